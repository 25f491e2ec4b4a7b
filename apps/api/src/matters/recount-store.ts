import type { Db } from '../platform/database.ts';
import type { ClockRow } from './bundle.ts';

/** Clocks that are not over and were counted by an earlier calendar, in the order of their ids. */
export async function listOpenClocks(
  db: Db,
  version: number,
  after: string | null,
  limit: number,
): Promise<ClockRow[]> {
  return await db
    .selectFrom('clock')
    .selectAll()
    .where('state', 'in', ['running', 'paused'])
    .where('calendar_version', '<', version)
    .$if(after !== null, (q) => q.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
}
