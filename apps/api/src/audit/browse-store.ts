import type { JournalQuery } from '@guanjia/core/audit';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { Anchor } from './anchor-record.ts';
import { anchorOf } from './audit-store.ts';
import type { JournalRow } from './verify-store.ts';

export async function countAnchors(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('journal_anchor')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The newest first, one more than asked for where there is a next page. */
export async function listAnchors(db: Db, limit: number, before: number | undefined): Promise<Anchor[]> {
  const rows = await db
    .selectFrom('journal_anchor')
    .selectAll()
    .$if(before !== undefined, (q) => q.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map(anchorOf);
}

function entriesFor(db: Db, query: JournalQuery) {
  const { stream, action, actorId, from, until } = query;
  return db
    .selectFrom('journal as j')
    .$if(stream !== undefined, (q) => q.where('j.stream', '=', stream ?? ''))
    .$if(action !== undefined, (q) => q.where('j.action', '=', action ?? ''))
    .$if(actorId !== undefined, (q) => q.where('j.actor_id', '=', actorId ?? ''))
    .$if(from !== undefined, (q) => q.where('j.at', '>=', new Date(from ?? 0)))
    .$if(until !== undefined, (q) => q.where('j.at', '<', new Date(until ?? 0)));
}

/** The newest first, one more than asked for where there is a next page. */
export async function listEntries(
  db: Db,
  query: JournalQuery,
  before: number | undefined,
): Promise<JournalRow[]> {
  return await entriesFor(db, query)
    .selectAll('j')
    .$if(before !== undefined, (q) => q.where('j.position', '<', before ?? 0))
    .orderBy('j.position', 'desc')
    .limit(query.limit + 1)
    .execute();
}

export const COUNTED_EXACTLY = 10_000;

/** Exact up to the bound, one more beyond it. */
export async function countEntries(db: Db, query: JournalQuery): Promise<number> {
  const { count } = await db
    .selectFrom(
      entriesFor(db, query)
        .select(sql`1`.as('one'))
        .limit(COUNTED_EXACTLY + 1)
        .as('bounded'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface Names {
  accounts: ReadonlyMap<string, string>;
  offices: ReadonlyMap<string, string>;
  matters: ReadonlyMap<string, string>;
}

/** What stands behind the ids of a page. */
export async function namesBehind(
  db: Db,
  ids: { accounts: readonly string[]; offices: readonly string[]; matters: readonly string[] },
): Promise<Names> {
  const accounts = await sql<{ id: string; name: string }>`
    SELECT id, display_name AS name FROM account WHERE id = ANY (${[...ids.accounts]}::uuid[])`.execute(db);
  const offices = await sql<{ id: string; name: string }>`
    SELECT id, short_name AS name FROM office WHERE id = ANY (${[...ids.offices]}::uuid[])`.execute(db);
  const matters = await sql<{ id: string; name: string }>`
    SELECT id, number AS name FROM matter WHERE id = ANY (${[...ids.matters]}::uuid[])`.execute(db);
  const mapOf = ({ rows }: { rows: { id: string; name: string }[] }) =>
    new Map(rows.map((row) => [row.id, row.name]));
  return { accounts: mapOf(accounts), offices: mapOf(offices), matters: mapOf(matters) };
}

/** An estimate good enough to decide whether a verification fits into a request. */
export async function estimateEntries(db: Db): Promise<number> {
  const { rows } = await sql<{
    entries: number | null;
  }>`SELECT max(position) AS entries FROM journal`.execute(db);
  return rows[0]?.entries ?? 0;
}
