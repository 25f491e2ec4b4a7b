import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { AttachmentTable } from '../platform/schema-matters.ts';
import { isUnused } from '../platform/uploads.ts';

/** Of one person, not yet used by anything. */
export const mostWaitingBytes = 300_000_000;

/** False, and nothing written, where it would be more than one person may have waiting. */
export async function insertWithinLimit(tx: Tx, row: Insertable<AttachmentTable>): Promise<boolean> {
  // Uploads of one person that end at once take turns, so that each counts what the other brought.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads ${row.uploaded_by}`}, 0))`.execute(tx);
  if ((await waitingBytes(tx, row.uploaded_by)) + row.bytes > mostWaitingBytes) return false;
  await tx.insertInto('attachment').values(row).execute();
  return true;
}

export async function findAttachment(db: Db, id: string) {
  return await db
    .selectFrom('attachment')
    .select(['id', 'matter_id', 'name', 'media_type', 'bytes', 'sha256', 'visibility', 'uploaded_by'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Takes away uploads that nobody used; answers their ids. */
export async function takeForgotten(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .deleteFrom('attachment')
    .where('id', 'in', (q) =>
      q
        .selectFrom('attachment')
        .select('id')
        .where(isUnused('attachment'))
        .where('created_at', '<', before)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .where('matter_id', 'is', null)
    .returning('id')
    .execute();
  return rows.map((r) => r.id);
}

/** Bytes that this person has uploaded and nobody has used yet. */
export async function waitingBytes(db: Db | Tx, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('attachment')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('bytes'), eb.lit(0)).as('total'))
    .where('uploaded_by', '=', accountId)
    .where(isUnused('attachment'))
    .executeTakeFirstOrThrow();
  return Number(row.total);
}

/** Which of these ids have a row. */
export async function findKnown(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from attachment where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** Files of a folder that something uses, handed in before a moment. */
export async function findSettled(db: Db, folder: string, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('attachment')
    .select('id')
    .where(sql`right(id::text, 2)`, '=', folder)
    .where('created_at', '<', before)
    .where(({ not }) => not(isUnused('attachment')))
    .execute();
  return rows.map((row) => row.id);
}
