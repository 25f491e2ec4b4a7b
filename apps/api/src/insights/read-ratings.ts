import type { Principal } from '@guanjia/core/identity';
import type { RatingStatistics, RatingsRow, StatisticsQuery } from '@guanjia/core/insights';
import { sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';
import { framed, groupOf, type Period, periodOf, split, total } from './statistics-frame.ts';

/** How many wrong ratings are named; their number is told anyway. */
const namedExclusions = 100;

/**
 * Rounds that were closed in a period. Closing opens a window for rating, so each window's clock is a closed round, and
 * its rating the one that stopped it; a round that was rated with its answer never had a window.
 */
const closedRounds = (principal: Principal, { startsAt, endsAt }: Period, now: Date) => {
  const inPeriod = (moment: string) =>
    sql`${sql.ref(moment)} >= ${startsAt} and ${sql.ref(moment)} < ${endsAt}`;
  return sql`
  select m.id, closing.closed_at, r.id as rating_id, r.round, r.level, r.link_id is not null as by_link,
    coalesce(x.status = 'excluded', false) as excluded, closing.waiting, x.excluded_text_id, x.ended_at
  from (
    select c.matter_id, c.started_at as closed_at, r.id as rating_id,
      c.state = 'running' and c.due_at >= ${now} as waiting
    from clock c left join rating r on r.matter_id = c.matter_id and c.state = 'stopped' and r.rated_at = c.stopped_at
    where c.kind = 'rating' and ${inPeriod('c.started_at')}
    union all
    select r.matter_id, r.rated_at, r.id, false from rating r
    where ${inPeriod('r.rated_at')} and not exists (select 1 from clock c where c.matter_id = r.matter_id
      and c.kind = 'rating' and c.state = 'stopped' and c.stopped_at = r.rated_at)
  ) closing
  join matter m on m.id = closing.matter_id
  left join rating r on r.id = closing.rating_id
  left join rectification x on x.rating_id = r.id
  where ${matterScope(principal)}`;
};

/** 好差评: what firms said of every round that was closed in a period, and how many said nothing. */
export async function readRatings(
  db: Db,
  principal: Principal,
  query: StatisticsQuery,
  now: Date,
): Promise<RatingStatistics> {
  const period = await periodOf(db, query, now);
  const { key, joins } = groupOf(query.by, period, principal, sql`f.closed_at`);
  const rounds = closedRounds(principal, period, now);
  const figures = sql`count(*)::int as closed, count(f.level)::int as rated,
    (count(*) filter (where f.level is not null and not f.excluded))::int as counted,
    (count(*) filter (where f.level is null and f.waiting))::int as waiting,
    array[${sql.join([5, 4, 3, 2, 1].map((level) => sql`(count(*) filter (where f.level = ${sql.lit(level)} and not f.excluded))::int`))}] as levels,
    (count(*) filter (where f.excluded))::int as excluded,
    (count(*) filter (where f.by_link))::int as "byLink"`;
  const { rows } = await sql<Omit<RatingsRow, 'notRated'>>`
    with f as (${rounds})
    select ${total}::text as key, '' as name, ${figures} from f
    union all
    select g.key, g.name, ${figures} from f join lateral (select ${key} from matter m ${joins} where m.id = f.id) g on true
    group by g.key, g.name`.execute(db);
  const presented = rows.map((row) => ({ ...row, notRated: row.closed - row.rated - row.waiting }));
  return {
    ...framed(query.by, period),
    ...split(presented, query.by, (row) => row.closed),
    exclusions: await exclusionsOf(db, rounds),
  };
}

/** 误评, the newest first: which rating, why it does not count, and who decided so. */
async function exclusionsOf(
  db: Db,
  rounds: ReturnType<typeof closedRounds>,
): Promise<RatingStatistics['exclusions']> {
  const { rows } = await sql<{
    matter_id: string;
    number: string;
    round: number;
    level: 1 | 2;
    reason: string | null;
    ended_at: Date;
    by: string | null;
  }>`with f as (${rounds})
    select f.id as matter_id, m.number, f.round, f.level, t.body as reason, f.ended_at,
      (select a.display_name from journal j join account a on a.id = j.actor_id
        where j.stream = 'matter:' || f.id and j.action = 'exclude-rating' and j.at = f.ended_at) as by
    from f join matter m on m.id = f.id left join personal_text t on t.id = f.excluded_text_id
    where f.excluded order by f.ended_at desc, f.rating_id limit ${namedExclusions}`.execute(db);
  return rows.map((row) => ({
    matter: { id: row.matter_id, number: row.number },
    round: row.round,
    level: row.level,
    reason: row.reason,
    at: row.ended_at.toISOString(),
    by: row.by,
  }));
}
