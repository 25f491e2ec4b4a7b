import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.ts';
import { faultyField } from './problems.ts';

/** That an attachment (its alias) waits for something to use it. */
export const isUnused = (alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.matter_id`)} is null
    and not exists (select 1 from attachment_use u where u.attachment_id = ${sql.ref(`${alias}.id`)}))`;

/** Of these uploads, those of the person that nothing uses yet; locked, so that two acts never share one. */
export async function findUnusedUploads(
  tx: Tx,
  ids: readonly string[],
  accountId: string,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('attachment as a')
    .select('a.id')
    .where('a.id', 'in', [...ids])
    .where('a.uploaded_by', '=', accountId)
    .where(isUnused('a'))
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The uploads that a request names, each once. One that is unknown or used is named, so that nothing is lost unseen. */
export async function requireUnusedUploads(
  tx: Tx,
  ids: readonly string[] | undefined,
  accountId: string,
): Promise<string[]> {
  const wanted = [...new Set(ids ?? [])];
  const found = await findUnusedUploads(tx, wanted, accountId);
  const missing = wanted.find((id) => !found.has(id));
  if (missing === undefined) return wanted;
  throw faultyField(
    `attachmentIds.${ids?.indexOf(missing)}`,
    '这个附件找不到或已用过，请重新上传',
    'rule-violated',
  );
}
