import type { BundleContent } from '@guanjia/core/plans';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

export async function listBundles(db: Db | Tx) {
  const { rows } = await sql<{
    code: string;
    revision: number;
    active: boolean;
    content: BundleContent;
    opened: number;
  }>`select code, revision, active, content,
      (select count(*)::int from project_bundle where bundle_code = bundle.code) as opened
    from bundle order by position, code`.execute(db);
  return rows;
}

export async function lockBundle(tx: Tx, code: string) {
  return await tx.selectFrom('bundle').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
}

/** Answers whether the code was free. */
export async function insertBundle(
  tx: Tx,
  bundle: { code: string; content: BundleContent; by: string | null; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into bundle (code, position, content, written_by, written_at)
    select ${bundle.code}, coalesce(max(position) + 1, 0), ${JSON.stringify(bundle.content)}::jsonb, ${bundle.by}::uuid,
      ${bundle.at} from bundle
    on conflict (code) do nothing returning code`.execute(tx);
  return rows.length > 0;
}

/** Bundles of a project, the newest first, with their matters. */
export async function findOpened(db: Db | Tx, projectId: string) {
  return await db
    .selectFrom('project_bundle as b')
    .innerJoin('account as a', 'a.id', 'b.opened_by')
    .leftJoin('project_bundle_matter as bm', 'bm.project_bundle_id', 'b.id')
    .leftJoin('matter as m', 'm.id', 'bm.matter_id')
    .leftJoin('personal_text as t', 't.id', 'm.title_text_id')
    .where('b.project_id', '=', projectId)
    .select([
      'b.id',
      'b.name',
      'b.opened_at',
      'a.display_name as by',
      'm.id as matterId',
      'm.number',
      'm.status',
      't.body as title',
    ])
    .orderBy('b.opened_at', 'desc')
    .orderBy('bm.position')
    .execute();
}
