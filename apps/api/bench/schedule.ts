import { workingDayOf } from '@guanjia/core/plans';
import { type PlanNode, schedule } from '@guanjia/core/schedule';
import { builtInCalendar } from '../src/calendars/index.ts';
import { type Figure, median } from './figures.ts';

const sizes = [1_000, 10_000, 100_000];
const goalMs = 10;

/** A plan of two or three links a node, mixed units, beginnings and lags; the same for the same size. */
function planOf(size: number): PlanNode[] {
  let seed = 20_260_101;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 4_294_967_296) * below);
  };
  return Array.from({ length: size }, (_, n): PlanNode => {
    const count = n === 0 ? 0 : Math.min(n, 1 + next(4));
    const before = new Set(Array.from({ length: count }, () => Math.max(0, n - 1 - next(60))));
    return {
      id: `N${n}`,
      duration: next(6) === 0 ? 0 : 1 + next(4),
      unit: next(5) === 0 ? 'calendarDay' : 'workingDay',
      predecessors: [...before].map((from) => ({
        from: `N${from}`,
        // Mostly side by side, so that a large plan spans decades, not ages.
        kind: next(50) === 0 ? 'finishToStart' : 'startToStart',
        lag: next(8) === 0 ? next(3) : 0,
        lagUnit: next(2) === 0 ? 'calendarDay' : 'workingDay',
      })),
    };
  });
}

/**
 * The peer: the longest path by the textbook, over maps and names, in plain numbers – no calendar, no units, no
 * floats. What it costs less than ours is the price of those.
 */
function plainLongestPath(nodes: readonly PlanNode[]): number {
  const waiting = new Map(nodes.map((node) => [node.id, node.predecessors.length]));
  const after = new Map<string, { id: string; lag: number; whole: boolean }[]>();
  for (const { id, predecessors } of nodes) {
    for (const { from, lag, kind } of predecessors) {
      const list = after.get(from) ?? [];
      list.push({ id, lag, whole: kind === 'finishToStart' });
      after.set(from, list);
    }
  }
  const durations = new Map(nodes.map((node) => [node.id, node.duration]));
  const starts = new Map<string, number>();
  const ready = nodes.filter((node) => node.predecessors.length === 0).map((node) => node.id);
  let longest = 0;
  for (const id of ready) {
    const start = starts.get(id) ?? 0;
    const end = start + (durations.get(id) ?? 0);
    longest = Math.max(longest, end);
    for (const { id: next, lag, whole } of after.get(id) ?? []) {
      starts.set(next, Math.max(starts.get(next) ?? 0, (whole ? end : start) + lag));
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  return longest;
}

function timeOf(work: () => unknown, runs: number): number {
  for (let n = 0; n < 3; n += 1) work();
  return median(
    Array.from({ length: runs }, () => {
      const before = performance.now();
      work();
      return performance.now() - before;
    }),
  );
}

/** Both passes with floats and critical path on the built-in calendar, and how the cost of a node grows. */
export function benchSchedule(): Figure[] {
  const isWorkingDay = workingDayOf(builtInCalendar());
  const figures: Figure[] = [];
  let perNodeAtFirst: number | undefined;
  for (const size of sizes) {
    const nodes = planOf(size);
    const runs = size > 50_000 ? 7 : 25;
    const ours = timeOf(() => schedule({ start: '2026-01-05', nodes, isWorkingDay }), runs);
    const plain = timeOf(() => plainLongestPath(nodes), runs);
    figures.push({
      name: `schedule ${size}`,
      value: ours,
      unit: 'ms',
      ratio: plain / ours,
      peer: `longest path over maps, no calendar: ${plain.toPrecision(3)} ms`,
      ...(size === 10_000 ? { goal: { text: `≤ ${goalMs} ms`, met: ours <= goalMs } } : {}),
    });
    const perNode = ours / size;
    if (perNodeAtFirst === undefined) perNodeAtFirst = perNode;
    else {
      figures.push({
        name: `schedule ${size} growth`,
        value: perNode / perNodeAtFirst,
        unit: '× a node',
        ratio: perNodeAtFirst / perNode,
        peer: `a node of ${sizes[0]}`,
      });
    }
  }
  return figures;
}
