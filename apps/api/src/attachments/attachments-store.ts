import { type Insertable, sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { AttachmentTable } from '../platform/schema-matters.ts';

/** Not a photo of a node's report either. */
const notReported = sql<boolean>`not exists (select 1 from node_report_file f where f.attachment_id = attachment.id)`;

export async function insertAttachment(db: Db, row: Insertable<AttachmentTable>): Promise<void> {
  await db.insertInto('attachment').values(row).execute();
}

export async function findAttachment(db: Db, id: string) {
  return await db
    .selectFrom('attachment')
    .select(['id', 'matter_id', 'name', 'media_type', 'bytes', 'visibility', 'uploaded_by'])
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
        .where('matter_id', 'is', null)
        .where(notReported)
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
export async function waitingBytes(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('attachment')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('bytes'), eb.lit(0)).as('total'))
    .where('uploaded_by', '=', accountId)
    .where('matter_id', 'is', null)
    .where(notReported)
    .executeTakeFirstOrThrow();
  return Number(row.total);
}
