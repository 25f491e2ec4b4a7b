import { minutesPerDay } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import { type ConflictQuery, type ConflictView, warningsOfTime } from '@guanjia/core/meetings';
import { sql } from 'kysely';
import type { ClockContext } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { meetingScope } from './meeting-scope.ts';

interface Clash {
  name: string;
  why: 'meeting' | 'leave';
  title: string | null;
  from: Date;
  until: Date;
}

const present = ({ from, until, ...rest }: Clash) => ({
  ...rest,
  from: from.toISOString(),
  until: until.toISOString(),
});
const presentBusy = ({ name, title, from, until }: Clash) => ({
  name,
  title,
  from: from.toISOString(),
  until: until.toISOString(),
});

/** Who or what is wanted elsewhere at that time. Of a meeting that the asker may not see, only when it is. */
export async function findConflicts(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
  query: ConflictQuery,
): Promise<ConflictView> {
  const span = { startsAt: new Date(query.startsAt), endsAt: new Date(query.endsAt) };
  const accounts = query.participants.flatMap((one) => one.accountId ?? []);
  const offices = query.participants.flatMap((one) => one.officeId ?? []);
  const notice =
    query.kind === 'on-site' ? null : ctx.settings.meetingNoticeDays * minutesPerDay(ctx.calendar);
  const seen = sql<string | null>`case when ${meetingScope(principal)} then mt.title end`;
  const other = sql`mt.status in ('convened', 'held') and mt.starts_at < ${span.endsAt} and mt.ends_at > ${span.startsAt}
    ${query.meetingId ? sql`and mt.id <> ${query.meetingId}` : sql``}`;
  const ids = (list: readonly string[]) => sql`${sql.val([...list])}::uuid[]`;
  const [people, away, busy, place] = await Promise.all([
    sql<Clash>`select distinct a.display_name as name, 'meeting' as why, ${seen} as title, mt.starts_at as from, mt.ends_at as until
      from account a join meeting mt on ${other} and (mt.convener_id = a.id or exists (
        select 1 from meeting_participant p where p.meeting_id = mt.id and p.answer <> 'declined' and (p.account_id = a.id or p.person_id = a.id)))
      where a.id = any(${ids([...accounts, principal.accountId])}) order by mt.starts_at`.execute(db),
    sql<Clash>`select a.display_name as name, 'leave' as why, null as title, l.starts_at as from, l.ends_at as until
      from leave_cover l join account a on a.id = l.account_id
      where l.account_id = any(${ids(accounts)}) and l.starts_at < ${span.endsAt} and l.ends_at > ${span.startsAt}
      order by l.starts_at`.execute(db),
    sql<Clash>`select o.short_name as name, 'meeting' as why, ${seen} as title, mt.starts_at as from, mt.ends_at as until
      from meeting mt join meeting_participant p on p.meeting_id = mt.id and p.answer <> 'declined' join office o on o.id = p.office_id
      where ${other} and o.id = any(${ids(offices)}) order by mt.starts_at`.execute(db),
    query.place
      ? sql<Clash>`select mt.place as name, 'meeting' as why, ${seen} as title, mt.starts_at as from, mt.ends_at as until
          from meeting mt where ${other} and mt.place = ${query.place} order by mt.starts_at limit 1`.execute(
          db,
        )
      : { rows: [] },
  ]);
  const [taken] = place.rows;
  return {
    warnings: warningsOfTime(ctx.calendar, span, ctx.now, notice),
    people: [...people.rows, ...away.rows].map(present),
    offices: busy.rows.map(presentBusy),
    place: taken
      ? { title: taken.title, from: taken.from.toISOString(), until: taken.until.toISOString() }
      : null,
  };
}
