import type { WorkingCalendar } from '@guanjia/core/calendar';
import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { describe, expect, it } from 'vitest';
import { pagesOf, type RowFilter, rowsOf } from '../../src/features/projects/plan/rows.ts';
import { zoomed } from '../../src/features/projects/plan/scale.ts';
import { outlookWith, type Trials, trialsFor } from '../../src/features/projects/plan/what-if.ts';

const calendar: WorkingCalendar = {
  version: 1,
  utcOffsetMinutes: 480,
  hours: [{ from: '08:30', to: '18:00' }],
  exceptions: {},
  names: {},
  publishedYears: [2026],
};

const node = (code: string, after: string[], more: Partial<PlanNodeView> = {}): PlanNodeView =>
  ({
    code,
    name: code,
    stage: code.slice(0, 1),
    milestone: null,
    offices: [],
    days: 5,
    unit: 'workingDay',
    predecessors: after.map((from) => ({ from, kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' })),
    position: 0,
    earliestStart: null,
    actualStart: null,
    actualEnd: null,
    remaining: null,
    remainingOn: null,
    progress: null,
    baselineStart: null,
    baselineEnd: null,
    light: 'none',
    ...more,
  }) as PlanNodeView;

/** A1 is done a week late; B1 decides the end, B2 has four weeks' time beside it. Today is Monday. */
const nodes = [
  node('A1', [], {
    actualStart: '2026-03-02',
    actualEnd: '2026-03-13',
    baselineStart: '2026-03-02',
    baselineEnd: '2026-03-06',
    milestone: 'signed',
  }),
  node('B2', ['A1']),
  node('B1', ['A1'], { days: 25, baselineStart: '2026-03-09', baselineEnd: '2026-04-10' }),
  node('C1', ['B1', 'B2'], { days: 0 }),
];
const plan = {
  startsOn: '2026-03-02',
  today: '2026-03-16',
  endsOn: '2026-04-17',
  stages: [
    { code: 'A', name: '前期' },
    { code: 'X', name: '没有节点' },
    { code: 'B', name: '建设' },
    { code: 'C', name: '投产' },
  ],
  nodes,
  calendar,
} as unknown as PlanView;
const now = outlookWith(plan, new Map());
const shown = (filter: RowFilter, folded: string[] = []) =>
  rowsOf(plan, now, filter, new Set(folded)).map((row) =>
    row.kind === 'node' ? row.node.code : `${row.name} ${row.done}/${row.count}`,
  );

describe('rows of a plan', () => {
  it('stand below their stages, which fold away; a stage without nodes is not there', () => {
    expect(shown('all')).toEqual(['前期 1/1', 'A1', '建设 0/2', 'B2', 'B1', '投产 0/1', 'C1']);
    expect(shown('all', ['B'])).toEqual(['前期 1/1', 'A1', '建设 0/2', '投产 0/1', 'C1']);
  });

  it('show what is asked for, in time', () => {
    expect(shown('critical')).toEqual(['A1', 'B1', 'C1']);
    expect(shown('late')).toEqual(['A1', 'B1']);
    expect(shown('open')).toEqual(['B2', 'B1', 'C1']);
    expect(shown('main')).toEqual(['A1', 'B1', 'C1']);
  });
});

describe('pages of rows', () => {
  const all = rowsOf(plan, now, 'all', new Set());
  const pages = (first: number, most: number) => pagesOf(all, first, most).map((page) => page.length);

  it('hold every row once, and never end with the name of a stage', () => {
    expect(pages(4, 4)).toEqual([4, 3]);
    expect(pages(3, 3)).toEqual([2, 3, 2]);
    expect(pagesOf(all, 3, 3).flat()).toEqual(all);
    expect(pages(99, 99)).toEqual([7]);
    expect(pages(1, 4)).toEqual([1, 4, 2]);
    expect(pagesOf([], 5, 5)).toEqual([]);
  });
});

describe('trying out', () => {
  const ended = (trials: Trials) => outlookWith(plan, trials).endsOn;

  it('moves the end by what decides it, and by nothing that has time', () => {
    expect(now.endsOn).toBe('2026-04-17');
    expect(ended(new Map([['B1', { days: 30 }]]))).toBe('2026-04-24');
    expect(ended(new Map([['B2', { days: 10 }]]))).toBe('2026-04-17');
    expect(ended(new Map([['B2', { earliestStart: '2026-04-20' }]]))).toBe('2026-04-24');
  });

  it('lets go of nodes that somebody else dropped, began or finished meanwhile', () => {
    const wanted: Trials = new Map([
      ['A1', { days: 9 }],
      ['B1', { days: 30, earliestStart: '2026-03-30' }],
      ['B2', { earliestStart: '2026-03-30' }],
      ['Z9', { days: 3 }],
    ]);
    expect([...trialsFor(plan, wanted).keys()]).toEqual(['B1', 'B2']);
    const begun = nodes.map((one) =>
      one.code.startsWith('B') ? { ...one, actualStart: '2026-03-16' } : one,
    );
    expect([...trialsFor({ nodes: begun }, wanted)]).toEqual([['B1', { days: 30 }]]);
  });
});

describe('the measure', () => {
  it('goes step by step and stays at its ends', () => {
    expect(zoomed('fit', 1)).toBe('quarter');
    expect(zoomed('week', -1)).toBe('month');
    expect(zoomed('week', 1)).toBe('week');
    expect(zoomed('fit', -1)).toBe('fit');
  });
});
