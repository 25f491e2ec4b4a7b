import { schedule } from '@guanjia/core/schedule';
import { expect, it } from 'vitest';

/**
 * Instance j301_1 of PSPLIB (R. Kolisch, A. Sprecher: PSPLIB – a project scheduling problem library, EJOR 96, 1997): 30
 * jobs between a source and a sink. Its file states the longest path without resources, MPM-Time, as 38.
 */
const j301 = {
  mpmTime: 38,
  durations: [
    0, 8, 4, 6, 3, 8, 5, 9, 2, 7, 9, 2, 6, 3, 9, 10, 6, 5, 3, 7, 2, 7, 2, 3, 3, 7, 8, 3, 7, 2, 2, 0,
  ],
  successors: [
    [2, 3, 4],
    [6, 11, 15],
    [7, 8, 13],
    [5, 9, 10],
    [20],
    [30],
    [27],
    [12, 19, 27],
    [14],
    [16, 25],
    [20, 26],
    [14],
    [17, 18],
    [17],
    [25],
    [21, 22],
    [22],
    [20, 22],
    [24, 29],
    [23, 25],
    [28],
    [23],
    [24],
    [30],
    [30],
    [31],
    [28],
    [31],
    [32],
    [32],
    [32],
    [],
  ],
};

it('finds the longest path that PSPLIB states for its first instance', () => {
  const nodes = j301.durations.map((duration, n) => ({
    id: `${n + 1}`,
    duration,
    unit: 'workingDay' as const,
    predecessors: j301.successors.flatMap((after, before) =>
      after.includes(n + 1)
        ? [{ from: `${before + 1}`, kind: 'finishToStart' as const, lag: 0, lagUnit: 'workingDay' as const }]
        : [],
    ),
  }));
  const found = schedule({ start: '2026-01-01', nodes, isWorkingDay: () => true });
  expect(found.lengthWorkingDays).toBe(j301.mpmTime);
  // Every chain of critical nodes without float adds up to the whole.
  const onPath = found.criticalPath.map((id) => j301.durations[Number(id) - 1] ?? 0);
  expect(onPath.reduce((sum, days) => sum + days, 0)).toBe(j301.mpmTime);
  for (const id of found.criticalPath) expect(found.byId.get(id)?.totalFloat).toBe(0);
});

/** Activities on arcs `from–to` with duration and slack, as a textbook prints them. */
interface PrintedArc {
  readonly from: number;
  readonly to: number;
  readonly days: number;
  readonly slack: number;
}
const arcs = (...rows: readonly (readonly [number, number, number, number])[]): PrintedArc[] =>
  rows.map(([from, to, days, slack]) => ({ from, to, days, slack }));

/** Solutions to two networks of B. W. Taylor, Introduction to Management Science, chapter 8 (project management). */
const taylor = [
  {
    length: 20,
    activities: arcs(
      [1, 2, 7, 2],
      [1, 3, 10, 0],
      [2, 4, 6, 2],
      [3, 4, 5, 0],
      [3, 5, 4, 4],
      [4, 5, 3, 0],
      [5, 6, 2, 0],
    ),
  },
  {
    length: 38,
    activities: arcs(
      [1, 2, 8, 1],
      [1, 3, 10, 0],
      [1, 4, 9, 6],
      [2, 5, 6, 1],
      [2, 6, 4, 8],
      [3, 5, 5, 0],
      [4, 5, 0, 6],
      [4, 7, 7, 11],
      [5, 7, 12, 0],
      [5, 8, 15, 1],
      [6, 9, 18, 8],
      [7, 8, 4, 0],
      [8, 9, 7, 0],
    ),
  },
] as const;

it.each(taylor)('finds the length and every slack of a printed network of $length days', (network) => {
  const nodes = network.activities.map(({ from, to, days }) => ({
    id: `${from}-${to}`,
    duration: days,
    unit: 'workingDay' as const,
    predecessors: network.activities
      .filter((before) => before.to === from)
      .map((before) => ({
        from: `${before.from}-${before.to}`,
        kind: 'finishToStart' as const,
        lag: 0,
        lagUnit: 'workingDay' as const,
      })),
  }));
  const found = schedule({ start: '2026-01-01', nodes, isWorkingDay: () => true });
  expect(found.lengthWorkingDays).toBe(network.length);
  expect(found.nodes.map(({ id, totalFloat }) => ({ id, totalFloat }))).toEqual(
    network.activities.map(({ from, to, slack }) => ({ id: `${from}-${to}`, totalFloat: slack })),
  );
});
