import type { WorkingCalendar } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import type { MatterFilters } from '@guanjia/core/matters';
import { type RawBuilder, sql } from 'kysely';
import { dueOf, lensOf, lightOf, queueCondition } from './matter-scope.ts';
import { searchCondition } from './search-condition.ts';

type Condition = RawBuilder<boolean>;
const dayMs = 86_400_000;
const ids = (values: readonly string[]) => sql`${sql.val([...values])}::uuid[]`;
const texts = (values: readonly string[]) => sql`${sql.val([...values])}::text[]`;

/** The conditions of a list beyond the scope, which is always ANDed to them. */
export function filterConditions(
  filters: MatterFilters,
  principal: Principal,
  calendar: Pick<WorkingCalendar, 'utcOffsetMinutes'>,
  queued = false,
): Condition[] {
  const found: Condition[] = [queueCondition(filters.queue, principal, queued)];
  const add = (condition: Condition | false | undefined) => condition && found.push(condition);
  const { status, light, typeCode, groupCode, stationId, officeId, butlerId, mode } = filters;
  // The office's queue keeps the status too, in the index that it is read by.
  add(status && sql<boolean>`${queued ? sql`q.status` : sql`m.status`} = any(${texts(status)})`);
  add(light && sql<boolean>`${lightOf(principal, queued)} = any(${texts(light)})`);
  add(typeCode && sql<boolean>`m.type_code = any(${texts(typeCode)})`);
  add(
    groupCode &&
      sql<boolean>`m.type_code in (select code from matter_type where group_code = any(${texts(groupCode)}))`,
  );
  add(stationId && sql<boolean>`m.station_id = any(${ids(stationId)})`);
  add(butlerId && sql<boolean>`m.butler_id = any(${ids(butlerId)})`);
  add(filters.enterpriseId && sql<boolean>`m.enterprise_id = any(${ids(filters.enterpriseId)})`);
  add(filters.projectId && sql<boolean>`m.project_id = any(${ids(filters.projectId)})`);
  add(
    officeId &&
      sql<boolean>`exists (select 1 from assignment a where a.matter_id = m.id
        and a.office_id = any(${ids(officeId)}) and a.status not in ('returned', 'recalled'))`,
  );
  add(filters.subjectKind && sql<boolean>`m.subject_kind = ${filters.subjectKind}`);
  add(filters.urgency && sql<boolean>`m.urgency = ${filters.urgency}`);
  add(mode && sql<boolean>`m.service_mode = any(${texts(mode)})`);
  add(filters.raisedBy && sql<boolean>`m.raised_as = ${filters.raisedBy}`);
  add(within(sql`m.created_at`, filters.raisedFrom, filters.raisedTo, calendar));
  add(within(dueOf(lensOf(principal), principal, queued), filters.dueFrom, filters.dueTo, calendar));
  add(filters.whose && whoseCondition(filters.whose, principal));
  add(filters.urged !== undefined && urgedCondition(filters.urged));
  add(filters.unread !== undefined && unreadCondition(filters.unread, principal));
  add(filters.q !== undefined && searchCondition(filters.q));
  return found;
}

/** A span of days of the zone, both ends included. */
function within(
  moment: RawBuilder<unknown>,
  from: string | undefined,
  to: string | undefined,
  { utcOffsetMinutes }: Pick<WorkingCalendar, 'utcOffsetMinutes'>,
): Condition | undefined {
  const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`) - utcOffsetMinutes * 60_000;
  const parts = [
    ...(from ? [sql<boolean>`${moment} >= ${new Date(startOf(from))}`] : []),
    ...(to ? [sql<boolean>`${moment} < ${new Date(startOf(to) + dayMs)}`] : []),
  ];
  return parts.length > 0 ? sql<boolean>`${sql.join(parts, sql` and `)}` : undefined;
}

/** Mine: in my charge, in my hands, or raised by me. Covered: in the charge of a butler whom I stand in for. */
function whoseCondition(whose: NonNullable<MatterFilters['whose']>, principal: Principal): Condition {
  if (whose === 'covered') {
    const covered = principal.butlerIds.filter((id) => id !== principal.butlerId);
    return sql<boolean>`m.butler_id = any(${ids(covered)})`;
  }
  return sql<boolean>`(m.butler_id = ${principal.butlerId} or m.raised_by = ${principal.accountId}
    or exists (select 1 from assignment a where a.matter_id = m.id and a.handler_id = ${principal.accountId}
      and a.status not in ('returned', 'recalled')))`;
}

function urgedCondition(urged: boolean): Condition {
  const exists = sql<boolean>`exists (select 1 from urging u where u.matter_id = m.id and u.round = m.round)`;
  return urged ? exists : sql<boolean>`not ${exists}`;
}

function unreadCondition(unread: boolean, principal: Principal): Condition {
  const exists = sql<boolean>`exists (select 1 from notification n where n.account_id = ${principal.accountId}
    and n.matter_id = m.id and n.read_at is null)`;
  return unread ? exists : sql<boolean>`not ${exists}`;
}
