import { describe, expect, it } from 'vitest';
import { elbow } from '../../src/features/projects/plan/gantt-links.tsx';
import { scaleOf, ticksOf } from '../../src/features/projects/plan/scale.ts';
import { trialOfDrag, withTrial } from '../../src/features/projects/plan/what-if.ts';

type Node = Parameters<typeof trialOfDrag>[0];
const node = (more: Partial<Node>): Node =>
  ({
    code: 'A1',
    start: '2026-03-02',
    end: '2026-03-13',
    days: 10,
    unit: 'workingDay',
    actualStart: null,
    earliestStart: null,
    ...more,
  }) as Node;

describe('the scale of a chart', () => {
  it('lays the whole plan over the room that there is', () => {
    const scale = scaleOf(['2026-01-01', '2026-12-31'], 'fit', 1000);
    expect(scale.width).toBeCloseTo(1000);
    expect(scale.x('2026-01-01')).toBeGreaterThan(0);
    expect(scale.xEnd('2026-12-31')).toBeLessThan(1000);
    expect(scale.xEnd('2026-06-30')).toBeCloseTo(scale.x('2026-07-01'));
  });

  it('names months where there is room, else quarters, else years', () => {
    const ticks = (room: number) =>
      ticksOf(scaleOf(['2026-01-10', '2027-12-20'], 'fit', room)).map((tick) => tick.day);
    expect(ticks(1200)).toHaveLength(25);
    expect(ticks(400)).toEqual(expect.arrayContaining(['2026-04-01', '2027-01-01']));
    expect(ticks(400)).toHaveLength(9);
    expect(ticks(90)).toEqual(['2026-01-01', '2027-01-01', '2028-01-01']);
  });
});

describe('dragging a bar', () => {
  it('tries another beginning, never before the plan', () => {
    expect(trialOfDrag(node({}), 'move', 7, '2026-03-02')).toEqual({ earliestStart: '2026-03-09' });
    expect(trialOfDrag(node({}), 'move', -7, '2026-03-02')).toEqual({ earliestStart: null });
    expect(trialOfDrag(node({ actualStart: '2026-03-02' }), 'move', 7, '2026-03-02')).toBeNull();
    expect(trialOfDrag(node({}), 'move', 0, '2026-03-02')).toBeNull();
  });

  it('tries another length: a week more is five working days', () => {
    expect(trialOfDrag(node({}), 'stretch', 6, '2026-03-02')).toEqual({ days: 15 });
    expect(trialOfDrag(node({ unit: 'calendarDay', days: 12 }), 'stretch', 7, '2026-03-02')).toEqual({
      days: 19,
    });
    expect(trialOfDrag(node({}), 'stretch', -100, '2026-03-02')).toEqual({ days: 1 });
  });

  it('that ends where it began is no trial', () => {
    const tried = withTrial(new Map(), node({}), { days: 15 });
    expect(tried.get('A1')).toEqual({ days: 15 });
    expect(withTrial(tried, node({}), { days: 10 }).size).toBe(0);
  });
});

it('leads links onto a bar from above, or around to its side where it begins earlier', () => {
  expect(elbow(100, 18, 140, 54)).toBe('M100 18 H144 V47');
  expect(elbow(100, 54, 140, 18)).toBe('M100 54 H144 V25');
  expect(elbow(100, 18, 60, 54)).toBe('M100 18 h6 V39 H52 V54 H58');
});
