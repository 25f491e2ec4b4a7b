import { escalationLevels, type Ladder, type Superior } from '@guanjia/core/matters';
import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { type EscalationRow, type MatterBundle, openEscalation } from './bundle.ts';
import { getButlerAccount } from './matter-store.ts';

/**
 * Who can decide above the butlers of a station, by level: its masters, the coordinators (who also keep the record
 * of the joint meeting), the deputies in charge of it, the head. Only active accounts that hold the role.
 */
export async function findSuperiors(tx: Tx, stationId: string): Promise<Superior[]> {
  const { rows } = await sql<Superior>`
    select distinct r.account_id as "accountId", of.level
    from account_role r
      join account a on a.id = r.account_id and a.status = 'active'
      left join leading_group_member g on g.account_id = r.account_id
      cross join lateral (
        select 'station-master' as level where r.role = 'station-master' and r.office_id = ${stationId}
        union all select 'coordinator' where r.role = 'coordinator'
        union all select 'joint-meeting' where r.role = 'coordinator'
        union all select 'deputy' where r.role = 'leader' and exists (
          select 1 from deputy_station d where d.account_id = r.account_id and d.station_id = ${stationId})
        union all select 'head' where r.role = 'leader' and g.position = 'head') of
    where r.role in ('station-master', 'coordinator', 'leader')`.execute(tx);
  const rank = (one: Superior) => escalationLevels.indexOf(one.level);
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.accountId.localeCompare(b.accountId));
}

/** The escalation that is open and those that led to it. */
function openChain(bundle: MatterBundle): EscalationRow[] {
  const chain: EscalationRow[] = [];
  for (let one = openEscalation(bundle); one; ) {
    chain.push(one);
    const before: string | null = one.previous_id;
    one = before === null ? undefined : bundle.escalation.find(({ id }) => id === before);
  }
  return chain;
}

/** What the rules of escalation must know of a matter. */
export async function ladderOf(tx: Tx, bundle: MatterBundle): Promise<Ladder> {
  const butler = await getButlerAccount(tx, bundle.matter.butler_id);
  return {
    superiors: await findSuperiors(tx, bundle.matter.station_id),
    open: openEscalation(bundle)?.level ?? null,
    asked: new Set(openChain(bundle).flatMap(({ asked }) => asked)),
    butler: butler.accountId,
  };
}
