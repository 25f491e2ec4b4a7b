import type { PlanLimit, TemplateContent, TemplateNode } from '@guanjia/core/plans';
import type { OfficeCode } from '../catalogue/index.ts';

/** Nobody publishes a limit for this zone: the platform proposes one, and the zone decides. */
const proposal = '拟定值，待区里核定';
/** Said to be the rule everywhere; the text was not at hand. */
const unverified = '通行规定，未核对原文';

export const workingDays = (days: number, source = unverified): PlanLimit => ({
  days,
  unit: 'workingDay',
  source,
});
export const calendarDays = (days: number, source = unverified): PlanLimit => ({
  days,
  unit: 'calendarDay',
  source,
});

interface Shipped {
  readonly code: string;
  readonly name: string;
  /** None: the firm itself. */
  readonly offices?: readonly OfficeCode[];
  readonly days: number;
  readonly statutory?: PlanLimit;
  /** An office promises what the schedule counts with, unless it is said otherwise. */
  readonly promised?: PlanLimit | null;
  readonly after: readonly string[];
  readonly milestone?: TemplateNode['milestone'];
  readonly condition?: string;
  readonly stopsClock?: true;
  readonly matterType?: string;
  readonly materials?: readonly string[];
}

/** A node as a template ships it; its stage is the letter of its code. */
export function shippedNode(node: Shipped): TemplateNode {
  const ofOffice = node.offices !== undefined && node.days > 0;
  return {
    code: node.code,
    name: node.name,
    stage: node.code.slice(0, 1),
    milestone: node.milestone ?? null,
    officeCodes: [...(node.offices ?? [])],
    days: node.days,
    unit: 'workingDay',
    promised:
      node.promised === undefined ? (ofOffice ? workingDays(node.days, proposal) : null) : node.promised,
    statutory: node.statutory ?? null,
    // What it used to take is the zone's own knowledge; none is published.
    pastPractice: null,
    stopsClock: node.stopsClock ?? false,
    materials: [...(node.materials ?? [])],
    matterType: node.matterType ?? null,
    articleId: null,
    condition: node.condition ?? null,
    predecessors: node.after.map((from) => ({ from, kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' })),
  };
}

export interface ShippedTemplate {
  readonly code: string;
  readonly content: TemplateContent;
}
