import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { Anchor } from './anchor-record.ts';
import type { StreamHead } from './merkle.ts';

/** The newest position that can be seen, and a mark that all of its time have passed once `hasPassed` says so. */
export async function journalEdge(db: Db): Promise<{ position: number; mark: string } | undefined> {
  const { rows } = await sql<{ position: number | null; mark: string }>`
    SELECT (SELECT max(position) FROM journal) AS position,
           pg_snapshot_xmax(pg_current_snapshot())::text AS mark
  `.execute(db);
  const [edge] = rows;
  return edge?.position ? { position: edge.position, mark: edge.mark } : undefined;
}

/** Whether every transaction that was under way at the mark has ended. */
export async function hasPassed(db: Db, mark: string): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`
    SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ${mark}::xid8 AS passed
  `.execute(db);
  return rows[0]?.passed ?? false;
}

/** Heads of the streams that have entries in `(after, upTo]`, with how many of these each has. */
export async function headsBetween(
  db: Db | Tx,
  after: number,
  upTo: number,
): Promise<(StreamHead & { fresh: number })[]> {
  const { rows } = await sql<StreamHead & { fresh: number }>`
    SELECT last.stream, last.seq, last.hash, counted.fresh
      FROM (SELECT stream, max(seq) AS seq, count(*)::int AS fresh
              FROM journal WHERE position > ${after} AND position <= ${upTo} GROUP BY stream) AS counted
      JOIN journal AS last USING (stream, seq)
  `.execute(db);
  return rows;
}

export async function findLastAnchor(db: Db | Tx): Promise<Anchor | undefined> {
  const row = await db
    .selectFrom('journal_anchor')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && anchorOf(row);
}

export async function anchorsAfter(db: Db | Tx, number: number, limit: number): Promise<Anchor[]> {
  const rows = await db
    .selectFrom('journal_anchor')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(anchorOf);
}

interface AnchorRow {
  number: number;
  at: Date;
  streams: number;
  entries: number;
  position: number;
  root: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
  signature: Buffer;
}

export const anchorOf = ({ previous_hash, ...row }: AnchorRow): Anchor => ({
  ...row,
  previousHash: previous_hash,
});

/** Answers false where another server was quicker with this number. */
export async function insertAnchor(db: Db, { previousHash, ...anchor }: Anchor): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('journal_anchor')
    .values({ ...anchor, previous_hash: previousHash })
    .onConflict((c) => c.column('number').doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
