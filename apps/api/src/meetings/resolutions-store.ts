import type { Principal } from '@guanjia/core/identity';
import type { ResolutionQuery, ResolutionStatus } from '@guanjia/core/meetings';
import { type RawBuilder, sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import { countRows } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { afterPlace, placeOf } from '../platform/query-cursors.ts';
import { manages, meetingScope, owns } from './meeting-scope.ts';

/** A resolution as it stands now: one that an assignment carries out is as far as that is. */
export interface ResolutionRow {
  id: string;
  meeting_id: string;
  number: number;
  own_status: 'noted' | 'open' | 'reported' | 'accepted' | 'withdrawn';
  status: ResolutionStatus;
  words: string;
  office_id: string | null;
  butler_id: string | null;
  owner_name: string;
  limit_days: number;
  due_at: Date | null;
  light: 'green' | 'yellow' | 'red' | null;
  meeting_title: string;
  meeting_at: Date;
  matter_id: string | null;
  matter_number: string | null;
  assignment_id: string | null;
  report: string | null;
  reported_by: string | null;
  reported_at: Date | null;
  decision: string | null;
  decided_by: string | null;
  ended_at: Date | null;
  owned: boolean;
  managed: boolean;
  order_key: string;
}

/** Rows for this reader; `r` is the resolution, `mt` its meeting. */
function rows(principal: Principal, now: Date, where: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`
    select *, case when status <> 'open' then null
        when clock_level is not null then clock_level
        when ${now}::timestamptz > due_at then 'red' when ${now}::timestamptz >= yellow_at then 'yellow' else 'green' end as light,
      case when status in ('accepted', 'withdrawn') then 'infinity'::timestamptz
        else coalesce(due_at, 'infinity'::timestamptz) end::text as order_key
    from (
      select r.id, r.meeting_id, r.number, r.status as own_status, r.words, r.office_id, r.butler_id, r.limit_days,
        case when a.id is null or r.status = 'withdrawn' then r.status
          when a.status in ('assigned', 'signed') then 'open' when a.status = 'answered' then 'reported'
          when a.status = 'accepted' then 'accepted' else 'lapsed' end as status,
        coalesce(c.due_at, r.due_at) as due_at, r.yellow_at, c.level as clock_level,
        coalesce(o.short_name, ba.display_name, '') as owner_name,
        mt.title as meeting_title, mt.starts_at as meeting_at, m.id as matter_id, m.number as matter_number,
        r.assignment_id, rt.body as report, ra.display_name as reported_by, r.reported_at,
        dt.body as decision, da.display_name as decided_by, coalesce(a.ended_at, r.ended_at) as ended_at,
        ${owns(principal)} as owned, ${manages(principal)} as managed
      from meeting_resolution r
        join meeting mt on mt.id = r.meeting_id
        left join assignment a on a.id = r.assignment_id
        left join clock c on c.assignment_id = a.id and c.kind = 'assignment'
        left join office o on o.id = r.office_id
        left join butler b on b.id = r.butler_id left join account ba on ba.id = b.account_id
        left join matter m on m.id = r.matter_id and ${matterScope(principal)}
        left join personal_text rt on rt.id = r.report_text_id left join account ra on ra.id = r.reported_by
        left join personal_text dt on dt.id = r.decision_text_id left join account da on da.id = r.decided_by
      where ${where}
    ) as now`;
}

export async function findResolutions(
  db: Db | Tx,
  principal: Principal,
  now: Date,
  which: { meetingId?: string; ids?: readonly string[] },
): Promise<ResolutionRow[]> {
  const where = which.meetingId
    ? sql<boolean>`r.meeting_id = ${which.meetingId}`
    : sql<boolean>`r.id = any(${sql.val([...(which.ids ?? [])])}::uuid[])`;
  const found = await sql<ResolutionRow>`${rows(principal, now, where)} order by meeting_at, number`.execute(
    db,
  );
  return found.rows;
}

/** One that the person may read: of a meeting that he may see, or his own to carry out. */
export async function findReadableResolution(
  db: Db | Tx,
  principal: Principal,
  now: Date,
  id: string,
): Promise<ResolutionRow | undefined> {
  const where = sql<boolean>`r.id = ${id} and (${owns(principal)} or (${meetingScope(principal)} and r.status <> 'noted') or ${manages(principal)})`;
  return (await sql<ResolutionRow>`${rows(principal, now, where)}`.execute(db)).rows[0];
}

export async function listResolutions(
  db: Db,
  principal: Principal,
  now: Date,
  query: ResolutionQuery,
): Promise<{ rows: ResolutionRow[]; total: number }> {
  const side =
    query.side === 'own'
      ? owns(principal)
      : query.side === 'judge'
        ? manages(principal)
        : sql<boolean>`(${meetingScope(principal)} or ${owns(principal)})`;
  const all = rows(principal, now, sql<boolean>`r.status <> 'noted' and ${side}`);
  const conditions = [
    ...(query.status ? [sql<boolean>`status = ${query.status}`] : []),
    ...(query.light ? [sql<boolean>`light = ${query.light}`] : []),
  ];
  const matching = sql`select * from (${all}) as listed ${
    conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  }`;
  const order = { key: sql`order_key::timestamptz`, type: 'timestamptz', direction: 'asc' } as const;
  const place = placeOf(query, order.type);
  const found = await sql<ResolutionRow>`select * from (${matching}) as page
    ${place ? sql`where ${afterPlace(order, place, 'id')}` : sql``}
    order by ${order.key}, id limit ${query.limit + 1}`.execute(db);
  return { rows: found.rows, total: await countRows(db, sql`(${matching})`) };
}
