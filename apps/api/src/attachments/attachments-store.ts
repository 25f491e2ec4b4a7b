import type { Insertable } from 'kysely';
import type { Db } from '../platform/database.ts';
import type { AttachmentTable } from '../platform/schema-matters.ts';

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
