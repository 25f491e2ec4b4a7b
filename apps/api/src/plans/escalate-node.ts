import { endedStatuses } from '@guanjia/core/matters';
import type { EscalateNode } from '@guanjia/core/plans';
import { performAction, raiseMatter } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { type Acting, journalPlan, mayOn, planForChange, raiseVersion } from './acting.ts';
import type { StoredNode } from './plans-store.ts';

/** The kind of matter by which a node is brought up that has no kind of its own. */
const coordinationType = 'node-coordination';

/**
 * 一键上报 from a node: its matter that is under way is brought up; where there is none, one is opened for it that
 * goes up at once. Such a matter is about what holds the node up, so that its end does not end the node. Answers
 * the matter's id.
 */
export async function escalateNode(acting: Acting, code: string, request: EscalateNode): Promise<string> {
  const { tx, ctx, principal, projectId } = acting;
  await mayOn(acting, 'plan.open-matter');
  const plan = await planForChange(acting);
  const node = plan.nodes.find((one) => one.code === code);
  if (!node) throw new Problem('not-found', { detail: '计划里没有这个节点，请刷新后再试。' });
  if (node.actualEnd !== null) throw new Problem('conflict', { detail: '这个节点已经完成，不用上报。' });
  const matterId = (await matterUnderWay(tx, node)) ?? (await openCoordination(acting, node, request));
  await performAction(tx, ctx, principal, matterId, 'escalate', { level: request.level, text: request.text });
  await raiseVersion(tx, projectId);
  await journalPlan(acting, {
    action: 'node.escalate',
    may: 'plan.open-matter',
    data: { code, matterId, level: request.level },
  });
  return matterId;
}

/** The node's own matter, or else the one by which it was brought up before. */
async function matterUnderWay(tx: Tx, node: StoredNode): Promise<string | undefined> {
  const own = await tx
    .selectFrom('plan_node_matter as nm')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .where('nm.node_id', '=', node.id)
    .where('m.status', 'not in', [...endedStatuses])
    .select('m.id')
    .executeTakeFirst();
  if (own) return own.id;
  const brought = await tx
    .selectFrom('node_escalation as ne')
    .innerJoin('matter as m', 'm.id', 'ne.matter_id')
    .where('ne.node_id', '=', node.id)
    .where('m.status', 'not in', [...endedStatuses])
    .orderBy('ne.escalated_at', 'desc')
    .select('m.id')
    .executeTakeFirst();
  return brought?.id;
}

async function openCoordination(
  { tx, ctx, principal, projectId }: Acting,
  node: StoredNode,
  { text, authorisation }: EscalateNode,
): Promise<string> {
  const { matter } = await raiseMatter(tx, ctx, principal, {
    typeCode: coordinationType,
    projectId,
    title: node.name,
    text,
    urgency: 'normal',
    authorisation,
  });
  await tx
    .insertInto('node_escalation')
    .values({ matter_id: matter.id, node_id: node.id, escalated_at: ctx.now })
    .execute();
  return matter.id;
}
