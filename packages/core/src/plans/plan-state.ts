import type { ProjectStage } from '../projects/index.ts';
import type { DurationUnit, PlanLink } from '../schedule/index.ts';

/** A node of a project's plan (节点) as far as time and lights go. Named by its code, which is unique in the plan. */
export interface PlanNodeState {
  readonly code: string;
  readonly name: string;
  readonly milestone: ProjectStage | null;
  /** Who has it in hand, the first leads; none: the firm itself. */
  readonly officeIds: readonly string[];
  readonly days: number;
  readonly unit: DurationUnit;
  readonly predecessors: readonly PlanLink[];
  readonly earliestStart: string | null;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  /** Days that whoever does it says are left, counted from `remainingOn`; null: as planned. */
  readonly remaining: number | null;
  readonly remainingOn: string | null;
  /** 0 to 100, as reported last; null before anything was reported. */
  readonly progress: number | null;
  readonly baselineStart: string | null;
  readonly baselineEnd: string | null;
}

export interface PlanState {
  readonly startsOn: string;
  readonly nodes: readonly PlanNodeState[];
}
