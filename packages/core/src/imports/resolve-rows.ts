import { divisionPlace, industryPlace } from './code-rows.ts';
import type { Columns } from './columns.ts';
import { IMPORT_DEFINITIONS, type ImportDraft, type NumberedDraft, type NumberedRow } from './definitions.ts';
import type { FactsWanted, ImportFacts } from './facts.ts';
import type { Fault } from './faults.ts';
import type { ImportKind } from './kinds.ts';
import { type FileCodes, RESOLVERS, type References, type Refuse } from './resolvers.ts';

export interface ResolvedRow<K extends ImportKind> extends NumberedRow<K> {
  readonly resolved: References[K];
}

/**
 * Finds what rows refer to and what is there already; faults come beside the rows that hold. Drafts may be among the
 * rows: what could be read of them is judged too.
 */
export function resolveRows<K extends ImportKind, Row extends NumberedDraft<K>>(
  kind: K,
  rows: readonly Row[],
  facts: ImportFacts,
): { rows: (Row & { readonly resolved: References[K] })[]; faults: Fault[] } {
  const columns: Columns = IMPORT_DEFINITIONS[kind].columns;
  const fileCodes = codesOf(kind, rows);
  const faults: Fault[] = [];
  const resolved: (Row & { readonly resolved: References[K] })[] = [];
  for (const row of rows) {
    const before = faults.length;
    const refuse: Refuse<K> = (key, given, code, details = {}) => {
      faults.push({ row: row.number, column: columns[key]?.heading ?? key, code, details, given });
      return undefined;
    };
    const references = RESOLVERS[kind].resolve(row.values, facts, refuse, fileCodes);
    if (references && faults.length === before) resolved.push({ ...row, resolved: references });
  }
  return { rows: resolved, faults };
}

/** What must be known of the database to resolve these rows. */
export function factsWanted<K extends ImportKind>(kind: K, rows: readonly NumberedDraft<K>[]): FactsWanted[] {
  return rows.map((row) => RESOLVERS[kind].wants(row.values));
}

function codesOf(kind: ImportKind, rows: readonly NumberedDraft[]): FileCodes {
  if (kind !== 'industries' && kind !== 'divisions') return new Map();
  return new Map(
    rows.flatMap(({ values }) => {
      const { code, level } = values as Partial<ImportDraft<'divisions'>>;
      if (!code) return [];
      const place = kind === 'divisions' ? divisionPlace(code) : industryPlace(code);
      return [[code, level ?? place.level] as const];
    }),
  );
}
