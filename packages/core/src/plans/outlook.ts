import {
  dayOfIso,
  isoOfDay,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/index.ts';
import { type NodeTimes, type Schedule, type ScheduleInput, schedule } from '../schedule/index.ts';
import type { PlanNodeState, PlanState } from './plan-state.ts';

const askers = new WeakMap<WorkingCalendar, (day: string) => boolean>();

/** The same function for the same calendar, so that its days are counted once. */
export function workingDayOf(calendar: WorkingCalendar): (day: string) => boolean {
  const known = askers.get(calendar);
  if (known) return known;
  const asker = (day: string) => isWorkingDay(calendar, day);
  askers.set(calendar, asker);
  return asker;
}

/** The plan as the schedule takes it; without `today` as it was meant, with it as it stands. */
export function scheduleInputOf(
  plan: PlanState,
  calendar: WorkingCalendar,
  today: string | undefined,
): ScheduleInput {
  return {
    start: plan.startsOn,
    today: today === undefined || today < plan.startsOn ? undefined : today,
    isWorkingDay: workingDayOf(calendar),
    nodes: plan.nodes.map((node) => ({
      id: node.code,
      duration: node.days,
      unit: node.unit,
      predecessors: node.predecessors,
      earliestStart: node.earliestStart ?? undefined,
      actualStart: today === undefined ? undefined : (node.actualStart ?? undefined),
      actualEnd: today === undefined ? undefined : (node.actualEnd ?? undefined),
      remaining:
        today === undefined || node.actualStart === null || node.actualEnd !== null
          ? undefined
          : leftOn(node, calendar, today),
    })),
  };
}

/** Days left today of what was said to be left on some day before; undefined where nobody said. */
function leftOn(node: PlanNodeState, calendar: WorkingCalendar, today: string): number | undefined {
  if (node.remaining === null || node.remainingOn === null) return undefined;
  const gone =
    node.unit === 'workingDay'
      ? workedBefore(calendar, node.remainingOn, today)
      : Math.round((Date.parse(today) - Date.parse(node.remainingOn)) / 86_400_000);
  return Math.max(0, node.remaining - Math.max(0, gone));
}

export interface NodeOutlook extends NodeTimes {
  /** Working days that its end lies after its baseline; negative: before. Null without a baseline. */
  readonly lateBy: number | null;
  /** Nothing that must come before it is open: it is under way, or could be. */
  readonly itsTurn: boolean;
}

/** How a plan stands on a day (预计): every node in time, and against the baseline. */
export interface PlanOutlook {
  readonly today: string;
  readonly nodes: readonly NodeOutlook[];
  readonly byCode: ReadonlyMap<string, NodeOutlook>;
  readonly schedule: Schedule;
  readonly endsOn: string;
  readonly baselineEndsOn: string | null;
  readonly lateBy: number | null;
  /** Shares of all work, by planned days; null where nothing takes any time. */
  readonly progress: number | null;
  readonly plannedProgress: number | null;
  /** From the first node to the last, each with what held it back: the way that decides the end. */
  readonly chain: readonly string[];
  /** From the first node that came late to the end of the plan: where the delay arose (晚在哪里). */
  readonly delayChain: readonly DelayStep[];
}

export interface DelayStep {
  readonly code: string;
  readonly lateBy: number;
}

/** Throws PlanFaultError where the plan can't be scheduled; what is stored always can. */
export function outlookOf(plan: PlanState, calendar: WorkingCalendar, today: string): PlanOutlook {
  const times = schedule(scheduleInputOf(plan, calendar, today));
  const ended = new Set(plan.nodes.filter((node) => node.actualEnd !== null).map((node) => node.code));
  const begun = new Set(plan.nodes.filter((node) => node.actualStart !== null).map((node) => node.code));
  const nodes = plan.nodes.map((node, position): NodeOutlook => {
    const own = times.nodes[position] as NodeTimes;
    return {
      ...own,
      lateBy: node.baselineEnd === null ? null : workingDaysBetween(calendar, node.baselineEnd, own.end),
      itsTurn:
        !own.done &&
        (own.started ||
          node.predecessors.every(({ from, kind }) =>
            kind === 'startToStart' ? begun.has(from) : ended.has(from),
          )),
    };
  });
  const byCode = new Map(nodes.map((node) => [node.id, node]));
  const baselineEndsOn = plan.nodes.reduce<string | null>(
    (last, { baselineEnd }) =>
      baselineEnd !== null && (last === null || baselineEnd > last) ? baselineEnd : last,
    null,
  );
  const chain = decidingChain(plan.nodes, byCode, times.end);
  return {
    today,
    nodes,
    byCode,
    schedule: times,
    endsOn: times.end,
    baselineEndsOn,
    lateBy: baselineEndsOn === null ? null : workingDaysBetween(calendar, baselineEndsOn, times.end),
    ...progressOf(plan.nodes, byCode, calendar, today),
    chain: chain.map((node) => node.id),
    delayChain: delaysOf(chain),
  };
}

const dayAfter = (day: string): string => isoOfDay(dayOfIso(day) + 1);
const dayBefore = (day: string): string => isoOfDay(dayOfIso(day) - 1);

/** Working days from a day on, itself included, that are over when another begins. */
const workedBefore = (calendar: WorkingCalendar, from: string, today: string): number =>
  workingDaysBetween(calendar, dayBefore(from), dayBefore(today));

/** What is done and what should be when the day begins, weighed by planned days. One under way of which nothing was said counts by time. */
function progressOf(
  nodes: readonly PlanNodeState[],
  byCode: ReadonlyMap<string, NodeOutlook>,
  calendar: WorkingCalendar,
  today: string,
): Pick<PlanOutlook, 'progress' | 'plannedProgress'> {
  let [all, done, planned] = [0, 0, 0];
  let hasBaseline = false;
  const shareOf = (from: string, to: string): number => {
    const whole = Math.max(1, workedBefore(calendar, from, dayAfter(to)));
    return Math.min(1, Math.max(0, workedBefore(calendar, from, today)) / whole);
  };
  for (const node of nodes) {
    if (node.days === 0) continue;
    const own = byCode.get(node.code);
    all += node.days;
    if (own?.done) done += node.days;
    else if (own?.started) {
      done +=
        node.days *
        Math.min(0.99, node.progress === null ? shareOf(own.start, own.end) : node.progress / 100);
    }
    if (node.baselineStart === null || node.baselineEnd === null) continue;
    hasBaseline = true;
    planned += node.days * shareOf(node.baselineStart, node.baselineEnd);
  }
  if (all === 0) return { progress: null, plannedProgress: null };
  return { progress: done / all, plannedProgress: hasBaseline ? planned / all : null };
}

/** Back from the last node along whatever ended last before each one, turned round. */
function decidingChain(
  nodes: readonly PlanNodeState[],
  byCode: ReadonlyMap<string, NodeOutlook>,
  end: string,
): NodeOutlook[] {
  const states = new Map(nodes.map((node) => [node.code, node]));
  const chain: NodeOutlook[] = [];
  let at = [...byCode.values()].findLast((node) => node.end === end);
  while (at && !chain.includes(at)) {
    chain.push(at);
    let holder: NodeOutlook | undefined;
    for (const { from, kind } of states.get(at.id)?.predecessors ?? []) {
      const before = byCode.get(from);
      if (kind === 'finishToStart' && before && (!holder || before.end > holder.end)) holder = before;
    }
    at = holder;
  }
  return chain.reverse();
}

/** The nodes of a chain at which the delay grew. */
function delaysOf(chain: readonly NodeOutlook[]): DelayStep[] {
  const steps: DelayStep[] = [];
  let late = 0;
  for (const { id, lateBy } of chain) {
    if (lateBy === null || lateBy <= late) continue;
    late = lateBy;
    steps.push({ code: id, lateBy });
  }
  return steps;
}
