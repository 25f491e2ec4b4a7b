import { describe, expect, it } from 'vitest';
import { dayCellsOf } from '../../src/features/matters/day-cells.ts';

const at = (text: string): string => new Date(`${text}+08:00`).toISOString();
const exceptions = { '2026-09-20': 'work', '2026-09-25': 'rest' } as const;

function cells(clock: Partial<Parameters<typeof dayCellsOf>[0]>, now: string) {
  return dayCellsOf(
    {
      startedAt: at('2026-09-04T09:00:00'),
      dueAt: at('2026-09-20T18:00:00'),
      stoppedAt: null,
      pauses: [],
      ...clock,
    },
    new Date(at(now)),
    exceptions,
  );
}

describe('one cell for each working day', () => {
  it('skips weekends and keeps a Sunday that is worked', () => {
    const days = cells({}, '2026-09-15T10:00:00').map((cell) => cell.date.slice(8));
    expect(days).toEqual(['04', '07', '08', '09', '10', '11', '14', '15', '16', '17', '18', '20']);
  });

  it('tells what was used, what runs, and what is left', () => {
    const found = cells({}, '2026-09-15T10:00:00');
    expect(found.find((cell) => cell.date === '2026-09-14')?.state).toBe('used');
    expect(found.find((cell) => cell.today)?.state).toBe('now');
    expect(found.at(-1)).toEqual({ date: '2026-09-20', state: 'left', today: false, due: true });
  });

  it('hatches days whose noon lies in a pause, not a day of which an hour was paused', () => {
    const found = cells(
      {
        pauses: [
          { from: at('2026-09-09T08:30:00'), to: at('2026-09-11T09:00:00'), reason: 'materials' },
          { from: at('2026-09-14T14:00:00'), to: at('2026-09-14T15:00:00'), reason: 'materials' },
        ],
      },
      '2026-09-15T10:00:00',
    );
    expect(found.filter((cell) => cell.state === 'paused').map((cell) => cell.date)).toEqual([
      '2026-09-09',
      '2026-09-10',
    ]);
  });

  it('marks the days past the due day, up to today', () => {
    const found = cells({ dueAt: at('2026-09-10T18:00:00') }, '2026-09-14T10:00:00');
    expect(found.filter((cell) => cell.state === 'over').map((cell) => cell.date)).toEqual([
      '2026-09-11',
      '2026-09-14',
    ]);
  });

  it('ends what was used where the clock stopped', () => {
    const found = cells({ stoppedAt: at('2026-09-08T11:00:00') }, '2026-09-15T10:00:00');
    expect(found.filter((cell) => cell.state === 'used').map((cell) => cell.date)).toEqual([
      '2026-09-04',
      '2026-09-07',
      '2026-09-08',
    ]);
    expect(found.find((cell) => cell.date === '2026-09-09')?.state).toBe('left');
  });
});
