import { foldForSearch } from '@guanjia/core/search';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { HandbookVersionTable } from '../platform/schema-handbook.ts';

export type VersionRow = Omit<Selectable<HandbookVersionTable>, 'search'> & {
  author_name: string;
  reviewer_name: string | null;
};
export interface ArticleRow {
  id: string;
  active: boolean;
}

const versions = (db: Db | Tx) =>
  db
    .selectFrom('handbook_version as v')
    .innerJoin('handbook_article as a', 'a.id', 'v.article_id')
    .innerJoin('account as author', 'author.id', 'v.author_id')
    .leftJoin('account as reviewer', 'reviewer.id', 'v.reviewed_by')
    .select([
      'v.article_id',
      'v.number',
      'v.state',
      'v.revision',
      'v.chapter',
      'v.title',
      'v.body',
      'v.type_codes',
      'v.actions',
      'v.note',
      'v.author_id',
      'v.written_at',
      'v.reviewed_by',
      'v.reviewed_at',
      'v.review_note',
      'author.display_name as author_name',
      'reviewer.display_name as reviewer_name',
    ]);

/** More than a zone's handbook has: nobody pages through chapters. */
const most = 500;

/**
 * Articles by what is published, being written, or retired. Of words one- and two-character terms find candidates,
 * which are rechecked in order.
 */
export async function findArticles(
  db: Db,
  wanted: { state: 'published' | 'work' | 'retired'; q?: string | undefined; typeCode?: string | undefined },
): Promise<VersionRow[]> {
  const { state, q, typeCode } = wanted;
  let found = versions(db).where('a.active', '=', state !== 'retired');
  found =
    state === 'work'
      ? found.where('v.state', 'in', ['draft', 'in-review'])
      : found.where('v.state', '=', 'published');
  if (typeCode) found = found.where(sql<boolean>`v.type_codes @> ${sql.val([typeCode])}::text[]`);
  if (q) {
    const folded = foldForSearch(q);
    found = found
      .where(sql<boolean>`v.search @> search_terms(${folded})`)
      .where(sql<boolean>`position(${folded} in search_fold(v.title || v.body)) > 0`)
      .orderBy(sql`position(${folded} in search_fold(v.title)) = 0`);
  }
  return await found
    .orderBy(sql`min(a.position) over (partition by v.chapter)`)
    .orderBy('a.position')
    .orderBy('v.article_id')
    .limit(most)
    .execute();
}

export async function findArticle(db: Db | Tx, id: string): Promise<ArticleRow | undefined> {
  return await db
    .selectFrom('handbook_article')
    .select(['id', 'active'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Locks an article: of two who write at once the second sees what the first did. */
export async function lockArticle(tx: Tx, id: string): Promise<ArticleRow | undefined> {
  return await tx
    .selectFrom('handbook_article')
    .select(['id', 'active'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Newest first. */
export async function findVersions(db: Db | Tx, articleId: string): Promise<VersionRow[]> {
  return await versions(db).where('v.article_id', '=', articleId).orderBy('v.number', 'desc').execute();
}

export async function insertArticle(
  tx: Tx,
  article: { id: string; createdBy: string; at: Date },
): Promise<void> {
  const { position } = await tx
    .selectFrom('handbook_article')
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('handbook_article')
    .values({ id: article.id, position, created_by: article.createdBy, created_at: article.at })
    .execute();
}

export interface WrittenVersion {
  chapter: string;
  title: string;
  body: string;
  type_codes: string[];
  actions: string[];
  note: string;
  author_id: string;
  written_at: Date;
}

export async function insertVersion(
  tx: Tx,
  articleId: string,
  number: number,
  written: WrittenVersion,
): Promise<void> {
  await tx
    .insertInto('handbook_version')
    .values({
      article_id: articleId,
      number,
      state: 'draft',
      ...written,
      reviewed_by: null,
      review_note: null,
    })
    .execute();
}

export async function updateVersion(
  tx: Tx,
  articleId: string,
  number: number,
  change: Partial<WrittenVersion> & {
    state?: VersionRow['state'];
    reviewed_by?: string | null;
    reviewed_at?: Date | null;
    review_note?: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('handbook_version')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .execute();
}

export async function setActive(tx: Tx, articleId: string, active: boolean): Promise<void> {
  await tx.updateTable('handbook_article').set({ active }).where('id', '=', articleId).execute();
}
