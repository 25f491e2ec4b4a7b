import type { PlanLink, PlanNode } from '@guanjia/core/schedule';

/**
 * The same question answered by walking day by day, with nothing of the engine in it: moments are whole days since
 * 1970, the beginning of a day; a node that is done on day 5 is finished at 6.
 */
export interface OracleInput {
  readonly start: number;
  readonly today?: number | undefined;
  readonly nodes: readonly PlanNode[];
  readonly works: (day: number) => boolean;
  /** Holds one node back until a moment, to see what that does to the others. */
  readonly hold?: { readonly id: string; readonly until: number } | undefined;
}

export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The moment after `n` days of the unit, one day at a time; backwards for a negative `n`. */
function walk(from: number, n: number, unit: PlanLink['lagUnit'], works: OracleInput['works']): number {
  let at = from;
  for (let left = Math.abs(n); left > 0; ) {
    const day = n > 0 ? at : at - 1;
    at += n > 0 ? 1 : -1;
    if (unit === 'calendarDay' || works(day)) left -= 1;
  }
  return at;
}

export function oracle({
  start,
  today,
  nodes,
  works,
  hold,
}: OracleInput): Map<string, { start: number; finish: number }> {
  const found = new Map<string, { start: number; finish: number }>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const timesOf = (id: string): { start: number; finish: number } => {
    const known = found.get(id);
    if (known) return known;
    const node = byId.get(id);
    if (!node) throw new Error(id);
    const times = once(node);
    found.set(id, times);
    return times;
  };
  const once = (node: PlanNode) => {
    if (node.actualStart !== undefined) {
      const begun = dayNumber(node.actualStart);
      if (node.actualEnd !== undefined) return { start: begun, finish: dayNumber(node.actualEnd) + 1 };
      const least = Math.max(begun, today ?? begun) + 1;
      let at = begun;
      let left = node.duration;
      if (node.remaining !== undefined) {
        at = Math.max(begun, today ?? begun);
        left = node.remaining;
      }
      return { start: begun, finish: Math.max(least, walk(at, left, node.unit, works)) };
    }
    let at = Math.max(start, today ?? start);
    if (node.earliestStart !== undefined) {
      at = Math.max(at, dayNumber(node.earliestStart) + (node.duration === 0 ? 1 : 0));
    }
    if (hold?.id === node.id) at = Math.max(at, hold.until);
    for (const link of node.predecessors) {
      const before = timesOf(link.from);
      const from = link.kind === 'startToStart' ? before.start : before.finish;
      at = Math.max(at, walk(from, link.lag, link.lagUnit, works));
    }
    while (node.unit === 'workingDay' && node.duration > 0 && !works(at)) at += 1;
    return { start: at, finish: walk(at, node.duration, node.unit, works) };
  };
  for (const node of nodes) timesOf(node.id);
  return found;
}
