import { butlerRows } from './butler-rows.ts';
import { divisionRows, industryRows } from './code-rows.ts';
import type { RowOf } from './columns.ts';
import { enterpriseRows } from './enterprise-rows.ts';
import type { ImportKind } from './kinds.ts';
import { projectRows } from './project-rows.ts';
import { stewardshipRows } from './stewardship-rows.ts';

/** What a file of each kind holds. */
export const IMPORT_DEFINITIONS = {
  enterprises: enterpriseRows,
  projects: projectRows,
  butlers: butlerRows,
  stewardships: stewardshipRows,
  industries: industryRows,
  divisions: divisionRows,
} as const satisfies Record<ImportKind, object>;

type Definitions = typeof IMPORT_DEFINITIONS;

export type ImportRow<K extends ImportKind> = RowOf<Definitions[K]['columns']>;

/** What could be read of a row; null where a cell is empty or faulty. */
export type ImportDraft<K extends ImportKind> = { [C in keyof ImportRow<K>]: ImportRow<K>[C] | null };

export interface NumberedDraft<K extends ImportKind = ImportKind> {
  readonly number: number;
  readonly values: ImportDraft<K>;
}

/** A row without fault, by its number in the file. */
export interface NumberedRow<K extends ImportKind = ImportKind> {
  readonly number: number;
  readonly values: ImportRow<K>;
}
