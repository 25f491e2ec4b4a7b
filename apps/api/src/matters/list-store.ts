import { countedExactly } from '@guanjia/core/paging';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { afterPlace, type Order, type Place } from '../platform/query-cursors.ts';
import type { ClockTable, MatterTable } from '../platform/schema-matters.ts';

type Kept =
  | 'id'
  | 'number'
  | 'type_code'
  | 'subject_kind'
  | 'enterprise_id'
  | 'project_id'
  | 'station_id'
  | 'butler_id'
  | 'status'
  | 'urgency'
  | 'service_mode'
  | 'raised_as'
  | 'round'
  | 'created_at'
  | 'updated_at'
  | 'closed_at';

/** One row of a list of matters, with the names that people read. */
export type ListRow = Pick<Selectable<MatterTable>, Kept> & {
  title: string | null;
  type_name: string;
  group_name: string;
  enterprise_name: string;
  project_name: string | null;
  station_name: string;
  butler_name: string;
  butler_phone: string | null;
  lead_office_id: string | null;
  lead_office_name: string | null;
  open_assignments: number;
  escalated_to: 'station-master' | 'coordinator' | null;
  last_rating: 1 | 2 | 3 | 4 | 5 | null;
  /** The cursor's value, as text with full precision. */
  order_key: string;
};

export interface RowsWanted {
  /** Read through the queue of this office (alias q) instead of from all matters. */
  office?: string | null;
  where: RawBuilder<boolean>;
  order: Order;
  after: Place | null;
  limit: number;
}

/** Each matter once, with its firm and project for what narrows and orders by their names. */
const fromMatters = (office: string | null | undefined) => {
  const matters = office
    ? sql`office_queue q join matter m on m.id = q.matter_id and q.office_id = ${office}::uuid`
    : sql`matter m`;
  return sql`from ${matters} join enterprise e on e.id = m.enterprise_id left join project p on p.id = m.project_id`;
};

/** Rows of matters with their names, ordered by key and id. */
export async function matterRows(tx: Db | Tx, wanted: RowsWanted): Promise<ListRow[]> {
  const { key, direction } = wanted.order;
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  const after = wanted.after ? sql`and ${afterPlace(wanted.order, wanted.after, 'm.id')}` : sql``;
  const { rows } = await sql<ListRow>`
    with picked as (
      select m.id, ${key} as order_key ${fromMatters(wanted.office)}
      where ${wanted.where} ${after}
      order by 2 ${way}, 1 ${way} limit ${wanted.limit}
    )
    select m.id, m.number, m.type_code, m.subject_kind, m.enterprise_id, m.project_id, m.station_id, m.butler_id,
      m.status, m.urgency, m.service_mode, m.raised_as, m.round, m.created_at, m.updated_at, m.closed_at,
      picked.order_key::text as order_key, title.body as title, type.name as type_name, grp.name as group_name,
      e.name as enterprise_name, p.name as project_name, station.short_name as station_name,
      account.display_name as butler_name, butler.phone as butler_phone,
      lead.office_id as lead_office_id, lead.name as lead_office_name,
      (select count(*)::int from assignment a where a.matter_id = m.id
        and a.status in ('assigned', 'signed', 'answered')) as open_assignments,
      (select x.level from escalation x where x.matter_id = m.id and x.status = 'open') as escalated_to,
      (select r.level from rating r where r.matter_id = m.id order by r.round desc limit 1) as last_rating
    from picked
    join matter m on m.id = picked.id
    join personal_text title on title.id = m.title_text_id
    join matter_type type on type.code = m.type_code
    join matter_group grp on grp.code = type.group_code
    join enterprise e on e.id = m.enterprise_id
    left join project p on p.id = m.project_id
    join office station on station.id = m.station_id
    join butler on butler.id = m.butler_id
    join account on account.id = butler.account_id
    left join lateral (
      select a.office_id, o.short_name as name from assignment a join office o on o.id = a.office_id
      where a.matter_id = m.id and a.role = 'lead' and a.status not in ('returned', 'recalled')
      order by a.assigned_at desc limit 1) as lead on true
    order by picked.order_key ${way}, m.id ${way}`.execute(tx);
  return rows;
}

/** How many there are, counted no further than anybody wants to know. */
export async function countMatters(
  tx: Db | Tx,
  { where, office }: Pick<RowsWanted, 'where' | 'office'>,
): Promise<number> {
  const counted = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 ${fromMatters(office)}
      where ${where} limit ${countedExactly + 1}) as found`.execute(tx);
  return counted.rows[0]?.n ?? 0;
}

export type ListClock = Pick<
  Selectable<ClockTable>,
  'id' | 'matter_id' | 'kind' | 'state' | 'level' | 'due_at' | 'provisional'
> & { office_id: string | null };

/** Clocks of these matters that run or pause, by matter, with the office of an assignment's clock. */
export async function clocksOf(tx: Db | Tx, matterIds: readonly string[]): Promise<Map<string, ListClock[]>> {
  const byMatter = new Map<string, ListClock[]>();
  if (matterIds.length === 0) return byMatter;
  const rows = await tx
    .selectFrom('clock as c')
    .leftJoin('assignment as a', 'a.id', 'c.assignment_id')
    .where('c.matter_id', 'in', [...matterIds])
    .where('c.state', 'in', ['running', 'paused'])
    .select([
      'c.id',
      'c.matter_id',
      'c.kind',
      'c.state',
      'c.level',
      'c.due_at',
      'c.provisional',
      'a.office_id',
    ])
    .execute();
  for (const row of rows) byMatter.set(row.matter_id, [...(byMatter.get(row.matter_id) ?? []), row]);
  return byMatter;
}
