import { dayOfIso } from '../calendar/index.ts';
import { longestDays } from './day-line.ts';
import type { PlanFault, PlanLink, PlanNode, ScheduleInput } from './plan.ts';

/** A plan as numbers: node i's links are those from `linksFrom[i]` up to `linksFrom[i + 1]`. */
export interface Network {
  readonly indexOf: ReadonlyMap<string, number>;
  readonly linksFrom: Int32Array;
  readonly predecessor: Int32Array;
  /** Nodes with everything before each; shorter than the plan where it has a cycle. */
  readonly order: Int32Array;
}

/** Numbers the nodes and sorts them by what must come before (Kahn). Links to unknown nodes are left out. */
export function networkOf(nodes: readonly PlanNode[]): Network {
  const indexOf = new Map<string, number>();
  for (const [index, node] of nodes.entries()) if (!indexOf.has(node.id)) indexOf.set(node.id, index);
  const count = nodes.length;
  const linksFrom = new Int32Array(count + 1);
  let total = 0;
  for (const [index, node] of nodes.entries()) {
    linksFrom[index] = total;
    total += node.predecessors.length;
  }
  linksFrom[count] = total;
  const predecessor = new Int32Array(total).fill(-1);
  const outdegree = new Int32Array(count + 1);
  const waiting = new Int32Array(count);
  let link = 0;
  for (const [index, node] of nodes.entries()) {
    for (const { from } of node.predecessors) {
      const before = indexOf.get(from) ?? -1;
      predecessor[link] = before;
      link += 1;
      if (before < 0) continue;
      outdegree[before] = (outdegree[before] ?? 0) + 1;
      waiting[index] = (waiting[index] ?? 0) + 1;
    }
  }
  const successorsFrom = new Int32Array(count + 1);
  for (let index = 0; index < count; index += 1) {
    successorsFrom[index + 1] = (successorsFrom[index] ?? 0) + (outdegree[index] ?? 0);
  }
  const successor = new Int32Array(total);
  const filled = Int32Array.from(successorsFrom);
  for (let index = 0; index < count; index += 1) {
    for (let at = linksFrom[index] ?? 0; at < (linksFrom[index + 1] ?? 0); at += 1) {
      const before = predecessor[at] ?? -1;
      if (before < 0) continue;
      successor[filled[before] ?? 0] = index;
      filled[before] = (filled[before] ?? 0) + 1;
    }
  }
  const order = new Int32Array(count);
  let ready = 0;
  for (let index = 0; index < count; index += 1) {
    if (waiting[index] === 0) {
      order[ready] = index;
      ready += 1;
    }
  }
  for (let done = 0; done < ready; done += 1) {
    const index = order[done] ?? 0;
    for (let at = successorsFrom[index] ?? 0; at < (successorsFrom[index + 1] ?? 0); at += 1) {
      const next = successor[at] ?? 0;
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) {
        order[ready] = next;
        ready += 1;
      }
    }
  }
  return { indexOf, linksFrom, predecessor, order: order.subarray(0, ready) };
}

/** Everything that keeps a plan from being scheduled; a cycle names its nodes in the order in which they wait. */
export function planFaults(input: ScheduleInput): readonly PlanFault[] {
  return faultsIn(input, networkOf(input.nodes));
}

/** As `planFaults`, for a plan whose nodes are numbered already. */
export function faultsIn(input: ScheduleInput, network: Network): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const first = dayOf(input.start);
  const today = input.today === undefined ? undefined : dayOf(input.today);
  if (first === undefined || (input.today !== undefined && today === undefined)) {
    return [{ kind: 'badDay', node: '' }];
  }
  for (const [index, node] of input.nodes.entries()) {
    if (network.indexOf.get(node.id) !== index) faults.push({ kind: 'duplicateId', node: node.id });
    faultsOfLinks(node, network, network.linksFrom[index] ?? 0, faults);
    faultsOfDays(node, first, today, faults);
  }
  return [...faults, ...cyclesOf(input.nodes, network)];
}

const isDays = (days: number, least: number): boolean =>
  Number.isSafeInteger(days) && days >= least && days <= longestDays;

function faultsOfLinks(node: PlanNode, network: Network, first: number, faults: PlanFault[]): void {
  const links = node.predecessors;
  for (let position = 0; position < links.length; position += 1) {
    const { from, kind, lag } = links[position] as PlanLink;
    if (from === node.id) faults.push({ kind: 'selfLink', node: node.id });
    else if (network.predecessor[first + position] === -1) {
      faults.push({ kind: 'unknownPredecessor', node: node.id, predecessor: from });
    }
    if (!isDays(lag, -longestDays)) faults.push({ kind: 'badLag', node: node.id });
    if (isTold(links, position, from, kind)) {
      faults.push({ kind: 'duplicateLink', node: node.id, predecessor: from });
    }
  }
}

/** Whether an earlier link of the same node says the same; there are few of them, so they are simply looked through. */
function isTold(links: readonly PlanLink[], position: number, from: string, kind: PlanLink['kind']): boolean {
  for (let at = 0; at < position; at += 1) {
    if (links[at]?.from === from && links[at]?.kind === kind) return true;
  }
  return false;
}

function faultsOfDays(node: PlanNode, first: number, today: number | undefined, faults: PlanFault[]): void {
  const add = (
    kind:
      | 'badDuration'
      | 'badDay'
      | 'endWithoutStart'
      | 'endBeforeStart'
      | 'actualInFuture'
      | 'startsBeforeProject',
  ) => faults.push({ kind, node: node.id });
  if (!isDays(node.duration, 0) || (node.remaining !== undefined && !isDays(node.remaining, 0))) {
    add('badDuration');
  }
  if (node.earliestStart === undefined && node.actualStart === undefined && node.actualEnd === undefined) {
    return;
  }
  const [earliest, start, end] = [node.earliestStart, node.actualStart, node.actualEnd].map((day) =>
    day === undefined ? undefined : (dayOf(day) ?? Number.NaN),
  );
  if ([earliest, start, end].some((day) => Number.isNaN(day))) {
    add('badDay');
    return;
  }
  if (end !== undefined && start === undefined) add('endWithoutStart');
  if (end !== undefined && start !== undefined && end < start) add('endBeforeStart');
  if (start !== undefined && start < first) add('startsBeforeProject');
  if (today !== undefined && Math.max(start ?? today, end ?? today) > today) add('actualInFuture');
}

function dayOf(day: string): number | undefined {
  try {
    return dayOfIso(day);
  } catch {
    return undefined;
  }
}

/** One cycle of each knot, found among the nodes that never become ready. */
function cyclesOf(nodes: readonly PlanNode[], { order, linksFrom, predecessor }: Network): PlanFault[] {
  if (order.length === nodes.length) return [];
  const left = new Set(nodes.keys());
  for (const index of order) left.delete(index);
  const before = (index: number): number[] =>
    [...predecessor.subarray(linksFrom[index], linksFrom[index + 1])].filter(
      (other) => other !== index && left.has(other),
    );
  const found: PlanFault[] = [];
  for (const begin of [...left]) {
    if (!left.has(begin)) continue;
    const path: number[] = [];
    const placeOf = new Map<number, number>();
    let at: number | undefined = begin;
    while (at !== undefined && !placeOf.has(at)) {
      placeOf.set(at, path.length);
      path.push(at);
      at = before(at)[0];
    }
    if (at !== undefined) {
      // Walked backwards: turned round, each is followed by what waits for it.
      const cycle = path.slice(placeOf.get(at)).reverse();
      found.push({ kind: 'cycle', nodes: cycle.map((index) => nodes[index]?.id ?? '') });
    }
    for (const index of path) left.delete(index);
  }
  return found;
}
