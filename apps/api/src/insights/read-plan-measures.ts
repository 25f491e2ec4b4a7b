import { localDate } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import {
  type DoneNode,
  forecastHorizons,
  measureForecasts,
  measureNodes,
  type PlanBreakdown,
  type PlanMeasures,
  type PlanMeasuresQuery,
} from '@guanjia/core/insights';
import { scopeOf } from '@guanjia/core/permissions';
import type { PlanLimit } from '@guanjia/core/plans';
import { type RawBuilder, sql } from 'kysely';
import { loadCalendar } from '../calendars/index.ts';
import { withinScope } from '../organisation/index.ts';
import type { Db } from '../platform/database.ts';

interface NodeRow {
  code: string;
  name: string;
  actual_start: string;
  actual_end: string;
  promised: PlanLimit | null;
  statutory: PlanLimit | null;
  past_practice: PlanLimit | null;
  station_id: string;
  station: string;
  offices: { id: string; name: string }[];
}

/** Nodes (n) that the person may know of: of the projects in sight, and of the own office whosever the project is. */
const inSight = (principal: Principal): RawBuilder<unknown> => sql`(${withinScope(
  scopeOf(principal, 'project.read'),
  {
    enterpriseId: 'p.enterprise_id',
    projectId: 'p.id',
    stationId: 'p.station_id',
    butlerId: 's.butler_id',
  },
)} or exists (select 1 from plan_node_office mine where mine.node_id = n.id
  and mine.office_id = any(${sql.val([...principal.officeIds])}::uuid[])))`;

const doneNodes = (principal: Principal, from: string, to: string) => sql`
  from plan_node n
  join plan on plan.project_id = n.project_id
  join project p on p.id = n.project_id
  left join stewardship s on s.project_id = p.id and s.ended_at is null
  where n.dropped_at is null and n.days > 0 and n.actual_end >= ${from}::date and n.actual_end <= ${to}::date
    and ${inSight(principal)}`;

/** 节点用时: what was done in a period beside promise, law and past practice, and how good the forecasts were. */
export async function readPlanMeasures(
  db: Db,
  principal: Principal,
  query: PlanMeasuresQuery,
  now: Date,
): Promise<PlanMeasures> {
  const calendar = await loadCalendar(db);
  const to = query.to ?? localDate(calendar, now);
  const from = query.from ?? `${Number(to.slice(0, 4)) - 1}-${to.slice(5, 7)}-01`;
  const { rows } = await sql<NodeRow>`
    select n.code, n.name, n.actual_start, n.actual_end, n.promised, n.statutory, n.past_practice,
      p.station_id, o.short_name as station,
      coalesce((select json_agg(json_build_object('id', q.id, 'name', q.short_name) order by no.position)
        from plan_node_office no join office q on q.id = no.office_id where no.node_id = n.id), '[]') as offices
    from (select n.id, n.code, n.name, n.actual_start, n.actual_end, n.promised, n.statutory, n.past_practice,
      n.project_id ${doneNodes(principal, from, to)}) n
    join project p on p.id = n.project_id
    join office o on o.id = p.station_id`.execute(db);
  const forecasts = await sql<{ daysBefore: number; expected: string; actual: string }>`
    select h.days as "daysBefore", said.expected, n.actual_end as actual
    from (select n.code, n.actual_end, n.project_id ${doneNodes(principal, from, to)}) n
    cross join unnest(${sql.val([...forecastHorizons])}::int[]) as h(days)
    join lateral (select f.nodes ->> n.code as expected from plan_forecast f
      where f.project_id = n.project_id and f.made_on <= n.actual_end - h.days
      order by f.made_on desc limit 1) said on said.expected is not null`.execute(db);
  const nodes = rows.map(
    (row): DoneNode => ({
      start: row.actual_start,
      end: row.actual_end,
      promised: row.promised,
      statutory: row.statutory,
      pastPractice: row.past_practice,
      groups: groupsOf(row, query.by),
    }),
  );
  return {
    by: query.by,
    from,
    to,
    ...measureNodes(nodes, calendar),
    forecasts: measureForecasts(forecasts.rows, calendar),
  };
}

/** A node of several offices counts in each; one of the firm in none. The same step is one group, whatever template it comes from. */
function groupsOf(row: NodeRow, by: PlanBreakdown): DoneNode['groups'] {
  switch (by) {
    case 'node':
      return [{ key: row.name, name: row.name }];
    case 'office':
      return row.offices.map(({ id, name }) => ({ key: id, name }));
    case 'station':
      return [{ key: row.station_id, name: row.station }];
    case 'month': {
      const month = row.actual_end.slice(0, 7);
      return [{ key: month, name: month }];
    }
  }
}
