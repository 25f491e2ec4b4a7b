import type { ExportQuery } from '@guanjia/core/exports';
import { type Insertable, sql, type Updateable } from 'kysely';
import { countRows, idAfter } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Database } from '../platform/schema.ts';

const exported = (db: Db | Tx) =>
  db
    .selectFrom('export_log as x')
    .innerJoin('account as a', 'a.id', 'x.requested_by')
    .leftJoin('account as d', 'd.id', 'x.decided_by')
    .leftJoin('personal_text as purpose', 'purpose.id', 'x.purpose_text_id')
    .leftJoin('personal_text as decision', 'decision.id', 'x.decision_text_id');
const columns = [
  'a.display_name as by_name',
  'd.display_name as decided_by_name',
  'purpose.body as purpose',
  'decision.body as decision',
] as const;

export async function findExport(db: Db | Tx, id: string) {
  return await exported(db).selectAll('x').select(columns).where('x.id', '=', id).executeTakeFirst();
}
export type ExportRow = NonNullable<Awaited<ReturnType<typeof findExport>>>;

/** Newest first; one row more than asked for. */
export async function listExports(db: Db, accountId: string, query: ExportQuery) {
  let matching = exported(db);
  if (query.of === 'mine') matching = matching.where('x.requested_by', '=', accountId);
  if (query.of === 'waiting') {
    matching = matching.where('x.state', '=', 'waiting').where('x.requested_by', '<>', accountId);
  }
  if (query.list) matching = matching.where('x.list', '=', query.list);
  if (query.byId) matching = matching.where('x.requested_by', '=', query.byId);
  const total = await countRows(db, matching.select('x.id'));
  const before = idAfter(query.cursor);
  let page = matching.selectAll('x').select(columns);
  if (before) page = page.where('x.id', '<', before);
  const rows = await page
    .orderBy('x.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function insertExport(tx: Tx, row: Insertable<Database['export_log']>): Promise<void> {
  await tx.insertInto('export_log').values(row).execute();
}

/** Moves an export on from one state; false where somebody was first. */
export async function moveExport(
  db: Db | Tx,
  id: string,
  from: 'waiting' | 'ready' | 'taking',
  change: Updateable<Database['export_log']>,
): Promise<boolean> {
  const moved = await db
    .updateTable('export_log')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** What ids and codes of conditions are called. Reads names only, across the domains. */
export async function namesOfIds(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from office where id::text = any(${ids}::text[])
    union all select id::text, name from enterprise where id::text = any(${ids}::text[])
    union all select id::text, name from project where id::text = any(${ids}::text[])
    union all select code, name from matter_type where code = any(${ids}::text[])
    union all select code, name from matter_group where code = any(${ids}::text[])
    union all select b.id::text, a.display_name from butler b join account a on a.id = b.account_id
      where b.id::text = any(${ids}::text[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
