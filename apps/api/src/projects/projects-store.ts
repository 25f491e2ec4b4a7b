import { endedStatuses } from '@guanjia/core/matters';
import type { Scope } from '@guanjia/core/permissions';
import type { LightCause } from '@guanjia/core/plans';
import {
  type LightCauseView,
  type ProjectQuery,
  type ProjectSort,
  projectStages,
} from '@guanjia/core/projects';
import { type Insertable, sql, type Updateable } from 'kysely';
import { containsPhrase, readerOfProject, withinScope } from '../organisation/index.ts';
import { countRows } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { afterPlace, type Order, placeOf } from '../platform/query-cursors.ts';
import type { Database } from '../platform/schema.ts';
import { folded, namedInPinyin } from '../search/index.ts';

const projects = (db: Db | Tx) =>
  db
    .selectFrom('project as p')
    .innerJoin('enterprise as e', 'e.id', 'p.enterprise_id')
    .innerJoin('office as o', 'o.id', 'p.station_id')
    .leftJoin('stewardship as s', (join) =>
      join.onRef('s.project_id', '=', 'p.id').on('s.ended_at', 'is', null),
    )
    .leftJoin('butler as b', 'b.id', 's.butler_id')
    .leftJoin('account as a', 'a.id', 'b.account_id')
    .leftJoin('plan as pl', 'pl.project_id', 'p.id');

const summaryColumns = [
  'p.id',
  'p.code',
  'p.name',
  'p.enterprise_id',
  'p.station_id',
  'p.stage',
  'p.list_year',
  'p.grade',
  'p.investment_total_wan',
  'p.annual_plan_wan',
  'p.invested_wan',
  'p.address',
  'p.active',
  'e.name as enterprise_name',
  'o.name as station_name',
  'b.id as butler_id',
  readerOfProject.as('reader_id'),
  'b.phone as butler_phone',
  'a.display_name as butler_name',
  'pl.light as plan_light',
  'pl.progress as plan_progress',
  'pl.planned_progress as plan_planned',
  'pl.ends_on as plan_ends_on',
  'pl.late_by as plan_late_by',
  // What the light is on for first, with the names of the node and of its office.
  sql<LightCause | null>`pl.causes -> 0`.as('plan_cause'),
  sql<string | null>`(select n.name from plan_node n
    where n.project_id = p.id and n.code = pl.causes -> 0 ->> 'code')`.as('cause_node'),
  sql<
    LightCauseView['office']
  >`(select json_build_object('id', co.id, 'name', co.name, 'shortName', co.short_name)
    from office co where co.id = (pl.causes -> 0 ->> 'officeId')::uuid)`.as('cause_office'),
] as const;

const orders: Record<ProjectSort, Pick<Order, 'key' | 'type'>> = {
  // Ids begin with the moment at which they were given.
  added: { key: sql`p.id::text collate "C"`, type: 'text' },
  name: { key: sql`left(p.name, 100) collate "C"`, type: 'text' },
  code: { key: sql`left(p.code, 100) collate "C"`, type: 'text' },
  stage: { key: sql`array_position(${sql.val([...projectStages])}::text[], p.stage)`, type: 'integer' },
  investment: { key: sql`coalesce(p.investment_total_wan, '-Infinity'::numeric)`, type: 'numeric' },
  entered: { key: sql`p.entered_on::timestamptz`, type: 'timestamptz' },
  updated: { key: sql`p.updated_at`, type: 'timestamptz' },
  // Red first, without a plan last.
  light: {
    key: sql`coalesce(array_position(array['red', 'yellow', 'green'], pl.light), 4)`,
    type: 'integer',
  },
};
const orderOf = ({ sort, direction }: ProjectQuery): Order => ({ ...orders[sort], direction });

/** One row more than asked for, and the total. */
export async function listProjects(db: Db | Tx, scope: Scope, query: ProjectQuery) {
  const { q, stationId, butlerId, enterpriseId, stage, listYear, active, light, hasPlan, grade } = query;
  let matching = projects(db).where(
    withinScope(scope, {
      enterpriseId: 'p.enterprise_id',
      projectId: 'p.id',
      stationId: 'p.station_id',
      butlerId: readerOfProject,
    }),
  );
  if (q)
    matching = matching.where((where) =>
      where.or([
        containsPhrase('p.search', ['p.name', 'p.code'], q),
        namedInPinyin('project', 'p.id', folded(q)),
      ]),
    );
  if (stationId) matching = matching.where('p.station_id', '=', stationId);
  if (butlerId) matching = matching.where('s.butler_id', '=', butlerId);
  if (enterpriseId) matching = matching.where('p.enterprise_id', '=', enterpriseId);
  if (stage) matching = matching.where('p.stage', '=', stage);
  if (listYear) matching = matching.where('p.list_year', '=', listYear);
  if (active !== undefined) matching = matching.where('p.active', '=', active);
  if (grade) matching = matching.where('p.grade', '=', grade);
  if (light) matching = matching.where('pl.light', '=', light);
  if (hasPlan !== undefined) {
    matching = matching.where('pl.project_id', hasPlan ? 'is not' : 'is', null);
  }
  const total = await countRows(db, matching.select('p.id'));
  const order = orderOf(query);
  const after = placeOf(query, order.type);
  let page = matching.select(summaryColumns).select(sql<string>`(${order.key})::text`.as('order_key'));
  if (after) page = page.where(afterPlace(order, after, 'p.id'));
  const rows = await page
    .orderBy(order.key, order.direction)
    .orderBy('p.id', order.direction)
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function findProject(db: Db | Tx, id: string) {
  return await projects(db).selectAll('p').select(summaryColumns).where('p.id', '=', id).executeTakeFirst();
}
export type ProjectSummaryRow = Omit<Awaited<ReturnType<typeof listProjects>>['rows'][number], 'order_key'>;

export async function lockProject(tx: Tx, id: string) {
  return await tx.selectFrom('project').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Locks the firm that a project is to belong to, so that it can't leave meanwhile. */
export async function lockActiveEnterprise(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('enterprise')
    .select('active')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  return row?.active === true;
}

export async function insertProject(tx: Tx, values: Insertable<Database['project']>): Promise<void> {
  await tx.insertInto('project').values(values).execute();
}

export async function updateProject(
  tx: Tx,
  id: string,
  change: Updateable<Database['project']>,
): Promise<void> {
  await tx.updateTable('project').set(change).where('id', '=', id).execute();
}

export async function findContacts(db: Db | Tx, projectId: string) {
  return await db
    .selectFrom('project_contact')
    .select(['id', 'account_id', 'kind', 'company', 'name', 'phone'])
    .where('project_id', '=', projectId)
    .orderBy('id')
    .execute();
}

export async function insertContact(tx: Tx, contact: Insertable<Database['project_contact']>): Promise<void> {
  await tx.insertInto('project_contact').values(contact).execute();
}

export async function updateContact(
  tx: Tx,
  projectId: string,
  id: string,
  change: Updateable<Database['project_contact']>,
): Promise<boolean> {
  const updated = await tx
    .updateTable('project_contact')
    .set(change)
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

export async function deleteContact(tx: Tx, projectId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('project_contact')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

export async function countOpenMatters(tx: Tx, projectId: string): Promise<number> {
  const { open } = await tx
    .selectFrom('matter')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('project_id', '=', projectId)
    .where('status', 'not in', [...endedStatuses])
    .executeTakeFirstOrThrow();
  return open;
}
