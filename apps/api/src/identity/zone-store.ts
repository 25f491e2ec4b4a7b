import type { Db, Tx } from '../platform/database.ts';

export interface Zone {
  name: string;
  isDemo: boolean;
  timeZone: string;
}

export async function findZone(db: Db | Tx): Promise<Zone | undefined> {
  const row = await db.selectFrom('zone').select(['name', 'is_demo', 'time_zone']).executeTakeFirst();
  return row && { name: row.name, isDemo: row.is_demo, timeZone: row.time_zone };
}

/** Shared accounts of a demo zone, in the order in which they were made. */
export async function findDemoAccounts(db: Db) {
  return await db
    .selectFrom('account')
    .select(['id', 'username', 'display_name'])
    .where('is_demo', '=', true)
    .where('status', '=', 'active')
    .orderBy('id')
    .limit(40)
    .execute();
}
