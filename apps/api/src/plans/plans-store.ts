import type { PlanNodeInput, PlanNodeState } from '@guanjia/core/plans';
import { type Selectable, sql } from 'kysely';
import { readerOfProject } from '../organisation/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { PlanNodeTable, PlanTable } from '../platform/schema-plans.ts';

export type PlanRow = Selectable<PlanTable>;

/** A node as it is kept, with its links and offices by the names that people know them by. */
export type StoredNode = PlanNodeState &
  PlanNodeInput & {
    readonly id: string;
    readonly position: number;
    readonly light: Selectable<PlanNodeTable>['light'];
  };

export interface StoredPlan {
  readonly row: PlanRow;
  /** In the order of their positions, without those that were dropped. */
  readonly nodes: readonly StoredNode[];
}

export async function findPlanRow(db: Db | Tx, projectId: string): Promise<PlanRow | undefined> {
  return await db.selectFrom('plan').selectAll().where('project_id', '=', projectId).executeTakeFirst();
}

/** Queues all who change a plan; whoever comes second sees what the first did. */
export async function lockPlan(tx: Tx, projectId: string): Promise<StoredPlan | undefined> {
  const row = await tx
    .selectFrom('plan')
    .selectAll()
    .where('project_id', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
  return row && { row, nodes: await findNodes(tx, projectId) };
}

export async function findPlan(db: Db | Tx, projectId: string): Promise<StoredPlan | undefined> {
  const row = await findPlanRow(db, projectId);
  return row && { row, nodes: await findNodes(db, projectId) };
}

async function findNodes(db: Db | Tx, projectId: string): Promise<StoredNode[]> {
  const rows = await db
    .selectFrom('plan_node')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('dropped_at', 'is', null)
    .orderBy('position')
    .execute();
  const offices = await db
    .selectFrom('plan_node_office as no')
    .innerJoin('plan_node as n', 'n.id', 'no.node_id')
    .innerJoin('office as o', 'o.id', 'no.office_id')
    .where('n.project_id', '=', projectId)
    .select(['no.node_id', 'o.id', 'o.code'])
    .orderBy('no.position')
    .execute();
  const links = await db
    .selectFrom('plan_link as l')
    .innerJoin('plan_node as f', 'f.id', 'l.from_id')
    .where('f.project_id', '=', projectId)
    .select(['l.to_id', 'f.code', 'l.kind', 'l.lag', 'l.lag_unit'])
    .orderBy('f.position')
    .execute();
  const officesOf = Map.groupBy(offices, (office) => office.node_id);
  const linksTo = Map.groupBy(links, (link) => link.to_id);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    position: row.position,
    name: row.name,
    stage: row.stage,
    milestone: row.milestone,
    officeIds: (officesOf.get(row.id) ?? []).map((office) => office.id),
    officeCodes: (officesOf.get(row.id) ?? []).map((office) => office.code),
    days: row.days,
    unit: row.unit,
    promised: row.promised,
    statutory: row.statutory,
    pastPractice: row.past_practice,
    stopsClock: row.stops_clock,
    materials: row.materials,
    matterType: row.matter_type,
    articleId: row.article_id,
    predecessors: (linksTo.get(row.id) ?? []).map(({ code: from, kind, lag, lag_unit: lagUnit }) => ({
      from,
      kind,
      lag,
      lagUnit,
    })),
    earliestStart: row.earliest_start,
    actualStart: row.actual_start,
    actualEnd: row.actual_end,
    remaining: row.remaining,
    remainingOn: row.remaining_on,
    progress: row.progress,
    baselineStart: row.baseline_start,
    baselineEnd: row.baseline_end,
    light: row.light,
  }));
}

/** Codes of nodes that were dropped: they are not given again. */
export async function droppedCodes(tx: Tx, projectId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('plan_node')
    .select('code')
    .where('project_id', '=', projectId)
    .where('dropped_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.code));
}

/** Ids of the offices that may have a node in hand, by code. */
export async function findOfficeIds(db: Db | Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('office')
    .select(['id', 'code'])
    .where('code', 'in', [...new Set(codes)])
    .where('active', '=', true)
    .where('kind', '!=', 'station')
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Writes offices and links of nodes anew. */
export async function putTies(
  tx: Tx,
  nodes: readonly (PlanNodeInput & { readonly id: string })[],
  officeIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (nodes.length === 0) return;
  const ids = nodes.map((node) => node.id);
  await tx.deleteFrom('plan_node_office').where('node_id', 'in', ids).execute();
  const offices = nodes.flatMap((node) =>
    node.officeCodes.flatMap((code, position) => {
      const office = officeIds.get(code);
      return office ? [{ node_id: node.id, office_id: office, position }] : [];
    }),
  );
  if (offices.length > 0) await tx.insertInto('plan_node_office').values(offices).execute();
}

export async function putLinks(
  tx: Tx,
  projectId: string,
  nodes: readonly (PlanNodeInput & { readonly id: string })[],
): Promise<void> {
  const idOf = new Map(nodes.map((node) => [node.code, node.id]));
  await tx
    .deleteFrom('plan_link')
    .where('to_id', 'in', (q) => q.selectFrom('plan_node').select('id').where('project_id', '=', projectId))
    .execute();
  const links = nodes.flatMap((node) =>
    node.predecessors.map(({ from, kind, lag, lagUnit }) => ({
      from_id: idOf.get(from) ?? '',
      to_id: node.id,
      kind,
      lag,
      lag_unit: lagUnit,
    })),
  );
  if (links.length > 0) await tx.insertInto('plan_link').values(links).execute();
}

/** What the platform reckoned of each node, written in one statement. */
export interface Reckoned {
  readonly id: string;
  readonly forecast_start: string;
  readonly forecast_end: string;
  readonly late_by: number | null;
  readonly critical: boolean;
  readonly its_turn: boolean;
  readonly light: string;
}

export async function putReckoned(tx: Tx, rows: readonly Reckoned[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update plan_node n set forecast_start = r.forecast_start, forecast_end = r.forecast_end, late_by = r.late_by,
      critical = r.critical, its_turn = r.its_turn, light = r.light
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, forecast_start date, forecast_end date,
      late_by int, critical boolean, its_turn boolean, light text)
    where n.id = r.id`.execute(tx);
}

/** Project, firm, station and butler in charge of a plan, as permissions are judged by. */
export async function findProjectFacts(db: Db | Tx, projectId: string) {
  return await db
    .selectFrom('project as p')
    .leftJoin('stewardship as s', (join) =>
      join.onRef('s.project_id', '=', 'p.id').on('s.ended_at', 'is', null),
    )
    .where('p.id', '=', projectId)
    .select([
      'p.id as projectId',
      'p.name',
      'p.active',
      'p.enterprise_id as enterpriseId',
      'p.station_id as stationId',
      'p.annual_plan_wan as annualPlanWan',
      's.butler_id as butlerId',
      readerOfProject.as('readerId'),
    ])
    .executeTakeFirst();
}
