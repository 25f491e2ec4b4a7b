import type { EnterpriseQuery, EnterpriseSort } from '@guanjia/core/enterprises';
import { endedStatuses } from '@guanjia/core/matters';
import type { Scope } from '@guanjia/core/permissions';
import { type Insertable, sql, type Updateable } from 'kysely';
import { containsPhrase, withinScope } from '../organisation/index.ts';
import { countRows } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { afterPlace, type Order, placeOf } from '../platform/query-cursors.ts';
import type { Database } from '../platform/schema.ts';
import { folded, namedInPinyin } from '../search/index.ts';

const enterprises = (db: Db | Tx) =>
  db
    .selectFrom('enterprise as e')
    .innerJoin('office as o', 'o.id', 'e.station_id')
    .leftJoin('stewardship as s', (join) =>
      join.onRef('s.enterprise_id', '=', 'e.id').on('s.ended_at', 'is', null),
    )
    .leftJoin('butler as b', 'b.id', 's.butler_id')
    .leftJoin('account as a', 'a.id', 'b.account_id')
    .leftJoin('code_table_entry as i', (join) =>
      join.onRef('i.code', '=', 'e.industry_code').on('i.kind', '=', 'industry'),
    );

const summaryColumns = [
  'e.id',
  'e.name',
  'e.short_name',
  'e.uscc',
  'e.station_id',
  'e.industry_code',
  'e.above_scale',
  'e.size_class',
  'e.active',
  'e.address',
  'o.name as station_name',
  'b.id as butler_id',
  'b.phone as butler_phone',
  'a.display_name as butler_name',
  'i.name as industry_name',
] as const;

const orders: Record<EnterpriseSort, Pick<Order, 'key' | 'type'>> = {
  // Ids begin with the moment at which they were given.
  added: { key: sql`e.id::text collate "C"`, type: 'text' },
  name: { key: sql`left(e.name, 100) collate "C"`, type: 'text' },
  updated: { key: sql`e.updated_at`, type: 'timestamptz' },
  staff: { key: sql`coalesce(e.staff_count, -1)`, type: 'integer' },
  revenue: { key: sql`coalesce(e.revenue_wan, '-Infinity'::numeric)`, type: 'numeric' },
};
const orderOf = ({ sort, direction }: EnterpriseQuery): Order => ({ ...orders[sort], direction });

/** One row more than asked for, and the total. */
export async function listEnterprises(db: Db | Tx, scope: Scope, query: EnterpriseQuery) {
  const { q, stationId, butlerId, aboveScale, active, sizeClass, industryCode } = query;
  let matching = enterprises(db).where(
    withinScope(scope, { enterpriseId: 'e.id', stationId: 'e.station_id', butlerId: 's.butler_id' }),
  );
  if (q)
    matching = matching.where((where) =>
      where.or([
        containsPhrase('e.search', ['e.name', 'e.short_name', 'e.uscc'], q),
        namedInPinyin('enterprise', 'e.id', folded(q)),
      ]),
    );
  if (stationId) matching = matching.where('e.station_id', '=', stationId);
  if (butlerId) matching = matching.where('s.butler_id', '=', butlerId);
  if (aboveScale !== undefined) matching = matching.where('e.above_scale', '=', aboveScale);
  if (active !== undefined) matching = matching.where('e.active', '=', active);
  if (sizeClass) matching = matching.where('e.size_class', '=', sizeClass);
  if (industryCode) matching = matching.where(sql<boolean>`starts_with(e.industry_code, ${industryCode})`);
  const total = await countRows(db, matching.select('e.id'));
  const order = orderOf(query);
  const after = placeOf(query, order.type);
  let page = matching.select(summaryColumns).select(sql<string>`(${order.key})::text`.as('order_key'));
  if (after) page = page.where(afterPlace(order, after, 'e.id'));
  const rows = await page
    .orderBy(order.key, order.direction)
    .orderBy('e.id', order.direction)
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function findEnterprise(db: Db | Tx, id: string) {
  return await enterprises(db)
    .leftJoin('code_table_entry as d', (join) =>
      join.onRef('d.code', '=', 'e.division_code').on('d.kind', '=', 'division'),
    )
    .selectAll('e')
    .select(summaryColumns)
    .select('d.name as division_name')
    .where('e.id', '=', id)
    .executeTakeFirst();
}
export type EnterpriseSummaryRow = Omit<
  Awaited<ReturnType<typeof listEnterprises>>['rows'][number],
  'order_key'
>;

export async function lockEnterprise(tx: Tx, id: string) {
  return await tx.selectFrom('enterprise').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

type NewEnterprise = Insertable<Database['enterprise']>;

export async function insertEnterprise(
  tx: Tx,
  values: NewEnterprise | readonly NewEnterprise[],
): Promise<void> {
  await tx.insertInto('enterprise').values(values).execute();
}

export async function updateEnterprise(
  tx: Tx,
  id: string,
  change: Updateable<Database['enterprise']>,
): Promise<void> {
  await tx.updateTable('enterprise').set(change).where('id', '=', id).execute();
}

export async function findContacts(db: Db | Tx, enterpriseId: string) {
  return await db
    .selectFrom('enterprise_contact')
    .select(['id', 'account_id', 'name', 'phone', 'title', 'level'])
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('level')
    .orderBy('id')
    .execute();
}

type NewContact = Insertable<Database['enterprise_contact']>;

export async function insertContact(tx: Tx, contacts: NewContact | readonly NewContact[]): Promise<void> {
  await tx.insertInto('enterprise_contact').values(contacts).execute();
}

export async function updateContact(
  tx: Tx,
  enterpriseId: string,
  id: string,
  change: Updateable<Database['enterprise_contact']>,
): Promise<boolean> {
  const updated = await tx
    .updateTable('enterprise_contact')
    .set(change)
    .where('enterprise_id', '=', enterpriseId)
    .where('id', '=', id)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

export async function deleteContact(tx: Tx, enterpriseId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('enterprise_contact')
    .where('enterprise_id', '=', enterpriseId)
    .where('id', '=', id)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

export type NewQualification = Insertable<Database['enterprise_qualification']>;

export async function insertQualifications(tx: Tx, values: readonly NewQualification[]): Promise<void> {
  await tx.insertInto('enterprise_qualification').values(values).execute();
}

export async function findQualifications(db: Db, enterpriseId: string) {
  return await db
    .selectFrom('enterprise_qualification')
    .selectAll()
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('expires_on', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(200)
    .execute();
}

/** Two years of months, the newest first. */
export async function findMonths(db: Db, enterpriseId: string) {
  return await db
    .selectFrom('enterprise_month')
    .selectAll()
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('month', 'desc')
    .orderBy('indicator')
    .orderBy('source')
    .limit(600)
    .execute();
}

export async function findProjectsOf(db: Db, enterpriseId: string) {
  return await db
    .selectFrom('project')
    .select(['id', 'name', 'stage', 'active'])
    .where('enterprise_id', '=', enterpriseId)
    .orderBy('id')
    .limit(200)
    .execute();
}

/** Matters of an enterprise that are still open keep it from being taken off the books. */
export async function countOpenMatters(tx: Tx, enterpriseId: string): Promise<number> {
  const { open } = await tx
    .selectFrom('matter')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('enterprise_id', '=', enterpriseId)
    .where('status', 'not in', [...endedStatuses])
    .executeTakeFirstOrThrow();
  return open;
}

export async function countActiveProjects(tx: Tx, enterpriseId: string): Promise<number> {
  const { active } = await tx
    .selectFrom('project')
    .select(({ fn }) => fn.countAll<number>().as('active'))
    .where('enterprise_id', '=', enterpriseId)
    .where('active', '=', true)
    .executeTakeFirstOrThrow();
  return active;
}
