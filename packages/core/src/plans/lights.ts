import { type Light, type WorkingCalendar, workingDaysBetween } from '../calendar/index.ts';
import type { LightRule } from '../projects/index.ts';
import type { ZoneSettings } from '../settings/index.ts';
import type { PlanOutlook } from './outlook.ts';
import type { PlanNodeState, PlanState } from './plan-state.ts';

/** The rules of the lights (亮灯规则) as data: settings of the zone. */
export type LightRules = Pick<
  ZoneSettings,
  | 'planNearDays'
  | 'planLateYellowDays'
  | 'planLateRedDays'
  | 'planBehindYellow'
  | 'planBehindRed'
  | 'startMissedYellowMonths'
  | 'startMissedRedMonths'
  | 'investmentYellow'
  | 'investmentRed'
>;

export type NodeLight = Light | 'none';
/** Why a light is on: which rule, which node, whose it is, and by how much (days, share or months). */
export interface LightCause {
  readonly rule: LightRule;
  readonly light: 'yellow' | 'red';
  readonly code: string | null;
  readonly officeId: string | null;
  readonly amount: number;
}

/** Investment of the year in 万元: what was done by the end of a month, and the plan of the whole year. */
export interface InvestmentOfYear {
  readonly throughMonth: number;
  readonly doneWan: number;
  readonly annualPlanWan: number;
}

export interface PlanLights {
  readonly light: Light;
  readonly causes: readonly LightCause[];
  readonly ofNode: ReadonlyMap<string, NodeLight>;
}

/**
 * The lights of a plan on the day of its outlook. A node is red when its baseline day has passed and it is its own
 * turn; one that only waits for others is yellow at most: the red one is before it. Green is what is under way in
 * time. The project shows the worst of all.
 */
export function lightsOf(
  plan: PlanState,
  outlook: PlanOutlook,
  calendar: WorkingCalendar,
  rules: LightRules,
  investment: InvestmentOfYear | null,
): PlanLights {
  const causes: LightCause[] = [];
  const ofNode = new Map<string, NodeLight>();
  for (const node of plan.nodes) {
    const cause = causeOf(node, outlook, calendar, rules);
    if (cause) causes.push(cause);
    const own = outlook.byCode.get(node.code);
    ofNode.set(node.code, cause?.light ?? (own?.started && !own.done ? 'green' : 'none'));
  }
  causes.push(...ofTheWhole(plan, outlook, rules));
  const invested = investment && investmentCause(investment, rules);
  if (invested) causes.push(invested);
  const light = causes.some((cause) => cause.light === 'red')
    ? 'red'
    : causes.length > 0
      ? 'yellow'
      : 'green';
  const rank = (cause: LightCause) => (cause.light === 'red' ? 0 : 1);
  return { light, causes: causes.toSorted((one, other) => rank(one) - rank(other)), ofNode };
}

function causeOf(
  node: PlanNodeState,
  outlook: PlanOutlook,
  calendar: WorkingCalendar,
  rules: LightRules,
): LightCause | null {
  const own = outlook.byCode.get(node.code);
  if (!own || own.done || node.baselineEnd === null) return null;
  const cause = (rule: LightRule, light: 'yellow' | 'red', amount: number): LightCause => ({
    rule,
    light,
    code: node.code,
    officeId: node.officeIds[0] ?? null,
    amount,
  });
  const left = workingDaysBetween(calendar, outlook.today, node.baselineEnd);
  if (outlook.today > node.baselineEnd) {
    return own.itsTurn
      ? cause('nodeOverdue', 'red', Math.max(1, -left))
      : cause('nodeLate', 'yellow', Math.max(1, own.lateBy ?? 0));
  }
  // A node of one day must not be born yellow: near is never more than half of it.
  const near = Math.min(rules.planNearDays, Math.floor(node.days / 2));
  if (own.itsTurn && near > 0 && left <= near) return cause('nodeNearDue', 'yellow', left);
  if (own.itsTurn && own.lateBy !== null && own.lateBy >= rules.planLateYellowDays) {
    return cause('nodeLate', 'yellow', own.lateBy);
  }
  return null;
}

function ofTheWhole(plan: PlanState, outlook: PlanOutlook, rules: LightRules): LightCause[] {
  const causes: LightCause[] = [];
  const add = (rule: LightRule, light: 'yellow' | 'red', amount: number, node: PlanNodeState | undefined) =>
    causes.push({ rule, light, code: node?.code ?? null, officeId: node?.officeIds[0] ?? null, amount });
  const { lateBy, progress, plannedProgress, delayChain } = outlook;
  const named = (code: string | undefined) => plan.nodes.find((node) => node.code === code);
  // Whoever made it late is named: the first step of the delay that is not done, else the first of all.
  const open = delayChain.find(({ code }) => !outlook.byCode.get(code)?.done) ?? delayChain[0];
  if (lateBy !== null && lateBy > rules.planLateRedDays) add('endLate', 'red', lateBy, named(open?.code));
  else if (lateBy !== null && lateBy >= rules.planLateYellowDays) {
    add('endLate', 'yellow', lateBy, named(open?.code));
  }
  if (progress !== null && plannedProgress !== null) {
    // Ten points are ten points, whatever the fractions make of them.
    const behind = Math.round((plannedProgress - progress) * 1e6) / 1e6;
    if (behind > rules.planBehindRed) add('behind', 'red', behind, undefined);
    else if (behind >= rules.planBehindYellow) add('behind', 'yellow', behind, undefined);
  }
  const start = plan.nodes.find((node) => node.milestone === 'started');
  if (start && start.actualStart === null && start.baselineStart !== null) {
    const missed = monthsBetween(start.baselineStart, outlook.today);
    if (missed >= rules.startMissedRedMonths) add('startMissed', 'red', missed, start);
    else if (missed >= rules.startMissedYellowMonths) add('startMissed', 'yellow', missed, start);
  }
  return causes;
}

/** Whole calendar months from a day to another: 31 January to 28 February is one, to the 27th none. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return 0;
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(y2, m2, 0)).getUTCDate();
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < Math.min(d1, lastOfMonth) ? 1 : 0);
}

function investmentCause(
  { throughMonth, doneWan, annualPlanWan }: InvestmentOfYear,
  rules: LightRules,
): LightCause | null {
  const due = (annualPlanWan * throughMonth) / 12;
  if (due <= 0) return null;
  const share = doneWan / due;
  if (share >= rules.investmentYellow) return null;
  const light = share < rules.investmentRed ? 'red' : 'yellow';
  return { rule: 'investment', light, code: null, officeId: null, amount: share };
}
