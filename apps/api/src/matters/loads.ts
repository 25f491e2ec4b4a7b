import { endedStatuses } from '@guanjia/core/matters';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

export interface Load {
  open: number;
  red: number;
  yellow: number;
}

/** What lies on the desks of butlers or offices, by id, as the kept counts have it: nothing is counted here. */
export async function loadsOf(
  db: Db | Tx,
  side: 'butler' | 'office',
  ids: readonly string[],
): Promise<Map<string, Load>> {
  const loads = new Map(ids.map((id) => [id, { open: 0, red: 0, yellow: 0 }]));
  if (ids.length === 0) return loads;
  const rows = await db
    .selectFrom('queue_count')
    .select(({ fn }) => ['side_id', 'light', fn.sum<number>('n').as('n')])
    .where('side', '=', side)
    .where('side_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('status', 'not in', [...endedStatuses])
    .$if(side === 'office', (q) => q.where('stage', 'in', ['assigned', 'signed']))
    .groupBy(['side_id', 'light'])
    .execute();
  for (const { side_id, light, n } of rows) {
    const load = loads.get(side_id);
    if (!load) continue;
    load.open += Number(n);
    if (light === 'red') load.red += Number(n);
    if (light === 'yellow') load.yellow += Number(n);
  }
  return loads;
}
