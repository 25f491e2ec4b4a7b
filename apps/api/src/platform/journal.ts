import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from './canonical-json.ts';
import type { Tx } from './database.ts';
import { newId } from './ids.ts';

/** Who did it, as far as a session proved it; null for the platform by itself. */
export interface JournalActor {
  accountId: string;
  role: string;
  officeId: string | null;
}

export interface JournalEntry {
  /** `matter:<id>`, `enterprise:<id>`, `account:<id>`, `zone` … – one hash chain each. */
  stream: string;
  action: string;
  actor: JournalActor | null;
  /** Server time. */
  at: Date;
  /** The device's own clock, for the record. */
  deviceAt?: Date | null;
  visibility?: 'firm' | 'internal';
  /** Personal words: their commitments are chained, not the words. */
  texts?: readonly TextCommitment[];
  /** Everything else: no personal words in here, it can never be erased. */
  data: Record<string, unknown>;
}

export interface TextCommitment {
  id: string;
  kind: string;
  commitment: string;
}

const GENESIS = Buffer.alloc(32);

/** sha256 over the previous hash and the stored bytes of the entry. */
export function entryHash(previous: Buffer, stream: string, seq: number, body: string): Buffer {
  return createHash('sha256').update(previous).update(`${stream}\n${seq}\n`).update(body, 'utf8').digest();
}

export function textCommitment(salt: Buffer, body: string): Buffer {
  return createHash('sha256').update(salt).update(body, 'utf8').digest();
}

/** Appends to a stream's chain in the caller's transaction; answers the entry's sequence number. */
export async function appendJournal(tx: Tx, entry: JournalEntry): Promise<number> {
  // The upsert locks the head, so writers of one stream queue here and nowhere else.
  const head = await tx
    .insertInto('journal_head')
    .values({ stream: entry.stream, seq: 0, hash: GENESIS })
    .onConflict((c) => c.column('stream').doUpdateSet({ stream: entry.stream }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const row = chained(entry, head);
  await tx
    .with('appended', (q) => q.insertInto('journal').values(row))
    .updateTable('journal_head')
    .set({ seq: row.seq, hash: row.hash })
    .where('stream', '=', entry.stream)
    .execute();
  return row.seq;
}

/** Appends one entry to each of many streams, as `appendJournal` would, in two round trips. No stream comes twice. */
export async function appendJournals(tx: Tx, entries: readonly JournalEntry[]): Promise<void> {
  // Locked in one order, so that two who append to many never wait for each other.
  const sorted = entries.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  if (sorted.length === 0) return;
  const heads = await tx
    .insertInto('journal_head')
    .values(sorted.map(({ stream }) => ({ stream, seq: 0, hash: GENESIS })))
    .onConflict((c) => c.column('stream').doUpdateSet(({ ref }) => ({ stream: ref('excluded.stream') })))
    .returning(['stream', 'seq', 'hash'])
    .execute();
  const headOf = new Map(heads.map((head) => [head.stream, head]));
  const rows = sorted.map((entry) => chained(entry, headOf.get(entry.stream) ?? { seq: 0, hash: GENESIS }));
  const column = <K extends 'stream' | 'seq' | 'hash'>(name: K) => rows.map((row) => row[name]);
  await tx
    .with('appended', (q) => q.insertInto('journal').values(rows))
    .updateTable('journal_head')
    .from(
      sql<{ stream: string; seq: number; hash: Buffer }>`
        unnest(${column('stream')}::text[], ${column('seq')}::int[], ${column('hash')}::bytea[])`.as<'next'>(
        sql`next(stream, seq, hash)`,
      ),
    )
    .set((eb) => ({ seq: eb.ref('next.seq'), hash: eb.ref('next.hash') }))
    .whereRef('journal_head.stream', '=', 'next.stream')
    .execute();
}

/** The row that follows a head. */
function chained(entry: JournalEntry, head: { seq: number; hash: Buffer }) {
  const seq = head.seq + 1;
  const visibility = entry.visibility ?? ('internal' as const);
  const body = canonicalJson({
    action: entry.action,
    actor: entry.actor,
    at: entry.at.toISOString(),
    deviceAt: entry.deviceAt?.toISOString() ?? null,
    visibility,
    texts: entry.texts ?? [],
    data: entry.data,
  });
  return {
    stream: entry.stream,
    seq,
    at: entry.at,
    action: entry.action,
    actor_id: entry.actor?.accountId ?? null,
    visibility,
    body,
    previous_hash: head.hash,
    hash: entryHash(head.hash, entry.stream, seq, body),
  };
}

/** Stores words of a person apart from the journal; answers the id and what the journal may keep of them. */
export async function keepText(
  tx: Tx,
  text: { stream: string; kind: string; body: string; at: Date },
): Promise<TextCommitment> {
  const id = newId(text.at.getTime());
  const salt = randomBytes(16);
  const commitment = textCommitment(salt, text.body);
  await tx
    .insertInto('personal_text')
    .values({
      id,
      stream: text.stream,
      kind: text.kind,
      body: text.body,
      salt,
      commitment,
      created_at: text.at,
      erased_at: null,
      erased_by: null,
    })
    .execute();
  return { id, kind: text.kind, commitment: commitment.toString('hex') };
}
