import type { Principal } from '@guanjia/core/identity';
import type { StatisticsQuery, TimeSaved, TimeSavedRow } from '@guanjia/core/insights';
import { type RawBuilder, sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';
import { framed, groupOf, type Period, periodOf, split, total } from './statistics-frame.ts';

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
