import type { TemplateContent } from '@guanjia/core/plans';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

export interface PublishedTemplate {
  readonly code: string;
  readonly number: number;
  readonly content: TemplateContent;
}

export async function findPublished(db: Db | Tx, code: string): Promise<PublishedTemplate | undefined> {
  const row = await db
    .selectFrom('plan_template_version')
    .select(['template_code', 'number', 'content'])
    .where('template_code', '=', code)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row && { code: row.template_code, number: row.number, content: row.content };
}

/** Every version of a template, the newest first, with who wrote it. */
export async function findVersions(db: Db | Tx, code: string) {
  return await db
    .selectFrom('plan_template_version as v')
    .leftJoin('account as a', 'a.id', 'v.written_by')
    .where('v.template_code', '=', code)
    .select([
      'v.number',
      'v.state',
      'v.revision',
      'v.note',
      'v.content',
      'v.written_at',
      'a.display_name as by',
    ])
    .orderBy('v.number', 'desc')
    .execute();
}

/** Of each template the version that is shown: the published one, else the newest draft. */
export async function listTemplates(db: Db | Tx) {
  const { rows } = await sql<{
    code: string;
    content: TemplateContent;
    published: number | null;
    draft: number | null;
    plans: number;
  }>`
    select t.code, coalesce(p.content, d.content) as content, p.number as published, d.number as draft,
      (select count(*)::int from plan where template_code = t.code) as plans
    from plan_template t
    left join plan_template_version p on p.template_code = t.code and p.state = 'published'
    left join plan_template_version d on d.template_code = t.code and d.state = 'draft'
    where p.number is not null or d.number is not null
    order by t.position, t.code`.execute(db);
  return rows;
}

/** Queues all who edit a template. */
export async function lockTemplate(tx: Tx, code: string): Promise<boolean> {
  const row = await tx
    .selectFrom('plan_template')
    .select('code')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertTemplate(tx: Tx, code: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into plan_template (code, position, created_at)
    select ${code}, coalesce(max(position) + 1, 0), ${now} from plan_template
    on conflict (code) do nothing returning code`.execute(tx);
  return rows.length > 0;
}
