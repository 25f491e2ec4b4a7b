import type { OfficeQuery } from '@guanjia/core/organisation';
import { foldForSearch } from '@guanjia/core/search';
import { sql } from 'kysely';
import { countRows, decodeCursor, isUuid } from '../platform/cursors.ts';
import type { Change, Db, Tx } from '../platform/database.ts';

const columns = ['id', 'kind', 'code', 'name', 'short_name', 'phone', 'active', 'position'] as const;

/** In the order that the zone gave them; one row more than asked for, and the total. */
export async function listOffices(db: Db, query: OfficeQuery) {
  const { kind, active, q } = query;
  let matching = db.selectFrom('office');
  if (kind) matching = matching.where('kind', '=', kind);
  if (active !== undefined) matching = matching.where('active', '=', active);
  if (q)
    matching = matching.where(
      sql<boolean>`position(${foldForSearch(q)} in search_fold(name || ' ' || short_name)) > 0`,
    );
  const total = await countRows(db, matching.select('id'));
  let page = matching.select(columns);
  if (query.cursor) {
    const [position, id] = decodeCursor(
      query.cursor,
      ([place, last, ...rest]) => Number.isSafeInteger(place) && isUuid(last) && rest.length === 0,
    );
    page = page.where(sql<boolean>`(position, id) > (${position}, ${id}::uuid)`);
  }
  const rows = await page
    .orderBy('position')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function findOffice(db: Db | Tx, id: string) {
  return await db.selectFrom('office').select(columns).where('id', '=', id).executeTakeFirst();
}
export type OfficeRow = NonNullable<Awaited<ReturnType<typeof findOffice>>>;

export async function lockOffice(tx: Tx, id: string) {
  return await tx.selectFrom('office').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Who leads the offices: heads of departments, masters of stations; and how many officers each has. */
export async function findOfficeStaff(db: Db | Tx, officeIds: readonly string[]) {
  if (officeIds.length === 0) return [];
  return await db
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.office_id', 'r.role', 'a.id', 'a.display_name', 'a.phone'])
    .where('r.office_id', 'in', officeIds)
    .where('a.status', '=', 'active')
    .orderBy('r.granted_at')
    .orderBy('a.id')
    .execute();
}

export async function insertOffice(
  tx: Tx,
  office: Omit<OfficeRow, 'active'> & { created_at: Date },
): Promise<void> {
  await tx.insertInto('office').values(office).execute();
}

export async function updateOffice(
  tx: Tx,
  id: string,
  change: Change<Pick<OfficeRow, 'name' | 'short_name' | 'phone' | 'position' | 'active'>>,
): Promise<void> {
  await tx.updateTable('office').set(change).where('id', '=', id).execute();
}

/** What keeps a station from being closed: butlers on duty, and active enterprises and projects. */
export async function countStationCharges(tx: Tx, stationId: string): Promise<number> {
  const { rows } = await sql<{ charges: number }>`
    SELECT (SELECT count(*) FROM butler WHERE station_id = ${stationId} AND active)
         + (SELECT count(*) FROM enterprise WHERE station_id = ${stationId} AND active)
         + (SELECT count(*) FROM project WHERE station_id = ${stationId} AND active) AS charges
  `.execute(tx);
  return rows[0]?.charges ?? 0;
}

/** Assignments that an office has not done with yet. */
export async function countOpenAssignments(tx: Tx, officeId: string): Promise<number> {
  const { open } = await tx
    .selectFrom('assignment')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('office_id', '=', officeId)
    .where('status', 'in', ['assigned', 'signed', 'answered'])
    .executeTakeFirstOrThrow();
  return Number(open);
}
