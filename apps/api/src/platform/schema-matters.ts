import type { TypeMaterial } from '@guanjia/core/catalogue';
import type { ClockKind, EscalationLevel, LitClock } from '@guanjia/core/matters';
import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** jsonb: read as parsed, written as JSON text. */
type Json<T> = ColumnType<T, string | undefined, string>;
/** numeric: exact, so it comes back as text. */
type NullableNumeric = ColumnType<string | null, string | number | null | undefined, string | number | null>;

export interface MatterGroupTable {
  code: string;
  name: string;
  position: number;
}

export interface MatterTypeTable {
  code: string;
  group_code: string;
  name: string;
  position: number;
  subject: 'enterprise' | 'project' | 'both';
  complexity: 'consult' | 'general' | 'complex';
  lead_office_id: string | null;
  promised_days: number | null;
  promised_source: string | null;
  statutory_days: number | null;
  statutory_unit: 'working' | 'calendar' | null;
  statutory_source: string | null;
  past_days: number | null;
  past_unit: 'working' | 'calendar' | null;
  past_source: string | null;
  materials: Json<TypeMaterial[]>;
  service_modes: Generated<string[]>;
  prominent: Generated<boolean>;
  active: Generated<boolean>;
}

export interface MatterTypeSupportTable {
  type_code: string;
  office_id: string;
  position: number;
}

export interface PersonalTextTable {
  id: string;
  stream: string;
  kind: string;
  body: string | null;
  salt: Buffer | null;
  commitment: Buffer;
  created_at: Timestamp;
  erased_at: NullableTimestamp;
  erased_by: string | null;
}

export interface MatterNumberTable {
  month: string;
  last: number;
}

export interface MatterTable {
  id: string;
  number: string;
  type_code: string;
  subject_kind: 'enterprise' | 'project';
  enterprise_id: string;
  project_id: string | null;
  station_id: string;
  butler_id: string;
  title_text_id: string;
  body_text_id: string;
  authorisation_text_id: string | null;
  raised_by: string;
  raised_as: 'firm' | 'butler';
  urgency: 'normal' | 'urgent';
  status:
    | 'submitted'
    | 'accepted'
    | 'handling'
    | 'awaiting-materials'
    | 'answered'
    | 'closed'
    | 'rectifying'
    | 'declined'
    | 'withdrawn'
    | 'merged';
  service_mode: 'guided' | 'assisted' | 'agent' | 'self' | null;
  round: Generated<number>;
  promised_days: number;
  promised_source: string;
  statutory_days: number | null;
  statutory_unit: 'working' | 'calendar' | null;
  statutory_source: string | null;
  past_days: number | null;
  past_unit: 'working' | 'calendar' | null;
  past_source: string | null;
  complexity: 'consult' | 'general' | 'complex';
  materials_wanted: Json<string[]>;
  materials_lapsed: Generated<boolean>;
  decline_reason: string | null;
  decline_disputed: Generated<boolean>;
  dispatch_failures: Generated<number>;
  outcome: 'solved' | 'partly' | 'not-possible' | 'explained' | null;
  close_reason: 'confirmed' | 'silent' | 'rectified' | 'excluded' | 'not-supplied' | null;
  light: Generated<'green' | 'yellow' | 'red' | 'paused' | 'none'>;
  next_due_at: NullableTimestamp;
  rating_until: NullableTimestamp;
  reopen_until: NullableTimestamp;
  version: Generated<number>;
  created_at: Timestamp;
  updated_at: Timestamp;
  accepted_at: NullableTimestamp;
  answered_at: NullableTimestamp;
  closed_at: NullableTimestamp;
}

export interface AssignmentTable {
  id: string;
  matter_id: string;
  round: number;
  office_id: string;
  role: 'lead' | 'support';
  status: 'assigned' | 'signed' | 'answered' | 'accepted' | 'returned' | 'recalled';
  limit_days: number;
  instruction_text_id: string | null;
  answer_text_id: string | null;
  outcome: 'solved' | 'partly' | 'not-possible' | 'explained' | null;
  assigned_by: string;
  handler_id: string | null;
  assigned_at: Timestamp;
  return_until: NullableTimestamp;
  signed_at: NullableTimestamp;
  answered_at: NullableTimestamp;
  ended_at: NullableTimestamp;
}

export interface ExtensionTable {
  id: string;
  matter_id: string;
  assignment_id: string;
  status: 'requested' | 'granted' | 'refused' | 'lapsed';
  days: number;
  reason_text_id: string;
  requested_by: string;
  requested_at: Timestamp;
  decided_by: string | null;
  decided_at: NullableTimestamp;
}

export interface EscalationTable {
  id: string;
  matter_id: string;
  level: EscalationLevel;
  status: 'open' | 'decided' | 'passed' | 'lapsed';
  /** Null: by rule. */
  reason_text_id: string | null;
  decision_text_id: string | null;
  /** Null: by rule. */
  escalated_by: string | null;
  escalated_at: Timestamp;
  decided_by: string | null;
  decided_at: NullableTimestamp;
  previous_id: string | null;
  rule_id: string | null;
  clock_kind: ClockKind | null;
  asked: Generated<string[]>;
}

export interface DeputyChargeTable {
  account_id: string;
  station_id: string;
}

export interface EscalationRuleTable {
  id: string;
  clock_kind: LitClock;
  light: 'yellow' | 'red';
  after_days: number;
  level: EscalationLevel | 'next';
  active: Generated<boolean>;
  since: Timestamp;
  revision: Generated<number>;
  changed_at: Timestamp;
  changed_by: string | null;
}

export interface EscalationRunTable {
  rule_id: string;
  clock_id: string;
  turned_at: Timestamp;
  matter_id: string;
  outcome: 'escalated' | 'there-already' | 'higher-rule' | 'nobody';
  ran_at: Timestamp;
}

export interface RatingTable {
  id: string;
  matter_id: string;
  round: number;
  level: 1 | 2 | 3 | 4 | 5;
  text_id: string | null;
  /** Null: by a link. */
  rated_by: string | null;
  rated_at: Timestamp;
  link_id: string | null;
}

interface RatingLinkTable {
  id: string;
  matter_id: string;
  round: number;
  enterprise_contact_id: string | null;
  project_contact_id: string | null;
  token_hash: Buffer;
  issued_by: string;
  issued_at: Timestamp;
  opened_at: NullableTimestamp;
  used_at: NullableTimestamp;
}

export interface RectificationTable {
  id: string;
  matter_id: string;
  rating_id: string;
  status: 'verifying' | 'rectifying' | 'revisiting' | 'appealed' | 'done' | 'excluded';
  extended: Generated<boolean>;
  appealed: Generated<boolean>;
  appealed_by: string | null;
  excluded_text_id: string | null;
  opened_at: Timestamp;
  ended_at: NullableTimestamp;
}

export interface UrgingTable {
  id: string;
  matter_id: string;
  round: number;
  text_id: string | null;
  urged_by: string;
  urged_at: Timestamp;
  again_at: Timestamp;
}

export interface MatterMaterialTable {
  id: string;
  matter_id: string;
  name: string;
  state: 'open' | 'wanted' | 'supplied' | 'accepted' | 'promised' | 'not-needed';
  attachment_ids: string[];
  reused_from: string | null;
  wanted_at: NullableTimestamp;
  supplied_at: NullableTimestamp;
  supplied_by: string | null;
  checked_at: NullableTimestamp;
  checked_by: string | null;
  remark_text_id: string | null;
  /** A day, YYYY-MM-DD. */
  valid_through: string | null;
  pledge_kind: 'supplement' | 'commitment' | null;
  pledge_text_id: string | null;
  pledged_at: NullableTimestamp;
  pledge_due_at: NullableTimestamp;
  pledge_next_at: NullableTimestamp;
  pledge_outcome: 'kept' | 'broken' | 'void' | null;
  pledge_ended_at: NullableTimestamp;
}

interface MatterTypeFileTable {
  attachment_id: string;
  kept_by: string;
  kept_at: Timestamp;
}

interface MatterMergeTable {
  absorbed_id: string;
  into_id: string;
  merged_by: string;
  merged_at: Timestamp;
}

export interface ClockPause {
  from: string;
  to: string | null;
  reason: string;
}

export interface ClockTable {
  id: string;
  matter_id: string;
  kind: ClockKind;
  assignment_id: string | null;
  state: 'running' | 'paused' | 'stopped' | 'lapsed';
  level: 'green' | 'yellow' | 'red';
  limit_days: number | null;
  limit_minutes: number | null;
  started_at: Timestamp;
  due_at: Timestamp;
  yellow_at: NullableTimestamp;
  next_at: NullableTimestamp;
  paused_at: NullableTimestamp;
  paused_minutes: Generated<number>;
  pauses: Json<ClockPause[]>;
  stopped_at: NullableTimestamp;
  used_days: NullableNumeric;
  calendar_version: number;
  provisional: Generated<boolean>;
}

export interface AttachmentTable {
  id: string;
  matter_id: string | null;
  name: string;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  visibility: 'firm' | 'internal';
  uploaded_by: string;
  created_at: Timestamp;
  /** WGS 84 degrees; only where who handed it in wanted the place kept. */
  latitude: number | null;
  longitude: number | null;
}

export interface JournalTable {
  stream: string;
  seq: number;
  at: Timestamp;
  action: string;
  actor_id: string | null;
  visibility: 'firm' | 'internal';
  body: string;
  previous_hash: Buffer;
  hash: Buffer;
  position: Generated<number>;
}

export interface JournalHeadTable {
  stream: string;
  seq: number;
  hash: Buffer;
}

export interface JournalAnchorTable {
  number: number;
  at: Timestamp;
  streams: number;
  entries: number;
  root: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
  signature: Buffer;
  position: number;
}

export interface NotificationTable {
  id: string;
  account_id: string;
  event_key: string;
  kind: string;
  matter_id: string | null;
  project_id?: string | null;
  details: Json<Record<string, unknown>>;
  created_at: Timestamp;
  read_at: NullableTimestamp;
  held_until: NullableTimestamp;
}

export interface LiveEventTable {
  id: Generated<number>;
  xact: ColumnType<string, never, never>;
  kind: 'matter' | 'meeting' | 'notification' | 'project' | 'supervision';
  subject_id: string;
  account_id: string | null;
  action: string | null;
  created_at: ColumnType<Date, Date | string | undefined, never>;
}

export interface AlarmTable {
  key: string;
  kind: string;
  details: Json<Record<string, unknown>>;
  raised_at: Timestamp;
  cleared_at: NullableTimestamp;
}

export interface MattersTables {
  matter_group: MatterGroupTable;
  matter_type: MatterTypeTable;
  matter_type_support: MatterTypeSupportTable;
  personal_text: PersonalTextTable;
  matter_number: MatterNumberTable;
  matter: MatterTable;
  assignment: AssignmentTable;
  extension: ExtensionTable;
  escalation: EscalationTable;
  escalation_rule: EscalationRuleTable;
  escalation_run: EscalationRunTable;
  deputy_charge: DeputyChargeTable;
  deputy_station: DeputyChargeTable;
  rating: RatingTable;
  rating_link: RatingLinkTable;
  rectification: RectificationTable;
  urging: UrgingTable;
  matter_material: MatterMaterialTable;
  matter_type_file: MatterTypeFileTable;
  matter_merge: MatterMergeTable;
  clock: ClockTable;
  attachment: AttachmentTable;
  journal: JournalTable;
  journal_head: JournalHeadTable;
  journal_anchor: JournalAnchorTable;
  notification: NotificationTable;
  live_event: LiveEventTable;
  alarm: AlarmTable;
}
