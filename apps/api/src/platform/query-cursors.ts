import { createHash } from 'node:crypto';
import { countedExactly, type Direction, type Page } from '@guanjia/core/paging';
import { type RawBuilder, sql } from 'kysely';
import { canonicalJson } from './canonical-json.ts';
import { encodeCursor, isUuid } from './cursors.ts';
import { Problem } from './problems.ts';

/** What a list is ordered by decides what a cursor may hold. */
export type OrderType = 'timestamptz' | 'text' | 'integer' | 'numeric';

export interface Order {
  key: RawBuilder<unknown>;
  type: OrderType;
  direction: Direction;
}

export interface Place {
  value: string;
  id: string;
}

const wellFormed: Record<OrderType, RegExp> = {
  timestamptz: /^(-?infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?)$/,
  text: /^[^\0]{0,200}$/u,
  integer: /^-?\d{1,9}$/,
  numeric: /^(-?Infinity|-?\d{1,20}(\.\d{1,8})?)$/,
};

const ofWhichQuery = (query: object): string => {
  const asked = Object.entries(query).filter(
    ([name, value]) => value !== undefined && name !== 'cursor' && name !== 'limit',
  );
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(asked)))
    .digest('base64url')
    .slice(0, 12);
};

/** A cursor names the last row by what it was ordered by, and the query that it goes on with. */
export const cursorOf = (query: object, { value, id }: Place): string =>
  encodeCursor([ofWhichQuery(query), value, id]);

const refused = (message: string) =>
  new Problem('invalid-request', { errors: [{ path: 'query.cursor', message }] });

/** Where a list goes on. Throws `invalid-request` on a cursor of another query, or one that no answer gave. */
export function placeOf(query: { cursor?: string | undefined }, type: OrderType): Place | null {
  if (query.cursor === undefined) return null;
  const [of, value, id, ...rest] = partsOf(query.cursor);
  if (typeof of !== 'string' || typeof value !== 'string' || !isUuid(id) || rest.length > 0) {
    throw refused('不是上一页给出的 nextCursor，请从第一页开始');
  }
  if (of !== ofWhichQuery(query))
    throw refused('筛选或排序已经改变，这个 cursor 属于另一次查询，请从第一页开始');
  if (!wellFormed[type].test(value)) throw refused('不是上一页给出的 nextCursor，请从第一页开始');
  return { value, id };
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) return parts;
  } catch {
    // Falls through to what is refused.
  }
  return [];
}

/** What comes after a place: rows are told apart by what orders them and by their id, so none comes twice. */
export function afterPlace({ key, type, direction }: Order, { value, id }: Place, idColumn: string) {
  const beyond = direction === 'desc' ? sql`<` : sql`>`;
  return sql<boolean>`(${key}, ${sql.ref(idColumn)}) ${beyond} (${value}::${sql.raw(type)}, ${id}::uuid)`;
}

/** The page out of rows that were read one too many, with the cursor of its query. */
export function pageOfRows<Row extends { id: string; order_key: string }, Item>(
  query: { limit: number },
  rows: readonly Row[],
  total: number,
  item: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  return {
    items: kept.map(item),
    total: Math.min(total, countedExactly),
    totalIsExact: total <= countedExactly,
    nextCursor: last ? cursorOf(query, { value: last.order_key, id: last.id }) : null,
  };
}
