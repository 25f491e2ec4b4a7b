import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db, Tx } from '../platform/database.ts';

/** The head first, then the deputies in the order of their accounts. */
export async function findLeadingGroup(db: Db | Tx) {
  return await db
    .selectFrom('leading_group_member as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.display_name', 'a.phone', 'm.position', 'm.duty'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('deputy_charge as c')
          .innerJoin('office as s', 's.id', 'c.station_id')
          .whereRef('c.account_id', '=', 'm.account_id')
          .select(['s.id', 's.short_name as name'])
          .orderBy('s.position'),
      ).as('stations'),
    )
    .orderBy('m.position', 'desc') // 'head' after 'deputy' by its letters
    .orderBy('a.id')
    .execute();
}

export async function putLeadingGroupMember(
  tx: Tx,
  member: { account_id: string; position: 'head' | 'deputy'; duty: string | null },
): Promise<void> {
  const { position, duty } = member;
  await tx
    .insertInto('leading_group_member')
    .values(member)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ position, duty }))
    .execute();
}

/** Replaces the stations that a deputy is named for. */
export async function putDeputyStations(
  tx: Tx,
  accountId: string,
  stationIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('deputy_charge').where('account_id', '=', accountId).execute();
  if (stationIds.length === 0) return;
  await tx
    .insertInto('deputy_charge')
    .values(stationIds.map((stationId) => ({ account_id: accountId, station_id: stationId })))
    .execute();
}

/** Who may have a place there: active accounts with the role. */
export async function findLeaders(db: Db) {
  return await db
    .selectFrom('account as a')
    .leftJoin('leading_group_member as m', 'm.account_id', 'a.id')
    .where('a.status', '=', 'active')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('account_role as r')
          .whereRef('r.account_id', '=', 'a.id')
          .where('r.role', '=', 'leader')
          .select('r.id'),
      ),
    )
    .select(['a.id', 'a.display_name as name', 'm.position'])
    .orderBy('a.display_name')
    .orderBy('a.id')
    .execute();
}

/** The account if it may have a place in the leading group. */
export async function isLeader(tx: Tx, accountId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('account as a')
    .innerJoin('account_role as r', 'r.account_id', 'a.id')
    .where('a.id', '=', accountId)
    .where('a.status', '=', 'active')
    .where('r.role', '=', 'leader')
    .select('a.id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Of these, the stations. */
export async function findStationIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('office')
    .select('id')
    .where('id', 'in', [...ids])
    .where('kind', '=', 'station')
    .execute();
  return rows.map((row) => row.id);
}

export async function deleteLeadingGroupMember(tx: Tx, accountId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('leading_group_member')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}
