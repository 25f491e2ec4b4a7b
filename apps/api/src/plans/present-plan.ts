import { presentFile } from '@guanjia/core/attachments';
import type { Principal } from '@guanjia/core/identity';
import { endedStatuses } from '@guanjia/core/matters';
import { allows } from '@guanjia/core/permissions';
import type { BaselineList, LightCause, NodeReportView, PlanNodeView, PlanView } from '@guanjia/core/plans';
import type { LightCauseView } from '@guanjia/core/projects';
import type { Db, Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import type { Acting } from './acting.ts';
import { findPlan, findProjectFacts } from './plans-store.ts';
import { countReports, findReportFiles, findReports, projectOfFile } from './reports-store.ts';
import { reckon } from './settle-plan.ts';

const abilities = ['plan.adjust', 'plan.rebaseline', 'plan.report', 'plan.open-matter'] as const;

type Facts = NonNullable<Awaited<ReturnType<typeof findProjectFacts>>>;
const mayRead = (principal: Principal, facts: Facts): boolean =>
  allows(principal, 'project.read', { ...facts, butlerId: facts.readerId });

/** The project of a plan as far as the person may read it; who may not is told that there is none. */
export async function readableProject(db: Db | Tx, principal: Principal, projectId: string) {
  const facts = await findProjectFacts(db, projectId);
  if (!facts || !mayRead(principal, facts)) throw new Problem('not-found');
  return facts;
}

/** The whole plan as it stands at this moment. Throws `not-found` where the project has none. */
export async function presentPlan({ tx, ctx, principal, projectId }: Acting): Promise<PlanView> {
  const facts = await readableProject(tx, principal, projectId);
  const plan = await findPlan(tx, projectId);
  if (!plan) throw new Problem('not-found', { detail: '这个项目还没有节点计划。' });
  const { outlook, lights } = await reckon(tx, ctx, plan);
  const [offices, matters, broughtUp, counts, types] = [
    await officesOf(tx, projectId),
    await mattersOf(tx, projectId),
    await broughtUpOf(tx, projectId),
    await countReports(tx, projectId),
    await typeNames(tx),
  ];
  const { row } = plan;
  const template = await tx
    .selectFrom('plan_template_version')
    .select('content')
    .where('template_code', '=', row.template_code)
    .where('number', '=', row.template_number)
    .executeTakeFirstOrThrow();
  return {
    projectId,
    projectName: facts.name,
    version: row.version,
    template: { code: row.template_code, name: template.content.name, number: row.template_number },
    startsOn: row.starts_on,
    today: outlook.today,
    endsOn: outlook.endsOn,
    baselineEndsOn: outlook.baselineEndsOn,
    baselineNumber: row.baseline_number,
    lateBy: outlook.lateBy,
    progress: outlook.progress,
    plannedProgress: outlook.plannedProgress,
    lengthWorkingDays: outlook.schedule.lengthWorkingDays,
    criticalPath: [...outlook.schedule.criticalPath],
    light: lights.light,
    causes: presentCauses(lights.causes, plan.nodes, offices),
    delayChain: [...outlook.delayChain],
    stages: row.stages,
    nodes: plan.nodes.map((node): PlanNodeView => {
      const own = outlook.byCode.get(node.code);
      if (!own) throw new Error('a node without an outlook');
      const { id: _, officeIds, officeCodes: __, light: ___, ...said } = node;
      const count = counts.get(node.id);
      return {
        ...said,
        predecessors: [...node.predecessors],
        offices: officeIds.flatMap((id) => offices.get(id) ?? []),
        start: own.start,
        end: own.end,
        latestEnd: own.latestEnd,
        totalFloat: own.totalFloat,
        freeFloat: own.freeFloat,
        critical: own.critical,
        itsTurn: own.itsTurn,
        lateBy: own.lateBy,
        light: lights.ofNode.get(node.code) ?? 'none',
        matter: matters.get(node.id) ?? null,
        broughtUp: (broughtUp.get(node.id) ?? []).map(({ id, number, status }) => ({ id, number, status })),
        typeName: node.matterType === null ? null : (types.get(node.matterType) ?? null),
        reports: count?.reports ?? 0,
        photos: count?.photos ?? 0,
      };
    }),
    // Names of holidays are for the calendar's own screen.
    calendar: { ...ctx.calendar, names: {} },
    abilities: abilities.filter((action) => allows(principal, action, facts)),
  };
}

type OfficeNames = ReadonlyMap<string, { id: string; code: string; name: string; shortName: string }>;

function presentCauses(
  causes: readonly LightCause[],
  nodes: readonly { readonly code: string; readonly name: string }[],
  offices: OfficeNames,
): LightCauseView[] {
  return causes.map(({ officeId, ...cause }) => {
    const office = officeId === null ? undefined : offices.get(officeId);
    return {
      ...cause,
      nodeName: nodes.find((node) => node.code === cause.code)?.name ?? null,
      office: office ? { id: office.id, name: office.name, shortName: office.shortName } : null,
    };
  });
}

async function officesOf(tx: Tx, projectId: string): Promise<OfficeNames> {
  const rows = await tx
    .selectFrom('plan_node_office as no')
    .innerJoin('plan_node as n', 'n.id', 'no.node_id')
    .innerJoin('office as o', 'o.id', 'no.office_id')
    .where('n.project_id', '=', projectId)
    .select(['o.id', 'o.code', 'o.name', 'o.short_name as shortName'])
    .distinct()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Matters by which nodes were brought up, as long as they go on. */
async function broughtUpOf(tx: Tx, projectId: string) {
  const rows = await tx
    .selectFrom('node_escalation as ne')
    .innerJoin('plan_node as n', 'n.id', 'ne.node_id')
    .innerJoin('matter as m', 'm.id', 'ne.matter_id')
    .where('n.project_id', '=', projectId)
    .where('m.status', 'not in', [...endedStatuses])
    .select(['ne.node_id', 'm.id', 'm.number', 'm.status'])
    .orderBy('ne.escalated_at')
    .execute();
  return Map.groupBy(rows, (row) => row.node_id);
}

/** The matter of each node that was opened last. */
async function mattersOf(tx: Tx, projectId: string) {
  const rows = await tx
    .selectFrom('plan_node_matter as nm')
    .innerJoin('plan_node as n', 'n.id', 'nm.node_id')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .where('n.project_id', '=', projectId)
    .select(['nm.node_id', 'm.id', 'm.number', 'm.status'])
    .orderBy('nm.opened_at')
    .execute();
  return new Map(rows.map(({ node_id, ...matter }) => [node_id, matter]));
}

async function typeNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('matter_type').select(['code', 'name']).execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Reports from the site, the newest first, with their photos. */
export async function presentReports(
  db: Db | Tx,
  principal: Principal,
  projectId: string,
  code: string | undefined,
): Promise<NodeReportView[]> {
  await readableProject(db, principal, projectId);
  const rows = await findReports(db, projectId, code, 300);
  const files = Map.groupBy(
    await findReportFiles(
      db,
      rows.map((row) => row.id),
    ),
    (file) => file.report_id,
  );
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    nodeName: row.nodeName,
    kind: row.kind,
    on: row.on_day,
    progress: row.progress,
    remaining: row.remaining,
    note: row.note,
    by: row.byId && row.byName ? { id: row.byId, name: row.byName } : null,
    matterNumber: row.matterNumber,
    at: row.reported_at.toISOString(),
    photos: (files.get(row.id) ?? []).map((file) => presentFile(file, file.display_name)),
  }));
}

/** 历次基线, the newest first. */
export async function presentBaselines(
  db: Db | Tx,
  principal: Principal,
  projectId: string,
): Promise<BaselineList['items']> {
  await readableProject(db, principal, projectId);
  const rows = await db
    .selectFrom('plan_baseline as b')
    .innerJoin('account as a', 'a.id', 'b.taken_by')
    .leftJoin('personal_text as t', 't.id', 'b.reason_text_id')
    .where('b.project_id', '=', projectId)
    .select(['b.number', 'b.taken_at', 'b.ends_on', 'a.id', 'a.display_name', 't.body'])
    .orderBy('b.number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    takenAt: row.taken_at.toISOString(),
    takenBy: { id: row.id, name: row.display_name },
    reason: row.body,
    endsOn: row.ends_on,
  }));
}

/** Whether a file belongs to a report of a project that the person may read; undefined: it belongs to none. */
export async function mayReadReportFile(
  db: Db | Tx,
  principal: Principal,
  attachmentId: string,
): Promise<boolean | undefined> {
  const projectId = await projectOfFile(db, attachmentId);
  if (projectId === undefined) return undefined;
  const facts = await findProjectFacts(db, projectId);
  return facts !== undefined && mayRead(principal, facts);
}
