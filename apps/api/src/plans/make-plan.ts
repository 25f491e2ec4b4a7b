import { localDate } from '@guanjia/core/calendar';
import { nodesFromTemplate, type PlanCreation, type PlanNodeInput } from '@guanjia/core/plans';
import type { ClockContext } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { type Acting, journalPlan, mayOn } from './acting.ts';
import { takeBaseline } from './baseline.ts';
import { findOfficeIds, findPlanRow, putLinks, putTies } from './plans-store.ts';
import { settlePlan } from './settle-plan.ts';
import { findPublished } from './templates-store.ts';

/**
 * 制定计划: in one act from the published version of a template, conditions answered; its first baseline is the plan
 * itself. Throws where the project has one, or where the template asks what was not answered.
 */
export async function makePlan(acting: Acting, request: PlanCreation): Promise<void> {
  const { tx, ctx, principal, projectId } = acting;
  const facts = await mayOn(acting, 'plan.adjust');
  if (!facts.active) throw new Problem('conflict', { detail: '项目已退出清单，不能制定计划。' });
  // Queues two who make one at the same moment.
  await tx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
  if (await findPlanRow(tx, projectId)) {
    throw new Problem('conflict', { detail: '这个项目已经有节点计划了，请刷新后在其中调整。' });
  }
  const template = await findPublished(tx, request.templateCode);
  if (!template) throw faultyField('templateCode', '没有这个模板，或它还没有发布');
  const { content } = template;
  const unanswered = content.conditions.find(({ code }) => request.answers[code] === undefined);
  if (unanswered) throw faultyField(`answers.${unanswered.code}`, `请回答：${unanswered.question}`);
  const asked = new Set(content.conditions.map(({ code }) => code));
  const unknown = Object.keys(request.answers).find((code) => !asked.has(code));
  if (unknown) throw faultyField(`answers.${unknown}`, '模板里没有这个条件');
  if (yearsApart(request.startsOn, localDate(ctx.calendar, ctx.now)) > 20) {
    throw faultyField('startsOn', '开始日期离今天超过 20 年，请检查');
  }
  const nodes = nodesFromTemplate(content, request.answers);
  await tx
    .insertInto('plan')
    .values({
      project_id: projectId,
      template_code: template.code,
      template_number: template.number,
      answers: JSON.stringify(request.answers),
      stages: JSON.stringify(content.stages),
      starts_on: request.startsOn,
      counted_on: request.startsOn,
      ends_on: request.startsOn,
      baseline_ends_on: null,
      late_by: null,
      progress: null,
      planned_progress: null,
      light: 'green',
      causes: '[]',
      light_since: ctx.now,
      created_by: principal.accountId,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute();
  await insertNodes(tx, ctx, projectId, request.startsOn, nodes, 0);
  await putLinks(tx, projectId, await idsOf(tx, projectId, nodes));
  await takeBaseline(acting, 1, request.startsOn, null);
  await journalPlan(acting, {
    action: 'plan.make',
    may: 'plan.adjust',
    visibility: 'firm',
    data: {
      template: template.code,
      number: template.number,
      startsOn: request.startsOn,
      answers: request.answers,
      nodes: nodes.length,
    },
  });
  await settlePlan(tx, ctx, projectId, principal.accountId);
}

const yearsApart = (one: string, other: string): number =>
  Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4)));

/** Adds nodes with their offices; links come after all of them are there. */
export async function insertNodes(
  tx: Tx,
  ctx: ClockContext,
  projectId: string,
  startsOn: string,
  nodes: readonly PlanNodeInput[],
  from: number,
): Promise<void> {
  if (nodes.length === 0) return;
  const officeIds = await findOfficeIds(
    tx,
    nodes.flatMap((node) => node.officeCodes),
  );
  const rows = nodes.map((node, n) => ({
    id: newId(ctx.now.getTime()),
    project_id: projectId,
    code: node.code,
    position: from + n,
    ...columnsOf(node),
    actual_start: null,
    actual_end: null,
    remaining: null,
    remaining_on: null,
    progress: null,
    baseline_start: null,
    baseline_end: null,
    forecast_start: startsOn,
    forecast_end: startsOn,
    late_by: null,
  }));
  await tx.insertInto('plan_node').values(rows).execute();
  await putTies(
    tx,
    nodes.map((node, n) => ({ ...node, id: rows[n]?.id ?? '' })),
    officeIds,
  );
}

/** What a node says of itself, as columns. */
export function columnsOf(node: PlanNodeInput) {
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
  return {
    name: node.name,
    stage: node.stage,
    milestone: node.milestone,
    days: node.days,
    unit: node.unit,
    promised: json(node.promised),
    statutory: json(node.statutory),
    past_practice: json(node.pastPractice),
    stops_clock: node.stopsClock,
    materials: [...node.materials],
    matter_type: node.matterType,
    article_id: node.articleId,
    earliest_start: node.earliestStart,
  };
}

export async function idsOf<N extends { readonly code: string }>(
  tx: Tx,
  projectId: string,
  nodes: readonly N[],
): Promise<(N & { id: string })[]> {
  const rows = await tx
    .selectFrom('plan_node')
    .select(['id', 'code'])
    .where('project_id', '=', projectId)
    .where('dropped_at', 'is', null)
    .execute();
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  return nodes.map((node) => ({ ...node, id: idOf.get(node.code) ?? '' }));
}
