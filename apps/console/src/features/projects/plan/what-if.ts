import { outlookOf, type PlanNodeView, type PlanOutlook, type PlanView } from '@guanjia/core/plans';
import { dayNumber, movedBy } from './days.ts';

/** What somebody tries out on a node: another beginning, another length. */
export interface Trial {
  readonly earliestStart?: string | null;
  readonly days?: number;
}
export type Trials = ReadonlyMap<string, Trial>;

/** 推演: the plan as it would stand, by the same rules as on the server; nothing of it is kept. */
export function outlookWith(plan: PlanView, trials: Trials): PlanOutlook {
  const nodes = plan.nodes.map((node) => ({
    ...node,
    officeIds: node.offices.map((office) => office.id),
    ...trials.get(node.code),
  }));
  return outlookOf({ startsOn: plan.startsOn, nodes }, plan.calendar, plan.today);
}

/** Those that still can be tried: a node may have been dropped or done by somebody else in the meantime. */
export function trialsFor(plan: Pick<PlanView, 'nodes'>, trials: Trials): Trials {
  const open = new Map(plan.nodes.map((node) => [node.code, node]));
  const kept = [...trials].flatMap(([code, trial]): [string, Trial][] => {
    const node = open.get(code);
    if (!node || node.actualEnd !== null) return [];
    if (node.actualStart === null) return [[code, trial]];
    return trial.days === undefined ? [] : [[code, { days: trial.days }]];
  });
  return new Map(kept);
}

/** A trial as the change that would keep it. */
export const changesOf = (trials: Trials) =>
  [...trials].map(([code, set]) => ({ act: 'edit' as const, code, set }));

/** Another trial of a node; one that says what is so anyway is none. */
export function withTrial(trials: Trials, node: PlanNodeView, trial: Trial): Trials {
  const merged = { ...trials.get(node.code), ...trial };
  const kept: Trial = {
    ...(merged.earliestStart !== undefined && merged.earliestStart !== node.earliestStart
      ? { earliestStart: merged.earliestStart }
      : {}),
    ...(merged.days !== undefined && merged.days !== node.days ? { days: merged.days } : {}),
  };
  const next = new Map(trials);
  if (Object.keys(kept).length === 0) next.delete(node.code);
  else next.set(node.code, kept);
  return next;
}

/** What dragging a bar by so many calendar days tries out; null where that says nothing. */
export function trialOfDrag(
  node: PlanNodeView,
  part: 'move' | 'stretch',
  days: number,
  startsOn: string,
): Trial | null {
  if (days === 0) return null;
  if (part === 'move') {
    if (node.actualStart !== null) return null;
    const wanted = movedBy(node.start, days);
    return { earliestStart: wanted <= startsOn ? null : wanted };
  }
  // A working week has five days of seven; the outlook then counts with the calendar.
  const whole = dayNumber(node.end) - dayNumber(node.start) + 1;
  const perDay = node.unit === 'workingDay' && whole > 0 ? node.days / whole : 1;
  return { days: Math.max(node.days === 0 ? 0 : 1, Math.round(node.days + days * perDay)) };
}
