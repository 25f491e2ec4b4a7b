import { divisionPlace, industryPlace } from './code-rows.ts';
import type { Columns } from './columns.ts';
import { IMPORT_DEFINITIONS, type NumberedRow } from './definitions.ts';
import type { FactsWanted, ImportFacts } from './facts.ts';
import type { Fault } from './faults.ts';
import type { ImportKind } from './kinds.ts';
import { type FileCodes, RESOLVERS, type References, type Refuse } from './resolvers.ts';

export interface ResolvedRow<K extends ImportKind> extends NumberedRow<K> {
  readonly resolved: References[K];
}

/** Finds what rows refer to and what is there already; faults come beside the rows that hold. */
export function resolveRows<K extends ImportKind>(
  kind: K,
  rows: readonly NumberedRow<K>[],
  facts: ImportFacts,
): { rows: ResolvedRow<K>[]; faults: Fault[] } {
  const columns: Columns = IMPORT_DEFINITIONS[kind].columns;
  const fileCodes = codesOf(kind, rows);
  const faults: Fault[] = [];
  const resolved: ResolvedRow<K>[] = [];
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
export function factsWanted<K extends ImportKind>(kind: K, rows: readonly NumberedRow<K>[]): FactsWanted[] {
  return rows.map((row) => RESOLVERS[kind].wants(row.values));
}

function codesOf(kind: ImportKind, rows: readonly NumberedRow[]): FileCodes {
  if (kind !== 'industries' && kind !== 'divisions') return new Map();
  return new Map(
    (rows as readonly NumberedRow<'industries' | 'divisions'>[]).map(({ values }) => [
      values.code,
      'level' in values
        ? (values.level ?? divisionPlace(values.code).level)
        : industryPlace(values.code).level,
    ]),
  );
}
