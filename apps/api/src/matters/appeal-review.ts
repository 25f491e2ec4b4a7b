import type { Principal } from '@guanjia/core/identity';
import { holdsRole, officesOfPerson } from '@guanjia/core/identity';
import type { AppealReview } from '@guanjia/core/matters';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

/** Offices that person (an account's id in SQL) belongs to by his own roles. */
const belongsTo = (person: RawBuilder<unknown>) => sql`
  select office_id from account_role where account_id = ${person} and office_id is not null
  union select station_id from butler where account_id = ${person} and active`;

/** Offices that the appeal (x, of the matter m) concerns: those rated, and those of whoever appealed. */
const concerned = sql`
  select m.station_id as office_id
  union select b.station_id from butler b where b.id = m.butler_id
  union select a.office_id from assignment a where a.matter_id = m.id and a.status not in ('returned', 'recalled')
  union ${belongsTo(sql`x.appealed_by`)}`;

/** Accounts (r) that may decide on the appeal (x) of a matter (m) by their own roles. */
const reviewersOf = (role: RawBuilder<unknown>) => sql`
  select r.account_id, r.role, a.display_name as name
  from account_role r join account a on a.id = r.account_id and a.status = 'active'
  where r.role = ${role} and r.account_id <> x.appealed_by
    and r.account_id <> (select b.account_id from butler b where b.id = m.butler_id)
    and not exists (select 1 from account_role f where f.account_id = r.account_id
      and (f.enterprise_id = m.enterprise_id or f.project_id = m.project_id))
    and not exists (select 1 from (${belongsTo(sql`r.account_id`)}) own join (${concerned}) c on c.office_id = own.office_id)`;

const byLeader = sql`not exists (${reviewersOf(sql`'coordinator'`)})`;

export interface FoundReview extends AppealReview {
  reviewers: { accountId: string; name: string }[];
}

/** Whose turn it is to decide on the appeal of a matter, as it stands in the database; null where none waits. */
export async function findAppealReview(tx: Tx, matterId: string): Promise<FoundReview | null> {
  const { rows } = await sql<{
    by: AppealReview['by'];
    offices: string[];
    reviewers: FoundReview['reviewers'] | null;
  }>`
    select turn.by, array(${concerned}) as offices,
      (select json_agg(json_build_object('accountId', v.account_id, 'name', v.name) order by v.name, v.account_id)
        from (${reviewersOf(sql`turn.by`)}) v) as reviewers
    from rectification x join matter m on m.id = x.matter_id
      cross join lateral (select case when ${byLeader} then 'leader' else 'coordinator' end as by) turn
    where x.matter_id = ${matterId} and x.status = 'appealed'`.execute(tx);
  const found = rows[0];
  if (!found) return null;
  return {
    by: found.by,
    concernedOffices: new Set(found.offices),
    reviewers: found.reviewers ?? [],
  };
}

/** Matters whose appeal this person decides on: the rule of the core (`mayReview`) in SQL. */
export function appealsToDecide(principal: Principal): RawBuilder<unknown>[] {
  const coordinator = holdsRole(principal, 'coordinator');
  const leader = holdsRole(principal, 'leader');
  if (!coordinator && !leader) return [];
  const offices = officesOfPerson(principal);
  const turn = coordinator && leader ? sql`true` : coordinator ? sql`not (${byLeader})` : sql`(${byLeader})`;
  return [
    sql`select x.matter_id from rectification x join matter m on m.id = x.matter_id
      where x.status = 'appealed' and x.appealed_by <> ${principal.accountId}
        and not (m.butler_id = any(${sql.val([...principal.butlerIds])}::uuid[]))
        and not exists (select 1 from (${concerned}) c where c.office_id = any(${sql.val(offices)}::uuid[]))
        and ${turn}`,
  ];
}
