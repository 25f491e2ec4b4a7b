import { localDate, startOfDay } from '@guanjia/core/calendar';
import { holdsRole, type Principal } from '@guanjia/core/identity';
import type {
  Breakdown,
  RatingStatistics,
  RatingsRow,
  StatisticsQuery,
  TimeSaved,
  TimeSavedRow,
} from '@guanjia/core/insights';
import { type RawBuilder, sql } from 'kysely';
import { loadCalendar } from '../calendars/index.ts';
import { matterScope } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';

const dayMs = 86_400_000;
const monthsShown = 12;
/** A group of the total stands under this key. */
const total = '*';

interface Period {
  from: string;
  to: string;
  startsAt: Date;
  endsAt: Date;
  offset: string;
}

async function periodOf(db: Db, query: StatisticsQuery, now: Date): Promise<Period> {
  const calendar = await loadCalendar(db);
  const to = query.to ?? localDate(calendar, now);
  const year = Number(to.slice(0, 4));
  const month = Number(to.slice(5, 7));
  const from = query.from ?? new Date(Date.UTC(year, month - monthsShown, 1)).toISOString().slice(0, 10);
  return {
    from,
    to,
    startsAt: startOfDay(calendar, from),
    endsAt: new Date(startOfDay(calendar, to).getTime() + dayMs),
    offset: `${calendar.utcOffsetMinutes} minutes`,
  };
}

/** Key and name of the group of a matter (m); a matter with several departments counts in each that answered. */
function groupOf(
  by: Breakdown,
  { offset }: Period,
  principal: Principal,
): { key: RawBuilder<unknown>; joins: RawBuilder<unknown> } {
  switch (by) {
    case 'type':
      return {
        key: sql`t.code as key, t.name as name`,
        joins: sql`join matter_type t on t.code = m.type_code`,
      };
    case 'station':
      return {
        key: sql`o.id::text as key, o.short_name as name`,
        joins: sql`join office o on o.id = m.station_id`,
      };
    case 'butler':
      return {
        key: sql`b.id::text as key, a.display_name as name`,
        joins: sql`join butler b on b.id = m.butler_id join account a on a.id = b.account_id`,
      };
    case 'department': {
      // A department compares itself with itself; who steers sees all of them.
      const own = isOffice(principal);
      const departments = own
        ? sql`office_id = any(${sql.val([...principal.officeIds])}::uuid[])`
        : sql`true`;
      return {
        key: sql`o.id::text as key, o.short_name as name`,
        joins: sql`join (select distinct matter_id, office_id from assignment where status = 'accepted' and ${departments}) d on d.matter_id = m.id
          join office o on o.id = d.office_id`,
      };
    }
    case 'month':
      return {
        key: sql`to_char(m.closed_at at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as key,
          to_char(m.closed_at at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as name`,
        joins: sql``,
      };
  }
}

const isOffice = (p: Principal): boolean =>
  p.officeIds.length > 0 &&
  p.butlerIds.length === 0 &&
  p.stationIds.length === 0 &&
  !holdsRole(p, 'coordinator', 'leader');

const closedIn = (
  principal: Principal,
  period: Period,
) => sql`m.status = 'closed' and m.closed_at >= ${period.startsAt}
  and m.closed_at < ${period.endsAt} and ${matterScope(principal)}`;

/** Calendar days as working days, where figures of both kinds stand side by side. */
const working = (days: string, unit: string) =>
  sql`(case when ${sql.ref(unit)} = 'calendar' then ${sql.ref(days)} * 5 / 7.0 else ${sql.ref(days)} end)`;

/** 办理用时: working days used by what was closed in a period, beside promise, law and past practice. */
export async function readTimeSaved(
  db: Db,
  principal: Principal,
  query: StatisticsQuery,
  now: Date,
): Promise<TimeSaved> {
  const period = await periodOf(db, query, now);
  const { key, joins } = groupOf(query.by, period, principal);
  const each = sql`select m.id, m.promised_days::float8 as promised, used.days as used,
      ${working('m.statutory_days', 'm.statutory_unit')}::float8 as statutory,
      ${working('m.past_days', 'm.past_unit')}::float8 as past
    from matter m
    join lateral (select sum(c.used_days)::float8 as days from clock c where c.matter_id = m.id and c.kind = 'promise'
      and c.state in ('stopped', 'lapsed')) used on used.days is not null
    where ${closedIn(principal, period)}`;
  const median = (
    what: RawBuilder<unknown>,
    name: string,
  ) => sql`percentile_cont(0.5) within group (order by ${what}) as ${sql.ref(name)},
    count(${what})::int as ${sql.ref(`${name}_n`)}`;
  const figures = sql`count(*)::int as n,
    percentile_cont(array[0.25, 0.5, 0.75]) within group (order by f.used) as used,
    ${median(sql`f.promised`, 'promised')}, ${median(sql`f.statutory`, 'statutory')}, ${median(sql`f.past`, 'past')},
    ${median(sql`f.statutory - f.used`, 'on_statutory')}, ${median(sql`f.past - f.used`, 'on_past')}`;
  const { rows } = await sql<TimeRow>`
    with f as (${each})
    select ${total}::text as key, '' as name, ${figures} from f
    union all
    select g.key, g.name, ${figures} from f join lateral (select ${key} from matter m ${joins} where m.id = f.id) g on true
    group by g.key, g.name`.execute(db);
  const presented = rows.map(presentTime);
  return { ...framed(query.by, period), ...split(presented, query.by, (row) => row.used.n) };
}

interface TimeRow {
  key: string;
  name: string;
  n: number;
  used: number[] | null;
  promised: number | null;
  promised_n: number;
  statutory: number | null;
  statutory_n: number;
  past: number | null;
  past_n: number;
  on_statutory: number | null;
  on_statutory_n: number;
  on_past: number | null;
  on_past_n: number;
}

function presentTime(row: TimeRow): TimeSavedRow {
  const [lower = null, median = null, upper = null] = row.used ?? [];
  return {
    key: row.key,
    name: row.name,
    used: { n: row.n, median, lower, upper },
    promised: { n: row.promised_n, median: row.promised },
    statutory: { n: row.statutory_n, median: row.statutory },
    pastPractice: { n: row.past_n, median: row.past },
    savedOnStatutory: { n: row.on_statutory_n, median: row.on_statutory },
    savedOnPast: { n: row.on_past_n, median: row.on_past },
  };
}

/** 好差评: what firms said of what was closed in a period, and how many said nothing. */
export async function readRatings(
  db: Db,
  principal: Principal,
  query: StatisticsQuery,
  now: Date,
): Promise<RatingStatistics> {
  const period = await periodOf(db, query, now);
  const { key, joins } = groupOf(query.by, period, principal);
  const each = sql`select m.id, m.rating_until, counted.level,
      (select count(*) from rectification x where x.matter_id = m.id and x.status = 'excluded')::int as excluded
    from matter m
    left join lateral (select r.level from rating r left join rectification x on x.rating_id = r.id
      where r.matter_id = m.id and x.status is distinct from 'excluded' order by r.round desc limit 1) counted on true
    where ${closedIn(principal, period)}`;
  const figures = sql`count(*)::int as closed, count(f.level)::int as rated,
    (count(*) filter (where f.level is null and f.rating_until > ${now}))::int as waiting,
    array[${sql.join([5, 4, 3, 2, 1].map((level) => sql`(count(*) filter (where f.level = ${sql.lit(level)}))::int`))}] as levels,
    coalesce(sum(f.excluded), 0)::int as excluded`;
  const { rows } = await sql<Omit<RatingsRow, 'notRated'>>`
    with f as (${each})
    select ${total}::text as key, '' as name, ${figures} from f
    union all
    select g.key, g.name, ${figures} from f join lateral (select ${key} from matter m ${joins} where m.id = f.id) g on true
    group by g.key, g.name`.execute(db);
  const presented = rows.map((row) => ({ ...row, notRated: row.closed - row.rated - row.waiting }));
  return { ...framed(query.by, period), ...split(presented, query.by, (row) => row.closed) };
}

const framed = (by: Breakdown, { from, to }: Period) => ({ by, from, to });

/** The total apart; months as they come, all else by how much there is. */
function split<Row extends { key: string; name: string }>(
  rows: readonly Row[],
  by: Breakdown,
  size: (row: Row) => number,
): { total: Row; rows: Row[] } {
  const sum = rows.find((row) => row.key === total);
  if (!sum) throw new Error('statistics without a total');
  const others = rows.filter((row) => row.key !== total);
  others.sort((a, b) =>
    by === 'month' ? (a.key < b.key ? -1 : 1) : size(b) - size(a) || (a.key < b.key ? -1 : 1),
  );
  return { total: sum, rows: others };
}
