import { type Selectable, sql } from 'kysely';
import { bundleTables } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import type { JournalTable, PersonalTextTable } from '../platform/schema-matters.ts';
import type { StreamHead } from './merkle.ts';

export type JournalRow = Selectable<JournalTable>;
export type TextRow = Selectable<PersonalTextTable>;
export type BundleTable = (typeof bundleTables)[number];
export type CurrentRow = Record<string, unknown> & { id: string };

const BATCH = 1_000;

/** Every entry, stream by stream, each in its own order. */
export async function* allEntries(tx: Tx): AsyncGenerator<JournalRow> {
  let after: { stream: string; seq: number } | undefined;
  for (;;) {
    const rows: JournalRow[] = await tx
      .selectFrom('journal')
      .selectAll()
      .$if(after !== undefined, (q) =>
        q.where(sql<boolean>`(stream, seq) > (${after?.stream ?? ''}, ${after?.seq ?? 0}::int)`),
      )
      .orderBy('stream')
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    yield* rows;
    after = rows.at(-1);
    if (rows.length < BATCH) return;
  }
}

export async function headsOf(tx: Tx, streams: readonly string[]): Promise<Map<string, StreamHead>> {
  const rows = await tx
    .selectFrom('journal_head')
    .selectAll()
    .where('stream', 'in', [...streams])
    .execute();
  return new Map(rows.map((row) => [row.stream, row]));
}

export async function textsOf(tx: Tx, streams: readonly string[]): Promise<TextRow[]> {
  return await tx
    .selectFrom('personal_text')
    .selectAll()
    .where('stream', 'in', [...streams])
    .execute();
}

/** The rows of these matters as they stand now. */
export async function currentRows(
  tx: Tx,
  matterIds: readonly string[],
): Promise<{ table: BundleTable; matterId: string; row: CurrentRow }[]> {
  const found: { table: BundleTable; matterId: string; row: CurrentRow }[] = [];
  if (matterIds.length === 0) return found;
  for (const table of bundleTables) {
    const owner = table === 'matter' ? 'id' : 'matter_id';
    const { rows } = await sql<CurrentRow>`
      SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(owner)} = ANY (${[...matterIds]}::uuid[])
    `.execute(tx);
    for (const row of rows) found.push({ table, matterId: String(row[owner]), row });
  }
  return found;
}

/** Ends of streams that have no entry at all. */
export async function streamsWithoutEntries(tx: Tx): Promise<{ stream: string; seq: number }[]> {
  return await tx
    .selectFrom('journal_head as h')
    .select(['h.stream', 'h.seq'])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('journal as j').select('j.seq').whereRef('j.stream', '=', 'h.stream'))),
    )
    .execute();
}

export async function mattersWithoutJournal(tx: Tx): Promise<{ id: string; number: string }[]> {
  const { rows } = await sql<{ id: string; number: string }>`
    SELECT m.id, m.number FROM matter AS m
     WHERE NOT EXISTS (SELECT FROM journal AS j WHERE j.stream = 'matter:' || m.id)
  `.execute(tx);
  return rows;
}

export async function textsWithoutJournal(tx: Tx): Promise<{ id: string; stream: string }[]> {
  const { rows } = await sql<{ id: string; stream: string }>`
    SELECT t.id, t.stream FROM personal_text AS t
     WHERE NOT EXISTS (SELECT FROM journal AS j WHERE j.stream = t.stream)
  `.execute(tx);
  return rows;
}

/** Which of these heads are in the journal, and with which hash. */
export async function findHeads(tx: Tx, heads: readonly StreamHead[]): Promise<Map<string, Buffer>> {
  const { rows } = await sql<StreamHead>`
    SELECT j.stream, j.seq, j.hash
      FROM unnest(${heads.map((head) => head.stream)}::text[], ${heads.map((head) => head.seq)}::int[])
             AS wanted (stream, seq)
      JOIN journal AS j USING (stream, seq)
  `.execute(tx);
  return new Map(rows.map((row) => [`${row.stream} ${row.seq}`, row.hash]));
}

/** How many entries lie between each anchor and the one before it. */
export async function countBetweenAnchors(tx: Tx, first: number, last: number): Promise<Map<number, number>> {
  const { rows } = await sql<{ number: number; entries: number }>`
    SELECT a.number,
           (SELECT count(*) FROM journal AS j
             WHERE j.position > coalesce(before.position, 0) AND j.position <= a.position) AS entries
      FROM journal_anchor AS a
      LEFT JOIN journal_anchor AS before ON before.number = a.number - 1
     WHERE a.number BETWEEN ${first} AND ${last}
  `.execute(tx);
  return new Map(rows.map((row) => [row.number, row.entries]));
}

/** Words that were erased with a record of it (see erase-text.ts). */
export async function recordedErasures(tx: Tx, stream: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('journal').select('body').where('stream', '=', stream).execute();
  return new Set(
    rows.flatMap(({ body }) => {
      const { data } = JSON.parse(body) as { data?: { textId?: unknown } };
      return typeof data?.textId === 'string' ? [data.textId] : [];
    }),
  );
}
