import type { EscalationLevel } from '@guanjia/core/matters';
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

/** One row of a list of matters, with the names that people read and the clocks that run or pause. */
export type ListRow = Pick<Selectable<MatterTable>, Kept> & {
  title: string | null;
  type_name: string;
  group_name: string;
  enterprise_name: string;
  project_name: string | null;
  station_name: string;
  butler: { name: string; phone: string | null };
  lead_office: { id: string; name: string } | null;
  open_assignments: number;
  escalated_to: EscalationLevel | null;
  last_rating: 1 | 2 | 3 | 4 | 5 | null;
  urgings: number;
  clocks: ListClock[];
  /** How many the list holds in all, where it was asked for with the rows. */
  total: number | null;
  /** The cursor's value, as text with full precision. */
  order_key: string;
};

/** A clock as JSON gives it: `due_at` is ISO text. */
export type ListClock = Pick<Selectable<ClockTable>, 'kind' | 'state' | 'level' | 'provisional'> & {
  due_at: string;
  office_id: string | null;
};

/** Where a list is read from, and what it is narrowed by. */
export interface ListSource {
  /** Read through the queue of this office (alias q) instead of from all matters. */
  office?: string | null;
  /** Which of matter (m), enterprise (e) and project (p) the conditions and the order speak of. */
  joins: 'none' | 'matter' | 'names';
  where: RawBuilder<boolean>;
}

export interface RowsWanted extends ListSource {
  order: Order;
  after: Place | null;
  /** Asked for along with the rows, so that one round trip brings both. */
  total?: RawBuilder<number> | null;
  limit: number;
}

function fromMatters({ office, joins }: Omit<ListSource, 'where'>) {
  const names =
    joins === 'names'
      ? sql`join enterprise e on e.id = m.enterprise_id left join project p on p.id = m.project_id`
      : sql``;
  if (!office) return sql`from matter m ${names}`;
  const matter = joins === 'none' ? sql`` : sql`join matter m on m.id = q.matter_id`;
  return sql`from office_queue q ${matter} ${names}`;
}

const whereOf = ({ office, where }: Pick<ListSource, 'office' | 'where'>) =>
  office ? sql`q.office_id = ${office}::uuid and ${where}` : where;

/**
 * Rows of matters with their names, ordered by key and id. Names are looked up row by row: a page has few, and a
 * dozen joins take longer to plan than to do.
 */
export async function matterRows(db: Db | Tx, wanted: RowsWanted): Promise<ListRow[]> {
  const { key, direction } = wanted.order;
  const way = direction === 'desc' ? sql`desc` : sql`asc`;
  const id = wanted.office ? 'q.matter_id' : 'm.id';
  const after = wanted.after ? sql`and ${afterPlace(wanted.order, wanted.after, id)}` : sql``;
  const { rows } = await sql<ListRow>`
    with picked as materialized (
      select ${sql.ref(id)} as id, ${key} as order_key ${fromMatters(wanted)}
      where ${whereOf(wanted)} ${after}
      order by 2 ${way}, 1 ${way} limit ${sql.lit(wanted.limit)}
    )
    select m.id, m.number, m.type_code, m.subject_kind, m.enterprise_id, m.project_id, m.station_id, m.butler_id,
      m.status, m.urgency, m.service_mode, m.raised_as, m.round, m.created_at, m.updated_at, m.closed_at,
      picked.order_key::text as order_key, ${wanted.total ?? sql`null`} as total,
      (select body from personal_text where id = m.title_text_id) as title,
      (select name from matter_type where code = m.type_code) as type_name,
      (select g.name from matter_type t join matter_group g on g.code = t.group_code where t.code = m.type_code)
        as group_name,
      (select name from enterprise where id = m.enterprise_id) as enterprise_name,
      (select name from project where id = m.project_id) as project_name,
      (select short_name from office where id = m.station_id) as station_name,
      (select json_build_object('name', a.display_name, 'phone', b.phone) from butler b
        join account a on a.id = b.account_id where b.id = m.butler_id) as butler,
      (select json_build_object('id', o.id, 'name', o.short_name) from assignment a join office o on o.id = a.office_id
        where a.matter_id = m.id and a.role = 'lead' and a.status not in ('returned', 'recalled')
        order by a.assigned_at desc limit 1) as lead_office,
      (select count(*)::int from assignment a where a.matter_id = m.id
        and a.status in ('assigned', 'signed', 'answered')) as open_assignments,
      (select x.level from escalation x where x.matter_id = m.id and x.status = 'open') as escalated_to,
      (select r.level from rating r where r.matter_id = m.id order by r.round desc limit 1) as last_rating,
      (select count(*)::int from urging u where u.matter_id = m.id and u.round = m.round) as urgings,
      coalesce((select json_agg(json_build_object('kind', c.kind, 'state', c.state, 'level', c.level,
          'due_at', c.due_at, 'provisional', c.provisional,
          'office_id', (select office_id from assignment where id = c.assignment_id)))
        from clock c where c.matter_id = m.id and c.state in ('running', 'paused')), '[]') as clocks
    from picked join matter m on m.id = picked.id
    order by picked.order_key ${way}, m.id ${way}`.execute(db);
  return rows;
}

/** How many there are, counted no further than anybody wants to know. */
export async function countMatters(db: Db | Tx, source: ListSource): Promise<number> {
  const counted = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 ${fromMatters(source)} where ${whereOf(source)} limit ${countedExactly + 1}) as found`.execute(
    db,
  );
  return counted.rows[0]?.n ?? 0;
}
