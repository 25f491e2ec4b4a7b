import { endedStatuses } from '@guanjia/core/matters';
import type { ButlerQuery } from '@guanjia/core/organisation';
import { sql } from 'kysely';
import { countRows, idAfter } from '../platform/cursors.ts';
import type { Change, Db, Tx } from '../platform/database.ts';
import { folded, namedInPinyin } from '../search/index.ts';

const butlers = (db: Db | Tx) =>
  db
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .innerJoin('office as o', 'o.id', 'b.station_id');

const columns = [
  'b.id',
  'b.account_id',
  'b.kind',
  'b.phone',
  'b.title',
  'b.photo_attachment',
  'b.active',
  'b.station_id',
  'a.display_name',
  'a.status as account_status',
  'o.name as station_name',
] as const;

export async function listButlers(db: Db, query: ButlerQuery) {
  const { stationId, serves, active, q } = query;
  let matching = butlers(db);
  if (stationId) matching = matching.where('b.station_id', '=', stationId);
  if (serves) matching = matching.where('b.kind', 'in', [serves, 'both']);
  if (active !== undefined) matching = matching.where('b.active', '=', active);
  if (q)
    matching = matching.where(
      sql<boolean>`(position(${folded(q)} in search_fold(a.display_name || ' ' || b.phone)) > 0
        or ${namedInPinyin('account', 'a.id', folded(q))})`,
    );
  const total = await countRows(db, matching.select('b.id'));
  const after = idAfter(query.cursor);
  let page = matching.select(columns);
  if (after) page = page.where('b.id', '>', after);
  const rows = await page
    .orderBy('b.id')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function findButler(db: Db | Tx, id: string) {
  return await butlers(db).select(columns).where('b.id', '=', id).executeTakeFirst();
}
export type ButlerRow = NonNullable<Awaited<ReturnType<typeof findButler>>>;

export async function lockButler(tx: Tx, id: string) {
  return await tx.selectFrom('butler').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Whether a butler can act: on duty, with an active account that holds the role. */
export async function isButlerAtWork(db: Tx, butlerId: string): Promise<boolean> {
  const found = await db
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .innerJoin('account_role as r', 'r.account_id', 'a.id')
    .select('b.id')
    .where('b.id', '=', butlerId)
    .where('b.active', '=', true)
    .where('a.status', '=', 'active')
    .where('r.role', '=', 'butler')
    // Whoever disables the account or takes the role meanwhile waits, and then finds the butler in charge.
    .forShare('a')
    .executeTakeFirst();
  return found !== undefined;
}

/** How many enterprises and projects each butler is in charge of now. */
export async function countCharges(db: Db | Tx, butlerIds: readonly string[]) {
  const charges = new Map(butlerIds.map((id) => [id, { enterprises: 0, projects: 0 }]));
  if (butlerIds.length === 0) return charges;
  const rows = await db
    .selectFrom('stewardship')
    .select(({ fn }) => [
      'butler_id',
      fn.count<number>('enterprise_id').as('enterprises'),
      fn.count<number>('project_id').as('projects'),
    ])
    .where('butler_id', 'in', butlerIds)
    .where('ended_at', 'is', null)
    .groupBy('butler_id')
    .execute();
  for (const { butler_id, enterprises, projects } of rows) charges.set(butler_id, { enterprises, projects });
  return charges;
}

/** Whether a person is in charge of anything as a butler. */
export async function isInCharge(tx: Db | Tx, accountId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('stewardship as s')
    .innerJoin('butler as b', 'b.id', 's.butler_id')
    .select('s.id')
    .where('b.account_id', '=', accountId)
    .where('s.ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (found) return true;
  // A matter may have been transferred to somebody who is in charge of no firm.
  const holds = await tx
    .selectFrom('matter as m')
    .innerJoin('butler as b', 'b.id', 'm.butler_id')
    .select('m.id')
    .where('b.account_id', '=', accountId)
    .where('m.status', 'not in', [...endedStatuses])
    .limit(1)
    .executeTakeFirst();
  return holds !== undefined;
}

export async function insertButler(
  tx: Tx,
  butler: {
    id: string;
    account_id: string;
    kind: ButlerRow['kind'];
    station_id: string;
    phone: string;
    title: string;
    created_at: Date;
  },
): Promise<void> {
  await tx.insertInto('butler').values(butler).execute();
}

export async function updateButler(
  tx: Tx,
  id: string,
  change: Change<Pick<ButlerRow, 'kind' | 'station_id' | 'phone' | 'title' | 'active'>>,
): Promise<void> {
  await tx.updateTable('butler').set(change).where('id', '=', id).execute();
}

const soonMs = 14 * 86_400_000;

/** Who of them is on leave (请假) now or within two weeks, by account, the nearest span. */
export async function findAway(
  db: Db | Tx,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, { from: string; until: string }>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('leave_cover')
    .select(['account_id', 'starts_at', 'ends_at'])
    .where('account_id', 'in', [...accountIds])
    .where('ends_at', '>', now)
    .where('starts_at', '<', new Date(now.getTime() + soonMs))
    .orderBy('starts_at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.account_id,
      { from: row.starts_at.toISOString(), until: row.ends_at.toISOString() },
    ]),
  );
}
