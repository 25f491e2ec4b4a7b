import { localDate } from '@guanjia/core/calendar';
import type { OpenNodeMatter } from '@guanjia/core/plans';
import { performAction, raiseMatter } from '../matters/index.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { type Acting, journalPlan, mayOn, planForChange, raiseVersion } from './acting.ts';
import type { StoredNode } from './plans-store.ts';
import { putProgress } from './report-node.ts';
import { insertReport } from './reports-store.ts';
import { settlePlan } from './settle-plan.ts';

/**
 * Node and matter are one: opens the matter of the node's kind, in the hands of the butler as agent, and gives it to
 * the offices of the node at the same moment with the promised limit as their common one. The node begins with it.
 * Answers the matter's id.
 */
export async function openNodeMatter(acting: Acting, code: string, request: OpenNodeMatter): Promise<string> {
  const { tx, ctx, principal, projectId } = acting;
  await mayOn(acting, 'plan.open-matter');
  const plan = await planForChange(acting);
  const node = plan.nodes.find((one) => one.code === code);
  if (!node) throw new Problem('not-found', { detail: '计划里没有这个节点，请刷新后再试。' });
  await requireOpenable(acting, node);
  const bundle = await raiseMatter(tx, ctx, principal, {
    typeCode: node.matterType ?? '',
    projectId,
    title: node.name,
    text: request.text,
    urgency: 'normal',
    authorisation: request.authorisation,
  });
  const matterId = bundle.matter.id;
  await performAction(tx, ctx, principal, matterId, 'choose-mode', { mode: 'agent' });
  if (request.assign && node.officeIds.length > 0) {
    const limitDays = Math.max(1, node.promised?.unit === 'workingDay' ? node.promised.days : node.days);
    await performAction(tx, ctx, principal, matterId, 'assign', {
      assignments: node.officeIds.map((officeId, n) => ({
        officeId,
        role: n === 0 ? 'lead' : 'support',
        limitDays: Math.min(250, limitDays),
      })),
    });
  }
  await tx
    .insertInto('plan_node_matter')
    .values({ matter_id: matterId, node_id: node.id, opened_at: ctx.now })
    .execute();
  if (node.actualStart === null) {
    const on = localDate(ctx.calendar, ctx.now);
    if (on < plan.row.starts_on) throw faultyField('text', '计划还没有到开始的日期');
    await putProgress(tx, node, { ...node, actualStart: on, progress: 0 });
    await insertReport(tx, {
      report: {
        id: newId(ctx.now.getTime()),
        node_id: node.id,
        project_id: projectId,
        kind: 'start',
        on_day: on,
        progress: null,
        remaining: null,
        note_text_id: null,
        matter_id: matterId,
        reported_by: principal.accountId,
        reported_at: ctx.now,
        device_at: null,
      },
      files: [],
    });
  }
  await raiseVersion(tx, projectId);
  await journalPlan(acting, {
    action: 'node.open-matter',
    may: 'plan.open-matter',
    visibility: 'firm',
    data: { code, matterId, number: bundle.matter.number },
  });
  await settlePlan(tx, ctx, projectId, principal.accountId);
  return matterId;
}

async function requireOpenable({ tx }: Acting, node: StoredNode): Promise<void> {
  if (node.matterType === null) {
    throw new Problem('conflict', { detail: '这个节点没有对应的事项类型，请直接报送开始。' });
  }
  if (node.actualEnd !== null) throw new Problem('conflict', { detail: '这个节点已经完成。' });
  const open = await tx
    .selectFrom('plan_node_matter as nm')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .where('nm.node_id', '=', node.id)
    .where('nm.ended_at', 'is', null)
    .select('m.number')
    .executeTakeFirst();
  if (open) throw new Problem('conflict', { detail: `这个节点的事项 ${open.number} 正在办理，请打开它。` });
}
