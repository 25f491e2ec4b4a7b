import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { HandbookTables } from './schema-handbook.ts';
import type { ListTables } from './schema-lists.ts';
import type { MattersTables } from './schema-matters.ts';
import type { MeetingTables } from './schema-meetings.ts';
import type { NotificationTables } from './schema-notifications.ts';
import type { OrganisationTables } from './schema-organisation.ts';
import type { PlanTables } from './schema-plans.ts';
import type { SupervisionTables } from './schema-supervision.ts';

/** timestamptz: a Date on reading; a Date or ISO text on writing. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** timestamptz that the database fills when left out. */
type DefaultTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;
/** numeric: exact, so it comes back as text. */
type NullableNumeric = ColumnType<string | null, string | number | null | undefined, string | number | null>;
/** date: 'YYYY-MM-DD'. */
type Day = string;

interface ZoneTable {
  id: Generated<number>;
  name: string;
  is_demo: Generated<boolean>;
  time_zone: Generated<string>;
  created_at: DefaultTimestamp;
}

interface ZoneSettingTable {
  key: string;
  value: ColumnType<unknown, string, string>;
  updated_at: Timestamp;
  updated_by: string | null;
}

interface AccountTable {
  id: string;
  username: string;
  password_hash: string;
  display_name: string;
  phone: string | null;
  status: Generated<'active' | 'disabled'>;
  must_change_password: Generated<boolean>;
  password_changed_at: NullableTimestamp;
  failed_count: Generated<number>;
  locked_until: NullableTimestamp;
  is_demo: Generated<boolean>;
  created_at: DefaultTimestamp;
  created_by: string | null;
  last_sign_in_at: NullableTimestamp;
}

interface AccountRoleTable {
  id: string;
  account_id: string;
  role:
    | 'enterprise-contact'
    | 'enterprise-administrator'
    | 'project-owner'
    | 'butler'
    | 'officer'
    | 'department-head'
    | 'station-master'
    | 'coordinator'
    | 'leader'
    | 'system-admin'
    | 'security-admin'
    | 'audit-admin';
  office_id: string | null;
  enterprise_id: string | null;
  project_id: string | null;
  granted_at: Timestamp;
  granted_by: string | null;
}

interface SessionTable {
  token_hash: Buffer;
  id: string;
  account_id: string;
  created_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  ip: string | null;
  user_agent: string | null;
  revoked_at: NullableTimestamp;
}

interface SecondFactorTable {
  account_id: string;
  secret: Buffer;
  begun_at: Timestamp;
  confirmed_at: NullableTimestamp;
  last_step: Generated<number>;
}

interface RecoveryCodeTable {
  account_id: string;
  hash: Buffer;
  used_at: NullableTimestamp;
}

interface PasswordHistoryTable {
  account_id: string;
  id: string;
  hash: string;
  ended_at: Timestamp;
}

interface NobodysAttemptTable {
  username: string;
  failed_count: Generated<number>;
  locked_until: NullableTimestamp;
  last_at: Timestamp;
}

interface SignInLogTable {
  id: string;
  at: Timestamp;
  username: string;
  account_id: string | null;
  outcome:
    | 'signed-in'
    | 'wrong-credentials'
    | 'locked'
    | 'disabled'
    | 'rate-limited'
    | 'signed-out'
    | 'revoked'
    | 'second-factor-asked'
    | 'second-factor-wrong'
    | 'lockout';
  ip: string | null;
  user_agent: string | null;
}

interface RateLimitTable {
  key: string;
  points: Generated<number>;
  expire: number | null;
}

interface OfficeTable {
  id: string;
  kind: 'department' | 'supplier' | 'station' | 'committee';
  code: string;
  name: string;
  short_name: string;
  phone: string | null;
  active: Generated<boolean>;
  position: Generated<number>;
  created_at: DefaultTimestamp;
}

interface LeadingGroupMemberTable {
  account_id: string;
  position: 'head' | 'deputy';
  duty: string | null;
}

interface ButlerTable {
  id: string;
  account_id: string;
  kind: 'enterprise' | 'project' | 'both';
  station_id: string;
  phone: string;
  title: string;
  photo_attachment: string | null;
  active: Generated<boolean>;
  created_at: DefaultTimestamp;
}

/** A shareholder with its share in percent, where known. */
export interface Shareholder {
  name: string;
  percent: number | null;
}

interface EnterpriseTable {
  id: string;
  name: string;
  short_name: string | null;
  uscc: string | null;
  uscc_exception_reason: string | null;
  station_id: string;
  above_scale: Generated<boolean>;
  active: Generated<boolean>;
  active_since: Timestamp;
  legal_representative: string | null;
  registered_capital_wan: NullableNumeric;
  paid_in_capital_wan: NullableNumeric;
  founded_on: Day | null;
  registration_status: Generated<
    'in-business' | 'suspended' | 'moved-out' | 'deregistered' | 'revoked' | 'unknown'
  >;
  industry_code: string | null;
  division_code: string | null;
  industry_chain: string | null;
  chain_leader: Generated<boolean>;
  address: string | null;
  plot: string | null;
  premises: string | null;
  staff_count: number | null;
  revenue_wan: NullableNumeric;
  assets_wan: NullableNumeric;
  size_class: 'large' | 'medium' | 'small' | 'micro' | null;
  invention_patents: number | null;
  utility_patents: number | null;
  design_patents: number | null;
  software_copyrights: number | null;
  trademarks: number | null;
  shareholders: JSONColumnType<Shareholder[], string | undefined, string>;
  listing_market: string | null;
  listing_code: string | null;
  credit_risk: Generated<
    'none' | 'abnormal-operation' | 'serious-violation' | 'dishonest-debtor' | 'unknown'
  >;
  introduction: string | null;
  version: Generated<number>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
  search: GeneratedAlways<string[]>;
}

interface EnterpriseContactTable {
  id: string;
  enterprise_id: string;
  account_id: string | null;
  name: string;
  phone: string | null;
  title: string | null;
  level: 'administrator' | 'contact';
  created_at: DefaultTimestamp;
}

interface EnterpriseQualificationTable {
  id: string;
  enterprise_id: string;
  kind:
    | 'high-tech'
    | 'tech-sme'
    | 'innovative-sme'
    | 'specialised'
    | 'little-giant'
    | 'single-champion'
    | 'gazelle'
    | 'technology-centre'
    | 'quality-award'
    | 'licence'
    | 'other';
  name: string;
  certificate_no: string | null;
  granted_on: Day | null;
  expires_on: Day | null;
  source: string | null;
}

interface EnterpriseMonthTable {
  enterprise_id: string;
  /** The first day of the month. */
  month: Day;
  indicator:
    | 'output'
    | 'revenue'
    | 'profit'
    | 'tax'
    | 'electricity'
    | 'gas'
    | 'staff'
    | 'wages'
    | 'trade'
    | 'research'
    | 'fixed-investment';
  source: 'enterprise' | 'butler' | 'department' | 'import';
  value_month: NullableNumeric;
  value_year_to_date: NullableNumeric;
  year_on_year_percent: NullableNumeric;
  unit: string;
  /** 口径: what exactly the figure counts. */
  basis: string;
  entered_by: string | null;
  entered_at: Timestamp;
}

interface CodeTableEntryTable {
  kind: 'industry' | 'division';
  code: string;
  level: number;
  parent: string | null;
  name: string;
  source: string;
  active: Generated<boolean>;
  changed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  changed_by: string | null;
}

interface ProjectTable {
  id: string;
  code: string;
  name: string;
  enterprise_id: string;
  station_id: string;
  /** 签约 立项 拿地 开工 主体封顶 设备安装 竣工 投产 达产 */
  stage:
    | 'signed'
    | 'approved'
    | 'land-obtained'
    | 'started'
    | 'topped-out'
    | 'equipment-installed'
    | 'completed'
    | 'in-production'
    | 'at-capacity';
  list_year: number;
  grade: ColumnType<
    'national' | 'provincial' | 'municipal' | 'zone' | null,
    'national' | 'provincial' | 'municipal' | 'zone' | null | undefined,
    'national' | 'provincial' | 'municipal' | 'zone' | null
  >;
  entered_on: Day;
  left_on: Day | null;
  investment_total_wan: NullableNumeric;
  annual_plan_wan: NullableNumeric;
  invested_wan: NullableNumeric;
  address: string | null;
  plot: string | null;
  premises: string | null;
  content: string | null;
  active: Generated<boolean>;
  active_since: Timestamp;
  version: Generated<number>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
  search: GeneratedAlways<string[]>;
}

interface ProjectContactTable {
  id: string;
  project_id: string;
  account_id: string | null;
  kind: 'owner' | 'contractor' | 'design-institute';
  company: string | null;
  name: string;
  phone: string | null;
  created_at: DefaultTimestamp;
}

interface StewardshipTable {
  id: string;
  enterprise_id: string | null;
  project_id: string | null;
  butler_id: string;
  started_at: Timestamp;
  ended_at: NullableTimestamp;
  reason: string | null;
  created_by: string | null;
  created_at: DefaultTimestamp;
}

interface CalendarVersionTable {
  version: number;
  utc_offset_minutes: number;
  hours: ColumnType<unknown, string, string>;
  published_years: number[];
  source: string;
  note: string | null;
  created_at: Timestamp;
  created_by: string | null;
}

interface CalendarExceptionTable {
  version: number;
  on_date: Day;
  kind: 'work' | 'rest';
  name: string;
}

interface ImportRunTable {
  id: string;
  kind: string;
  file_name: string;
  state: 'parsed' | 'committing' | 'committed' | 'failed' | 'discarded';
  total: Generated<number>;
  done: Generated<number>;
  faulty: Generated<number>;
  preview: ColumnType<unknown, string | undefined, string>;
  payload: ColumnType<unknown, string | null | undefined, string | null>;
  error: string | null;
  created_by: string;
  created_at: Timestamp;
  finished_at: NullableTimestamp;
}

interface IdempotencyKeyTable {
  account_id: string;
  key: string;
  route: string;
  request_hash: string;
  status: number | null;
  body: ColumnType<unknown, string | null, string | null>;
  created_at: Timestamp;
}

/** The tables of 0001, as TypeScript sees them; json columns are written as JSON text. */
interface FoundationTables {
  schema_migration: { version: number; name: string; checksum: string; applied_at: Generated<Date> };
  zone: ZoneTable;
  zone_setting: ZoneSettingTable;
  account: AccountTable;
  account_role: AccountRoleTable;
  session: SessionTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  password_history: PasswordHistoryTable;
  nobodys_attempt: NobodysAttemptTable;
  sign_in_log: SignInLogTable;
  rate_limit: RateLimitTable;
  office: OfficeTable;
  leading_group_member: LeadingGroupMemberTable;
  butler: ButlerTable;
  enterprise: EnterpriseTable;
  enterprise_contact: EnterpriseContactTable;
  enterprise_qualification: EnterpriseQualificationTable;
  enterprise_month: EnterpriseMonthTable;
  code_table_entry: CodeTableEntryTable;
  project: ProjectTable;
  project_contact: ProjectContactTable;
  stewardship: StewardshipTable;
  calendar_version: CalendarVersionTable;
  calendar_exception: CalendarExceptionTable;
  import_run: ImportRunTable;
  idempotency_key: IdempotencyKeyTable;
}

export interface Database
  extends FoundationTables,
    MattersTables,
    MeetingTables,
    NotificationTables,
    HandbookTables,
    ListTables,
    OrganisationTables,
    PlanTables,
    SupervisionTables {}
