/** What a duration or a lag is counted in: days of the zone's calendar that are worked, or all days. */
export const durationUnits = ['workingDay', 'calendarDay'] as const;
export type DurationUnit = (typeof durationUnits)[number];
export const linkKinds = ['finishToStart', 'startToStart'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What must come before: after its end (or its beginning) and `lag` whole days more, which may be negative. */
export interface PlanLink {
  readonly from: string;
  readonly kind: LinkKind;
  readonly lag: number;
  readonly lagUnit: DurationUnit;
}

/** One node of a plan. Days are ISO days (`YYYY-MM-DD`) and both ends count. */
export interface PlanNode {
  readonly id: string;
  /** Whole days; 0 is a milestone. */
  readonly duration: number;
  readonly unit: DurationUnit;
  readonly predecessors: readonly PlanLink[];
  /** Not before this day. */
  readonly earliestStart?: string | undefined;
  readonly actualStart?: string | undefined;
  readonly actualEnd?: string | undefined;
  /** Whole days that are left of a node under way, in its own unit; worked out from the duration where not said. */
  readonly remaining?: number | undefined;
}

export interface ScheduleInput {
  readonly start: string;
  /** Until when things are known: nothing that has not begun begins before it, nothing under way ends before it. */
  readonly today?: string | undefined;
  /** A day by which all must be done: floats are then counted to it and may be negative. */
  readonly deadline?: string | undefined;
  readonly nodes: readonly PlanNode[];
  /** Asked once a day of the span; a calendar given as the same function is remembered. */
  readonly isWorkingDay: (day: string) => boolean;
}

/** When a node takes place, and how far it may slip. Floats are working days. */
export interface NodeTimes {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly latestStart: string;
  readonly latestEnd: string;
  /** Without moving the end of the plan. */
  readonly totalFloat: number;
  /** Without moving any node after it. */
  readonly freeFloat: number;
  readonly critical: boolean;
  readonly started: boolean;
  readonly done: boolean;
}

export interface Schedule {
  /** In the order of the input. */
  readonly nodes: readonly NodeTimes[];
  readonly byId: ReadonlyMap<string, NodeTimes>;
  readonly start: string;
  readonly end: string;
  readonly lengthWorkingDays: number;
  readonly lengthCalendarDays: number;
  /** One chain that determines the end, from its first node to its last. */
  readonly criticalPath: readonly string[];
}

export type PlanFault =
  | { readonly kind: 'cycle'; readonly nodes: readonly string[] }
  | { readonly kind: 'unknownPredecessor'; readonly node: string; readonly predecessor: string }
  | { readonly kind: 'duplicateLink'; readonly node: string; readonly predecessor: string }
  | { readonly kind: NodeFault; readonly node: string };
export const nodeFaults = [
  'duplicateId',
  'selfLink',
  'badDuration',
  'badLag',
  'badDay',
  'endWithoutStart',
  'endBeforeStart',
  'actualInFuture',
  'startsBeforeProject',
] as const;
export type NodeFault = (typeof nodeFaults)[number];

/** A plan that can't be scheduled, with everything that stands in the way. */
export class PlanFaultError extends Error {
  readonly faults: readonly PlanFault[];
  constructor(faults: readonly PlanFault[]) {
    super(faults.map((fault) => JSON.stringify(fault)).join(' '));
    this.name = 'PlanFaultError';
    this.faults = faults;
  }
}
