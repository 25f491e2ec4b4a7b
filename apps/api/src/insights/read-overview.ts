import type { Overview } from '@guanjia/core/insights';
import { type RawBuilder, sql } from 'kysely';
import { loadCalendar } from '../calendars/index.ts';
import type { Tx } from '../platform/database.ts';

const one = async <Row>(tx: Tx, query: RawBuilder<Row>): Promise<Row> => {
  const row = (await query.execute(tx)).rows[0];
  if (!row) throw new Error('an aggregate without a row');
  return row;
};

/** All figures of the overview at a moment; `stationIds` null means the whole zone. */
export async function readOverview(
  tx: Tx,
  now: Date,
  stationIds: readonly string[] | null,
): Promise<Overview> {
  const { utcOffsetMinutes } = await loadCalendar(tx);
  const local = new Date(now.getTime() + utcOffsetMinutes * 60_000);
  const startOfMonth = (back: number) =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - back, 1) - utcOffsetMinutes * 60_000);
  const year = startOfMonth(11);
  const mine =
    stationIds === null
      ? sql<boolean>`true`
      : sql<boolean>`m.station_id = any(${sql.val(stationIds)}::uuid[])`;
  const ours =
    stationIds === null ? sql<boolean>`true` : sql<boolean>`station_id = any(${sql.val(stationIds)}::uuid[])`;
  const offset = sql.val(`${utcOffsetMinutes} minutes`);

  const stock = await one(
    tx,
    sql<{ active: number; above: number; projects: number; eb: number; pb: number }>`select
      (select count(*)::int from enterprise where active and ${ours}) as active,
      (select count(*)::int from enterprise where active and above_scale and ${ours}) as above,
      (select count(*)::int from project where active and ${ours}) as projects,
      (select count(*)::int from butler where active and kind <> 'project' and ${ours}) as eb,
      (select count(*)::int from butler where active and kind <> 'enterprise' and ${ours}) as pb`,
  );
  const open = await one(
    tx,
    sql<
      Record<
        'total' | 'red' | 'yellow' | 'green' | 'paused' | 'none' | 'submitted' | 'firm' | 'rectifying',
        number
      >
    >`
      select count(*)::int as total,
        (count(*) filter (where m.light = 'red'))::int as red,
        (count(*) filter (where m.light = 'yellow'))::int as yellow,
        (count(*) filter (where m.light = 'green'))::int as green,
        (count(*) filter (where m.light = 'paused'))::int as paused,
        (count(*) filter (where m.light = 'none'))::int as none,
        (count(*) filter (where m.status = 'submitted'))::int as submitted,
        (count(*) filter (where m.status in ('awaiting-materials', 'answered')))::int as firm,
        (count(*) filter (where m.status = 'rectifying'))::int as rectifying
      from matter m where m.status not in ('closed', 'declined', 'withdrawn', 'merged') and ${mine}`,
  );
  const promises = sql`select c.stopped_at, c.due_at, c.used_days, c.limit_days, m.station_id
    from clock c join matter m on m.id = c.matter_id
    where c.kind = 'promise' and c.state in ('stopped', 'lapsed') and c.stopped_at >= ${year} and m.status not in ('withdrawn', 'merged')
      and ${mine}`;
  const kept = await one(
    tx,
    sql<{ kept: number; ended: number; median: number | null; promised: number | null }>`select
      (count(*) filter (where stopped_at <= due_at))::int as kept, count(*)::int as ended,
      percentile_cont(0.5) within group (order by used_days)::float8 as median, avg(limit_days)::float8 as promised
      from (${promises}) as p`,
  );
  const rated = sql`select r.level, m.station_id, x.status as rectification
    from rating r join matter m on m.id = r.matter_id left join rectification x on x.rating_id = r.id
    where r.rated_at >= ${year} and ${mine}`;
  const levels = await sql<{ level: number; n: number }>`
    select level, count(*)::int as n from (${rated}) as r where rectification is distinct from 'excluded'
    group by level order by level desc`.execute(tx);
  const ratings = await one(
    tx,
    sql<{ excluded: number; bad_open: number; closed: number; not_rated: number }>`select
      (select count(*)::int from (${rated}) as r where rectification = 'excluded') as excluded,
      (select count(*)::int from rectification x join matter m on m.id = x.matter_id
        where x.status not in ('done', 'excluded') and ${mine}) as bad_open,
      (select count(*)::int from matter m where m.status = 'closed' and m.closed_at >= ${year} and ${mine}) as closed,
      (select count(*)::int from matter m where m.status = 'closed' and m.closed_at >= ${year} and ${mine}
        and not exists (select 1 from rating r where r.matter_id = m.id)) as not_rated`,
  );
  const months = await sql<{ month: string; raised: number; closed: number; kept: number; ended: number }>`
    with span as (select generate_series(0, 11) as n),
      bounds as (select to_char(date_trunc('month', ${now}::timestamptz at time zone 'UTC' + ${offset}::interval)
        - make_interval(months => n), 'YYYY-MM') as month from span),
      raised as (select to_char(m.created_at at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as month, count(*)::int as n
        from matter m where m.created_at >= ${year} and ${mine} group by 1),
      closed as (select to_char(m.closed_at at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as month, count(*)::int as n
        from matter m where m.closed_at >= ${year} and m.status = 'closed' and ${mine} group by 1),
      ended as (select to_char(stopped_at at time zone 'UTC' + ${offset}::interval, 'YYYY-MM') as month,
        count(*)::int as n, (count(*) filter (where stopped_at <= due_at))::int as kept from (${promises}) as p group by 1)
    select b.month, coalesce(r.n, 0) as raised, coalesce(c.n, 0) as closed, coalesce(e.kept, 0) as kept,
      coalesce(e.n, 0) as ended
    from bounds b left join raised r using (month) left join closed c using (month) left join ended e using (month)
    order by b.month`.execute(tx);
  const stations = await sql<{
    id: string;
    name: string;
    open: number;
    red: number;
    yellow: number;
    kept: number;
    ended: number;
    rated: number;
    satisfied: number;
  }>`
    select o.id, o.short_name as name, coalesce(m.open, 0) as open, coalesce(m.red, 0) as red,
      coalesce(m.yellow, 0) as yellow, coalesce(p.kept, 0) as kept, coalesce(p.ended, 0) as ended,
      coalesce(r.rated, 0) as rated, coalesce(r.satisfied, 0) as satisfied
    from office o
    left join (select m.station_id, count(*)::int as open, (count(*) filter (where m.light = 'red'))::int as red,
        (count(*) filter (where m.light = 'yellow'))::int as yellow
      from matter m where m.status not in ('closed', 'declined', 'withdrawn', 'merged') group by 1) as m on m.station_id = o.id
    left join (select station_id, count(*)::int as ended, (count(*) filter (where stopped_at <= due_at))::int as kept
      from (${promises}) as p group by 1) as p on p.station_id = o.id
    left join (select station_id, count(*)::int as rated, (count(*) filter (where level >= 3))::int as satisfied
      from (${rated}) as r where rectification is distinct from 'excluded' group by 1) as r on r.station_id = o.id
    where o.kind = 'station' and o.active
      and ${stationIds === null ? sql`true` : sql`o.id = any(${sql.val(stationIds)}::uuid[])`}
    order by o.position, o.code`.execute(tx);
  const groups = await sql<{ code: string; name: string; raised: number; open: number }>`
    select g.code, g.name, (count(m.id) filter (where m.created_at >= ${year}))::int as raised,
      (count(m.id) filter (where m.status not in ('closed', 'declined', 'withdrawn', 'merged')))::int as open
    from matter_group g join matter_type t on t.group_code = g.code
    left join matter m on m.type_code = t.code and ${mine}
    group by g.code, g.name, g.position order by g.position`.execute(tx);

  const thisMonth = months.rows.at(-1);
  const byLevel = new Map(levels.rows.map((r) => [r.level, r.n]));
  const onTime = (row: { kept: number; ended: number }) => ({ kept: row.kept, ended: row.ended });
  return {
    at: now.toISOString(),
    scope: stationIds === null ? 'zone' : 'stations',
    enterprises: { active: stock.active, aboveScale: stock.above, butlers: stock.eb },
    projects: { active: stock.projects, butlers: stock.pb },
    month: {
      name: thisMonth?.month ?? local.toISOString().slice(0, 7),
      raised: thisMonth?.raised ?? 0,
      closed: thisMonth?.closed ?? 0,
    },
    open: {
      total: open.total,
      lights: { red: open.red, yellow: open.yellow, green: open.green, paused: open.paused, none: open.none },
      unaccepted: open.submitted,
      waitingForFirm: open.firm,
      rectifying: open.rectifying,
    },
    year: {
      from: new Date(year.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10),
      raised: months.rows.reduce((sum, r) => sum + r.raised, 0),
      closed: months.rows.reduce((sum, r) => sum + r.closed, 0),
      onTime: onTime(kept),
      usedDays: { median: kept.median, n: kept.ended },
      promisedDays: kept.promised,
    },
    satisfaction: {
      levels: [5, 4, 3, 2, 1].map((level) => ({ level, count: byLevel.get(level) ?? 0 })),
      rated: levels.rows.reduce((sum, r) => sum + r.n, 0),
      closed: ratings.closed,
      notRated: ratings.not_rated,
      excluded: ratings.excluded,
      badOpen: ratings.bad_open,
    },
    months: months.rows.map((r) => ({
      month: r.month,
      raised: r.raised,
      closed: r.closed,
      onTime: onTime(r),
    })),
    stations: stations.rows.map((r) => ({
      station: { id: r.id, name: r.name },
      open: r.open,
      red: r.red,
      yellow: r.yellow,
      onTime: onTime(r),
      rated: r.rated,
      satisfied: r.satisfied,
    })),
    groups: groups.rows,
  };
}
