import { type Fault, type ImportKind, type NumberedDraft, resolveRows } from '@guanjia/core/imports';
import type { Db, Tx } from '../platform/database.ts';
import { findFacts } from './facts-store.ts';

/** Checks rows against the zone as it is now. */
export async function checkRows<K extends ImportKind, Row extends NumberedDraft<K>>(
  db: Db | Tx,
  kind: K,
  rows: readonly Row[],
) {
  return resolveRows<K, Row>(kind, rows, await findFacts(db, kind, rows));
}

/** Rows with at least one fault. */
export function countFaultyRows(faults: readonly Fault[]): number {
  return new Set(faults.map((fault) => fault.row)).size;
}

/** In the order of the file. */
export function byRow(faults: readonly Fault[]): Fault[] {
  return faults.toSorted((a, b) => a.row - b.row);
}
