import type { VersionRules } from '@guanjia/core/catalogue';
import type { ColumnType, Generated } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;
/** jsonb: read as parsed, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface MatterTypeVersionTable {
  type_code: string;
  number: number;
  rules: Json<VersionRules>;
  reason: string;
  published_at: Moment;
  published_by: string | null;
}

export interface MatterTypeDraftTable {
  type_code: string;
  based_on: number | null;
  revision: Generated<number>;
  rules: Json<VersionRules>;
  saved_at: Moment;
  saved_by: string;
}

export interface MatterRulesTable {
  id: string;
  matter_id: string;
  type_code: string;
  version: number;
  since_at: ColumnType<Date, Date | string, Date | string>;
}

export interface MatterTypeUseView {
  type_code: string;
  version: number;
  open_matters: number;
}

export interface CalendarRecountTable {
  version: number;
  published_at: Moment;
  moved: Generated<number>;
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface CodeTableImportTable {
  id: string;
  kind: 'industry' | 'division';
  version: number;
  source: string;
  entries: number;
  at: Moment;
  by: string | null;
}

/** The tables of 0005. */
export interface OrganisationTables {
  matter_type_version: MatterTypeVersionTable;
  matter_type_draft: MatterTypeDraftTable;
  matter_rules: MatterRulesTable;
  matter_type_use: MatterTypeUseView;
  calendar_recount: CalendarRecountTable;
  code_table_import: CodeTableImportTable;
}
