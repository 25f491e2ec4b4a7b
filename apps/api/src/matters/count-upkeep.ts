import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** A count or an office's entry that is not what the rows say. */
export interface CountFault {
  /** `zone`, `station`, `butler`, `office`, or `entry` for a matter in an office's queue. */
  side: string;
  id: string;
  of: string;
  kept: string;
  counted: string;
}

/** Compares what is kept with what the rows say now, in one look at one moment. Answers at most 1,000 faults. */
export async function verifyCounts(tx: Tx): Promise<CountFault[]> {
  const counts = await sql<CountFault>`
    with kept as (
      select side, side_id, stage, status, light, sum(n) as n from queue_count
      group by side, side_id, stage, status, light having sum(n) <> 0
    )
    select coalesce(k.side, t.side) as side, coalesce(k.side_id, t.side_id)::text as id,
      concat_ws(' ', nullif(coalesce(k.stage, t.stage), ''), coalesce(k.status, t.status), coalesce(k.light, t.light)) as of,
      coalesce(k.n, 0)::text as kept, coalesce(t.n, 0)::text as counted
    from kept k full join queue_count_truth t using (side, side_id, stage, status, light)
    where k.n is distinct from t.n limit 1000`.execute(tx);
  const entries = await sql<CountFault>`
    select 'entry' as side, coalesce(k.office_id, t.office_id)::text as id,
      coalesce(k.matter_id, t.matter_id)::text as of,
      coalesce(concat_ws(' ', k.stage, k.status, k.light, k.due_at), '') as kept,
      coalesce(concat_ws(' ', t.stage, t.status, t.light, t.due_at), '') as counted
    from office_queue k full join office_queue_truth t using (office_id, matter_id)
    where (k.stage, k.status, k.light, k.due_at) is distinct from (t.stage, t.status, t.light, t.due_at)
    limit 1000`.execute(tx);
  return [...counts.rows, ...entries.rows];
}

/** Writes all counts anew from the rows. Nobody changes a matter meanwhile: writers wait until the caller's commit. */
export async function fillCounts(tx: Tx): Promise<void> {
  await sql`lock table matter in share row exclusive mode`.execute(tx);
  await sql`delete from queue_count`.execute(tx);
  await sql`delete from office_queue`.execute(tx);
  await sql`insert into office_queue (office_id, matter_id, stage, status, light, due_at)
    select office_id, matter_id, stage, status, light, due_at from office_queue_truth`.execute(tx);
  await sql`insert into queue_count (side, side_id, stage, status, light, shard, n)
    select side, side_id, stage, status, light, 0, n from queue_count_truth`.execute(tx);
}
