import { localDate } from '@guanjia/core/calendar';
import { type NodeReport, reported } from '@guanjia/core/plans';
import { projectStages } from '@guanjia/core/projects';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problems.ts';
import { requireUnusedUploads } from '../platform/uploads.ts';
import { type Acting, journalPlan, keepWords, mayOn, planForChange, raiseVersion } from './acting.ts';
import type { StoredNode } from './plans-store.ts';
import { refuseReport } from './problems.ts';
import { insertReport } from './reports-store.ts';
import { settlePlan } from './settle-plan.ts';

/** 报送进度: from the site, by the butler, the owner or the committee. Corrections are the butler's and above. */
export async function reportNode(acting: Acting, code: string, report: NodeReport): Promise<string> {
  const { tx, ctx, principal, projectId } = acting;
  const may = report.kind === 'correct' ? 'plan.adjust' : 'plan.report';
  await mayOn(acting, may);
  const plan = await planForChange(acting);
  const node = plan.nodes.find((one) => one.code === code);
  if (!node) throw new Problem('not-found', { detail: '计划里没有这个节点，请刷新后再试。' });
  const next = reported(node, report, {
    today: localDate(ctx.calendar, ctx.now),
    startsOn: plan.row.starts_on,
  });
  if (typeof next === 'string') refuseReport(next);
  const files = await requireUnusedUploads(tx, report.attachmentIds ?? [], principal.accountId);
  const note = await keepWords(acting, 'node-report', report.note);
  const id = newId(ctx.now.getTime());
  await insertReport(tx, {
    report: {
      id,
      node_id: node.id,
      project_id: projectId,
      kind: report.kind,
      on_day: report.on,
      progress: report.kind === 'progress' ? report.progress : report.kind === 'finish' ? 100 : null,
      remaining: 'remaining' in report ? (report.remaining ?? null) : null,
      note_text_id: note?.id ?? null,
      matter_id: null,
      reported_by: principal.accountId,
      reported_at: ctx.now,
      device_at: report.deviceAt ? new Date(report.deviceAt) : null,
    },
    files,
  });
  await putProgress(tx, node, next);
  await raiseVersion(tx, projectId);
  await keepStage(acting, node);
  await journalPlan(acting, {
    action: `node.${report.kind}`,
    may,
    visibility: 'firm',
    texts: [note],
    deviceAt: report.deviceAt ? new Date(report.deviceAt) : null,
    data: { code, on: report.on, before: progressOf(node), after: next, attachmentIds: files },
  });
  await settlePlan(tx, ctx, projectId, principal.accountId);
  return id;
}

const progressOf = ({ actualStart, actualEnd, progress, remaining, remainingOn }: StoredNode) => ({
  actualStart,
  actualEnd,
  progress,
  remaining,
  remainingOn,
});

export async function putProgress(
  tx: Tx,
  node: Pick<StoredNode, 'id'>,
  next: ReturnType<typeof progressOf>,
): Promise<void> {
  await tx
    .updateTable('plan_node')
    .set({
      actual_start: next.actualStart,
      actual_end: next.actualEnd,
      progress: next.progress,
      remaining: next.remaining,
      remaining_on: next.remainingOn,
    })
    .where('id', '=', node.id)
    .execute();
}

/** The stage of the project is the furthest milestone that its plan has reached. */
export async function keepStage(
  { tx, ctx, projectId }: Pick<Acting, 'tx' | 'ctx' | 'projectId'>,
  node: Pick<StoredNode, 'milestone'>,
): Promise<void> {
  if (node.milestone === null) return;
  const reached = await tx
    .selectFrom('plan_node')
    .select('milestone')
    .where('project_id', '=', projectId)
    .where('dropped_at', 'is', null)
    .where('actual_end', 'is not', null)
    .where('milestone', 'is not', null)
    .execute();
  const furthest = projectStages.findLast((stage) => reached.some((row) => row.milestone === stage));
  if (!furthest) return;
  await tx
    .updateTable('project')
    .set((eb) => ({ stage: furthest, version: eb('version', '+', 1), updated_at: ctx.now }))
    .where('id', '=', projectId)
    .where('stage', '!=', furthest)
    .execute();
}
