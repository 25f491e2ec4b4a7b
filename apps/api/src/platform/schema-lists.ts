import type { ColumnType, Generated } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** jsonb: written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type ListOfViews = 'matters' | 'enterprises' | 'projects' | 'butlers';

interface SavedViewTable {
  id: string;
  list: ListOfViews;
  name: string;
  owner_id: string;
  sharing: 'private' | 'office' | 'zone';
  office_id: string | null;
  search: Json<Record<string, string | number | boolean>>;
  layout: Json<unknown>;
  version: Generated<number>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

interface ListPreferenceTable {
  account_id: string;
  list: ListOfViews;
  default_view_id: string | null;
  view_order: Json<string[]>;
  layouts: Json<Record<string, unknown>>;
  updated_at: Timestamp;
}

export interface ExportLogTable {
  id: string;
  requested_by: string;
  requested_at: Timestamp;
  list: 'matters' | 'enterprises' | 'projects' | 'sign-ins';
  query: Json<Record<string, unknown>>;
  columns: Json<string[]>;
  language: 'zh-CN' | 'en';
  conditions: Json<{ name: string; value: string }[]>;
  purpose_text_id: string | null;
  rows_counted: number;
  rows_exact: boolean;
  needs_approval: boolean;
  state: 'waiting' | 'ready' | 'refused' | 'taking' | 'taken' | 'broken';
  decided_by: string | null;
  decided_at: NullableTimestamp;
  decision_text_id: string | null;
  usable_until: NullableTimestamp;
  taken_at: NullableTimestamp;
  rows_taken: number | null;
  sha256: string | null;
  ip: string | null;
}

/** 0003: a matter as one office has it; `infinity` where no clock of its own runs. */
interface OfficeQueueTable {
  office_id: string;
  matter_id: string;
  stage: string;
  status: string;
  light: string;
  due_at: ColumnType<Date | number, Date | string, Date | string>;
}

/** 0003: the counts of queues, spread over shards. */
interface QueueCountTable {
  side: 'zone' | 'station' | 'butler' | 'office';
  side_id: string;
  stage: string;
  status: string;
  light: string;
  shard: number;
  n: number;
}

/** 0006: an absence with who covers it. */
interface LeaveCoverTable {
  id: string;
  account_id: string;
  covered_by: string;
  reason: 'annual' | 'sick' | 'business' | 'training' | 'other';
  starts_on: string;
  ends_on: string;
  starts_at: Timestamp;
  ends_at: Timestamp;
  entered_by: string;
  entered_at: Timestamp;
  ended_by: string | null;
}

/** The tables of 0003, 0004 and 0006. */
export interface ListTables {
  leave_cover: LeaveCoverTable;
  office_queue: OfficeQueueTable;
  queue_count: QueueCountTable;
  saved_view: SavedViewTable;
  list_preference: ListPreferenceTable;
  export_log: ExportLogTable;
}
