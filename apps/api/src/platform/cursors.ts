import { countedExactly, type Page } from '@guanjia/core/paging';
import { type Expression, sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { Problem } from './problems.ts';

/** A cursor holds the sort values of the last row, opaque to the asker. */
export const encodeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** Throws `invalid-request` on a cursor that no answer gave. */
export function decodeCursor(
  cursor: string,
  accepts: (values: unknown[]) => boolean,
): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && accepts(values)) return values;
  } catch {
    // Falls through to the refusal.
  }
  throw new Problem('invalid-request', {
    errors: [{ path: 'query.cursor', message: '不是上一页给出的 nextCursor，请从第一页开始' }],
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** The cursor of lists that are sorted by id alone. */
export const idAfter = (cursor: string | undefined): string | undefined =>
  cursor === undefined
    ? undefined
    : String(decodeCursor(cursor, ([id, ...rest]) => isUuid(id) && rest.length === 0)[0]);

/** How many rows a query has, and no further than anybody wants to know. Hand it a query without order and limit. */
export async function countRows(db: Db | Tx, rows: Expression<unknown>): Promise<number> {
  const counted = await sql<{ total: number }>`
    SELECT count(*) AS total FROM (SELECT 1 FROM ${rows} AS matching LIMIT ${countedExactly + 1}) AS counted
  `.execute(db);
  return counted.rows[0]?.total ?? 0;
}

/** Cuts the one row too many that tells whether there is a next page. */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  item: (row: Row) => Item,
  sortValues: (row: Row) => readonly (string | number | null)[],
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: kept.map(item),
    total: Math.min(total, countedExactly),
    totalIsExact: total <= countedExactly,
    nextCursor: more ? encodeCursor(sortValues(last)) : null,
  };
}
