import { type Principal, withoutFirm } from '@guanjia/core/identity';
import {
  type ClockKind,
  type FilterLight,
  filterLights,
  type RectificationItem,
  type RectificationPage,
  type RectificationQuery,
  type RectificationStep,
  rectificationSteps,
} from '@guanjia/core/matters';
import { sql } from 'kysely';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { afterPlace, type Order, pageOfRows, placeOf } from '../platform/query-cursors.ts';
import { findAppealReview } from './appeal-review.ts';
import { type ClockContext, clockLight } from './clocks.ts';
import { matterScope } from './matter-scope.ts';
import { timeLeftOf } from './time-left.ts';

interface Row {
  id: string;
  order_key: string;
  step: RectificationStep;
  extended: boolean;
  level: 1 | 2;
  round: number;
  rated_at: Date;
  by_link: boolean;
  matter_id: string;
  number: string;
  title: string | null;
  type_name: string;
  enterprise: { id: string; name: string };
  project: { id: string; name: string } | null;
  station: { id: string; name: string };
  butler: string;
  offices: string[];
  clock: { kind: ClockKind; level: 'green' | 'yellow' | 'red'; due_at: string; provisional: boolean } | null;
}

/** Open rectifications in sight: the rectification x, its matter m, and the one clock that runs for its step. */
const open = (principal: Principal) => sql`
  from rectification x
  join matter m on m.id = x.matter_id
  join rating r on r.id = x.rating_id
  left join lateral (select c.kind, c.level, c.due_at, c.provisional from clock c
    where c.matter_id = m.id and c.state = 'running'
      and c.kind = case x.status when 'verifying' then 'verify' when 'rectifying' then 'rectify'
        when 'revisiting' then 'revisit' else 'decision' end
    order by c.started_at desc limit 1) c on true
  where x.status not in ('done', 'excluded') and ${matterScope(withoutFirm(principal))}`;

/** 差评整改队列: what is due first comes first; of an appeal the decision's clock counts. */
export async function listRectifications(
  db: Db,
  ctx: ClockContext,
  principal: Principal,
  query: RectificationQuery,
): Promise<RectificationPage> {
  const order: Order = {
    key: sql`coalesce(c.due_at, 'infinity'::timestamptz)`,
    type: 'timestamptz',
    direction: 'asc',
  };
  const after = placeOf(query, order.type);
  const wanted = sql`${query.step ? sql`and x.status = ${query.step}` : sql``}
    ${query.light ? sql`and coalesce(c.level, 'paused') = ${query.light}` : sql``}`;
  return await inTransaction(db, async (tx) => {
    const { rows } = await sql<Row>`
      select x.id, ${order.key}::text as order_key, x.status as step, x.extended, r.level, r.round, r.rated_at,
        r.link_id is not null as by_link, m.id as matter_id, m.number,
        (select body from personal_text where id = m.title_text_id) as title,
        (select name from matter_type where code = m.type_code) as type_name,
        (select json_build_object('id', e.id, 'name', e.name) from enterprise e where e.id = m.enterprise_id) as enterprise,
        (select json_build_object('id', p.id, 'name', p.name) from project p where p.id = m.project_id) as project,
        (select json_build_object('id', o.id, 'name', o.short_name) from office o where o.id = m.station_id) as station,
        (select a.display_name from butler b join account a on a.id = b.account_id where b.id = m.butler_id) as butler,
        array(select o.short_name from assignment a join office o on o.id = a.office_id
          where a.matter_id = m.id and a.status in ('assigned', 'signed') order by a.assigned_at, a.id) as offices,
        case when c.kind is not null then json_build_object('kind', c.kind, 'level', c.level, 'due_at', c.due_at,
          'provisional', c.provisional) end as clock
      ${open(principal)} ${wanted} ${after ? sql`and ${afterPlace(order, after, 'x.id')}` : sql``}
      order by ${order.key}, x.id limit ${query.limit + 1}`.execute(tx);
    const { rows: counted } = await sql<{
      step: RectificationStep;
      light: FilterLight;
      n: number;
      here: number;
    }>`
      select x.status as step, coalesce(c.level, 'paused') as light, count(*)::int as n,
        (count(*) filter (where true ${wanted}))::int as here
      ${open(principal)} group by 1, 2`.execute(tx);
    const items = new Map<string, RectificationItem>();
    for (const row of rows) items.set(row.id, await present(tx, ctx, row));
    const sum = (fits: (row: (typeof counted)[number]) => boolean) =>
      counted.filter(fits).reduce((total, row) => total + row.n, 0);
    const total = counted.reduce((all, row) => all + row.here, 0);
    return {
      ...pageOfRows(query, rows, total, (row) => items.get(row.id) as RectificationItem),
      counts: {
        steps: countsOf(rectificationSteps, (step) => sum((row) => row.step === step)),
        lights: countsOf(filterLights, (light) => sum((row) => row.light === light)),
      },
    };
  });
}

const countsOf = <Key extends string>(keys: readonly Key[], of: (key: Key) => number) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>;

async function present(tx: Tx, ctx: ClockContext, row: Row): Promise<RectificationItem> {
  const { clock } = row;
  const due = clock && new Date(clock.due_at);
  return {
    id: row.id,
    matter: {
      id: row.matter_id,
      number: row.number,
      title: row.title ?? '（内容已依法删除）',
      typeName: row.type_name,
    },
    enterprise: row.enterprise,
    project: row.project,
    station: row.station,
    level: row.level,
    round: row.round,
    ratedAt: row.rated_at.toISOString(),
    byLink: row.by_link,
    step: row.step,
    extended: row.extended,
    light: clock ? clockLight({ ...clock, state: 'running' }) : 'paused',
    due:
      clock && due
        ? {
            kind: clock.kind,
            at: due.toISOString(),
            provisional: clock.provisional,
            left: timeLeftOf(ctx, due),
          }
        : null,
    holder: await holderOf(tx, row),
  };
}

/** Whose move it is: offices that were asked, whoever decides on the appeal, else the butler. */
async function holderOf(tx: Tx, row: Row): Promise<RectificationItem['holder']> {
  if (row.step === 'appealed') {
    const review = await findAppealReview(tx, row.matter_id);
    if (review) return { as: review.by, names: review.reviewers.map(({ name }) => name) };
  }
  if (row.step === 'rectifying' && row.offices.length > 0) return { as: 'office', names: row.offices };
  return { as: 'butler', names: [row.butler] };
}
