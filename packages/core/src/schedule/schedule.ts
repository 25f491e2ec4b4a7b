import { dayOfIso } from '../calendar/index.ts';
import { DayLine } from './day-line.ts';
import { faultsIn, type Network, networkOf } from './network.ts';
import {
  type NodeTimes,
  PlanFaultError,
  type PlanLink,
  type PlanNode,
  type Schedule,
  type ScheduleInput,
} from './plan.ts';

const lines = new WeakMap<ScheduleInput['isWorkingDay'], DayLine>();

/** The days of a calendar, counted once and kept for as long as the calendar is. */
function lineOf(first: number, isWorkingDay: ScheduleInput['isWorkingDay']): DayLine {
  const kept = lines.get(isWorkingDay);
  if (kept && kept.first <= first) return kept;
  const line = new DayLine(first, isWorkingDay);
  lines.set(isWorkingDay, line);
  return line;
}

/** Moments (see DayLine) of a plan: when each node starts and is finished, early and late. */
interface Pass {
  readonly line: DayLine;
  readonly nodes: readonly PlanNode[];
  readonly network: Network;
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly lateFinish: Int32Array;
  /** How far a finish may go without moving a node after it. */
  readonly freeFinish: Int32Array;
  /** The link by which a node starts when it does, -1 where none holds it. */
  readonly driver: Int32Array;
}

/**
 * The plan in time: forward and backward pass over working and calendar days, in time linear in nodes and links.
 *
 * A node of one working day that starts on Monday ends on Monday, and what follows it starts on Tuesday. Working-day
 * nodes begin and end on working days, calendar-day nodes on any. A milestone lies on the day on which the last thing
 * before it ends. What really happened overrides the plan: a node done lies where it was done, one under way started
 * when it did, whatever was to come before. Critical is what has no float left and is not done.
 * Throws PlanFaultError with every fault of the plan, RangeError for one of more than a century.
 */
export function schedule(input: ScheduleInput): Schedule {
  const network = networkOf(input.nodes);
  const faults = faultsIn(input, network);
  if (faults.length > 0) throw new PlanFaultError(faults);
  const first = dayOfIso(input.start);
  const line = lineOf(first, input.isWorkingDay);
  const count = input.nodes.length;
  const pass: Pass = {
    line,
    nodes: input.nodes,
    network,
    start: new Int32Array(count),
    finish: new Int32Array(count),
    lateFinish: new Int32Array(count),
    freeFinish: new Int32Array(count),
    driver: new Int32Array(count).fill(-1),
  };
  const today = input.today === undefined ? undefined : dayOfIso(input.today);
  forward(pass, first, today);
  let end = first;
  for (let index = 0; index < count; index += 1) end = Math.max(end, pass.finish[index] ?? 0);
  const limit = input.deadline === undefined ? end : dayOfIso(input.deadline) + 1;
  backward(pass, end, limit);
  return written(pass, first, end);
}

/** The moment at which a node that begins at `start` is finished. */
function finishOf(line: DayLine, { duration, unit }: PlanNode, start: number, days = duration): number {
  return unit === 'calendarDay' ? start + days : line.shift(start, days);
}

/** From when on a link lets the next node begin. */
function release({ line, start, finish }: Pass, link: PlanLink, before: number): number {
  const from = (link.kind === 'startToStart' ? start[before] : finish[before]) ?? 0;
  return link.lagUnit === 'calendarDay' ? from + link.lag : line.shift(from, link.lag);
}

/** When a node that nothing holds back would begin: on a working day where it is worked on such days. */
function beginning(line: DayLine, node: PlanNode, moment: number): number {
  return node.unit === 'workingDay' && node.duration > 0 ? line.nextWorking(moment) : moment;
}

function forward(pass: Pass, first: number, today: number | undefined): void {
  const { line, nodes, network, start, finish, driver } = pass;
  for (const index of network.order) {
    const node = nodes[index] as PlanNode;
    if (node.actualStart !== undefined) {
      const begun = dayOfIso(node.actualStart);
      start[index] = begun;
      finish[index] =
        node.actualEnd === undefined ? forecast(line, node, begun, today) : dayOfIso(node.actualEnd) + 1;
      continue;
    }
    // A milestone is reached by the end of a day, so the day itself holds it back no longer.
    const held = node.duration === 0 ? 1 : 0;
    let earliest = first;
    if (today !== undefined && today > earliest) earliest = today;
    if (node.earliestStart !== undefined) earliest = Math.max(earliest, dayOfIso(node.earliestStart) + held);
    let by = -1;
    const from = network.linksFrom[index] ?? 0;
    for (let position = 0; position < node.predecessors.length; position += 1) {
      const link = node.predecessors[position] as PlanLink;
      const released = release(pass, link, network.predecessor[from + position] ?? 0);
      if (released > earliest || (released === earliest && by < 0)) {
        earliest = released;
        by = from + position;
      }
    }
    driver[index] = by;
    start[index] = beginning(line, node, earliest);
    finish[index] = finishOf(line, node, start[index] ?? 0);
  }
}

/** When a node under way will be finished: by what is said to be left, else as planned, but never before today. */
function forecast(line: DayLine, node: PlanNode, begun: number, today: number | undefined): number {
  if (node.remaining !== undefined) {
    const from = Math.max(begun, today ?? begun);
    return Math.max(finishOf(line, node, from, node.remaining), from + 1);
  }
  const planned = finishOf(line, node, beginning(line, node, begun));
  return Math.max(planned, begun + 1, today === undefined ? 0 : today + 1);
}

function backward(
  { line, nodes, network, start, finish, lateFinish, freeFinish }: Pass,
  end: number,
  limit: number,
): void {
  lateFinish.fill(limit);
  freeFinish.fill(end);
  const { order, linksFrom, predecessor } = network;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const index = order[at] ?? 0;
    const node = nodes[index] as PlanNode;
    const fixed = node.actualStart !== undefined;
    // What has begun holds nothing back any more, and what is done can't be late.
    if (node.actualEnd !== undefined) lateFinish[index] = finish[index] ?? 0;
    else lateFinish[index] = tidied(line, node, lateFinish[index] ?? 0);
    if (fixed) continue;
    const lateStart = startBefore(line, node, lateFinish[index] ?? 0);
    const from = linksFrom[index] ?? 0;
    for (let position = 0; position < node.predecessors.length; position += 1) {
      const link = node.predecessors[position] as PlanLink;
      const before = predecessor[from + position] ?? 0;
      const earlier = nodes[before] as PlanNode;
      lower(lateFinish, before, boundOf(line, earlier, link, lateStart));
      lower(freeFinish, before, boundOf(line, earlier, link, start[index] ?? 0));
    }
  }
}

function lower(moments: Int32Array, index: number, bound: number): void {
  if (bound < (moments[index] ?? 0)) moments[index] = bound;
}

/** The last moment at which a node may finish that finishes by `limit`: a working-day node on a working day. */
function tidied(line: DayLine, node: PlanNode, limit: number): number {
  if (node.unit === 'calendarDay' || node.duration === 0) return limit;
  return line.day(line.index(limit) - 1) + 1;
}

/** The latest beginning of a node that finishes by `limit`. */
function startBefore(line: DayLine, node: PlanNode, limit: number): number {
  if (node.duration === 0) return limit;
  return node.unit === 'calendarDay' ? limit - node.duration : line.day(line.index(limit) - node.duration);
}

/** The latest finish of the earlier node by which the link still lets the next one begin at `begin`. */
function boundOf(line: DayLine, earlier: PlanNode, link: PlanLink, begin: number): number {
  const moment = link.lagUnit === 'calendarDay' ? begin - link.lag : line.unshift(begin, link.lag);
  if (link.kind === 'finishToStart') return moment;
  if (earlier.duration === 0) return moment;
  const start = earlier.unit === 'calendarDay' ? moment : line.day(line.index(moment + 1) - 1);
  return finishOf(line, earlier, start);
}

/** The day on which a node ends that is finished at a moment. */
const lastDay = (node: PlanNode, start: number, finish: number, first: number): number =>
  node.duration === 0 && node.actualEnd === undefined
    ? Math.max(first, finish - 1)
    : Math.max(start, finish - 1);

function written(pass: Pass, first: number, end: number): Schedule {
  const { line, nodes, start, finish, lateFinish, freeFinish } = pass;
  const times = nodes.map((node, index): NodeTimes => {
    const [begins, ends, late] = [start[index] ?? 0, finish[index] ?? 0, lateFinish[index] ?? 0];
    const done = node.actualEnd !== undefined;
    const started = node.actualStart !== undefined;
    const endDay = lastDay(node, begins, ends, first);
    const startDay = node.duration === 0 && !started ? endDay : begins;
    const lateEnd = Math.max(first, late - 1);
    const lateStart = node.duration === 0 ? lateEnd : startBefore(line, node, late);
    const totalFloat = done ? 0 : line.index(late) - line.index(ends);
    const free = done ? 0 : line.index(tidied(line, node, freeFinish[index] ?? 0)) - line.index(ends);
    return {
      id: node.id,
      start: line.iso(startDay),
      end: line.iso(endDay),
      latestStart: line.iso(done || started ? startDay : lateStart),
      latestEnd: line.iso(done ? endDay : lateEnd),
      totalFloat,
      freeFloat: Math.max(0, Math.min(free, totalFloat)),
      critical: !done && totalFloat <= 0,
      started,
      done,
    };
  });
  let byId: Map<string, NodeTimes> | undefined;
  const lastEnd = Math.max(first, end - 1);
  return {
    nodes: times,
    get byId() {
      byId ??= new Map(times.map((one) => [one.id, one]));
      return byId;
    },
    start: line.iso(first),
    end: line.iso(lastEnd),
    lengthWorkingDays: line.index(end) - line.index(first),
    lengthCalendarDays: end - first,
    criticalPath: chainTo(pass, end),
  };
}

/** From the node that ends last back along what held each one, turned round. */
function chainTo({ nodes, network, finish, driver }: Pass, end: number): string[] {
  // Of several that end last the one that stands last in the order: others may wait for the rest, none for it.
  let at = network.order.findLast((index) => finish[index] === end) ?? -1;
  const chain: string[] = [];
  while (at >= 0) {
    chain.push(nodes[at]?.id ?? '');
    const by = driver[at] ?? -1;
    at = by < 0 ? -1 : (network.predecessor[by] ?? -1);
  }
  return chain.reverse();
}
