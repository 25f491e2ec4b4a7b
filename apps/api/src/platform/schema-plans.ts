import type { BundleContent, LightCause, PlanLimit, TemplateContent } from '@guanjia/core/plans';
import type { ProjectStage } from '@guanjia/core/projects';
import type { DurationUnit, LinkKind } from '@guanjia/core/schedule';
import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** jsonb: written as text. */
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
/** date: 'YYYY-MM-DD'. */
type Day = string;

export interface PlanTemplateTable {
  code: string;
  position: Generated<number>;
  created_at: Moment;
}

export interface PlanTemplateVersionTable {
  template_code: string;
  number: number;
  state: 'draft' | 'published' | 'superseded' | 'discarded';
  revision: Generated<number>;
  content: Json<TemplateContent>;
  note: string;
  written_by: string | null;
  written_at: Moment;
}

export interface PlanTable {
  project_id: string;
  template_code: string;
  template_number: number;
  answers: Json<Record<string, boolean>>;
  stages: Json<TemplateContent['stages']>;
  starts_on: Day;
  version: Generated<number>;
  baseline_number: Generated<number>;
  counted_on: Day;
  ends_on: Day;
  baseline_ends_on: Day | null;
  late_by: number | null;
  progress: number | null;
  planned_progress: number | null;
  light: 'green' | 'yellow' | 'red';
  causes: Json<readonly LightCause[]>;
  light_since: Moment;
  created_by: string;
  created_at: Moment;
  updated_at: Moment;
}

export interface PlanNodeTable {
  id: string;
  project_id: string;
  code: string;
  position: number;
  name: string;
  stage: string;
  milestone: ProjectStage | null;
  days: number;
  unit: DurationUnit;
  promised: MaybeJson<PlanLimit>;
  statutory: MaybeJson<PlanLimit>;
  past_practice: MaybeJson<PlanLimit>;
  stops_clock: boolean;
  materials: string[];
  matter_type: string | null;
  article_id: string | null;
  earliest_start: Day | null;
  actual_start: Day | null;
  actual_end: Day | null;
  remaining: number | null;
  remaining_on: Day | null;
  progress: number | null;
  baseline_start: Day | null;
  baseline_end: Day | null;
  forecast_start: Day;
  forecast_end: Day;
  late_by: number | null;
  critical: Generated<boolean>;
  its_turn: Generated<boolean>;
  light: Generated<'none' | 'green' | 'yellow' | 'red'>;
  dropped_at: MaybeMoment;
}

export interface PlanNodeOfficeTable {
  node_id: string;
  office_id: string;
  position: number;
}

export interface PlanLinkTable {
  from_id: string;
  to_id: string;
  kind: LinkKind;
  lag: number;
  lag_unit: DurationUnit;
}

export interface NodeEscalationTable {
  matter_id: string;
  node_id: string;
  escalated_at: Moment;
}

export interface PlanNodeMatterTable {
  matter_id: string;
  node_id: string;
  opened_at: Moment;
  ended_at: MaybeMoment;
}

export interface PlanBaselineTable {
  project_id: string;
  number: number;
  taken_at: Moment;
  taken_by: string;
  reason_text_id: string | null;
  ends_on: Day;
  nodes: Json<readonly { code: string; start: string; end: string }[]>;
}

export interface PlanForecastTable {
  project_id: string;
  made_on: Day;
  ends_on: Day;
  late_by: number | null;
  light: string;
  nodes: Json<Record<string, string>>;
}

export interface NodeReportTable {
  id: string;
  node_id: string;
  project_id: string;
  kind: 'start' | 'progress' | 'finish' | 'note' | 'correct';
  on_day: Day;
  progress: number | null;
  remaining: number | null;
  note_text_id: string | null;
  matter_id: string | null;
  reported_by: string | null;
  reported_at: Moment;
  device_at: MaybeMoment;
}

export interface NodeReportFileTable {
  attachment_id: string;
  report_id: string;
  position: number;
}

export interface ProjectMonthTable {
  project_id: string;
  month: Day;
  plan_wan: ColumnType<string | null, number | null, number | null>;
  done_wan: ColumnType<string, number, number>;
  site_text_id: string | null;
  problems_text_id: string | null;
  version: Generated<number>;
  entered_by: string;
  entered_at: Moment;
}

export interface BundleTable {
  code: string;
  position: Generated<number>;
  revision: Generated<number>;
  active: Generated<boolean>;
  content: Json<BundleContent>;
  written_by: string | null;
  written_at: Moment;
}

export interface ProjectBundleTable {
  id: string;
  project_id: string;
  bundle_code: string;
  name: string;
  opened_by: string;
  opened_at: Moment;
}

export interface ProjectBundleMatterTable {
  matter_id: string;
  project_bundle_id: string;
  position: number;
}

export interface PlanTables {
  bundle: BundleTable;
  project_bundle: ProjectBundleTable;
  project_bundle_matter: ProjectBundleMatterTable;
  plan_template: PlanTemplateTable;
  plan_template_version: PlanTemplateVersionTable;
  plan: PlanTable;
  plan_node: PlanNodeTable;
  plan_node_office: PlanNodeOfficeTable;
  plan_link: PlanLinkTable;
  plan_node_matter: PlanNodeMatterTable;
  node_escalation: NodeEscalationTable;
  plan_baseline: PlanBaselineTable;
  plan_forecast: PlanForecastTable;
  node_report: NodeReportTable;
  node_report_file: NodeReportFileTable;
  project_month: ProjectMonthTable;
}
