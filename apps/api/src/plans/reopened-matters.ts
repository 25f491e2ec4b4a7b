import { localDate } from '@guanjia/core/calendar';
import { endedStatuses, matterStatuses } from '@guanjia/core/matters';
import type { ClockContext } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { streamOf } from './acting.ts';
import { lockPlan } from './plans-store.ts';
import { keepStage, putProgress } from './report-node.ts';
import { insertReport } from './reports-store.ts';
import { settlePlan } from './settle-plan.ts';

/** Work goes on again. A bad rating that is put right (差评整改) is about how it was done: what was got stays got. */
const aliveStatuses = matterStatuses.filter(
  (status) => !endedStatuses.includes(status) && status !== 'rectifying',
);

/** Matters of nodes that had ended and go on again, the oldest first. */
export async function findReopenedMatters(db: Db, limit: number) {
  return await db
    .selectFrom('plan_node_matter as nm')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .innerJoin('plan_node as n', 'n.id', 'nm.node_id')
    .where('nm.ended_at', 'is not', null)
    .where('m.status', 'in', aliveStatuses)
    .select(['nm.matter_id', 'n.project_id'])
    .orderBy('m.updated_at')
    .limit(limit)
    .execute();
}

/**
 * A matter that is opened again opens its node again, if its end was the last that was said of the node: what somebody
 * reported since then holds. From then on closing the matter completes the node once more.
 */
export async function reopenNodeMatter(
  tx: Tx,
  ctx: ClockContext,
  projectId: string,
  matterId: string,
): Promise<boolean> {
  const plan = await lockPlan(tx, projectId);
  const tie = await tx
    .selectFrom('plan_node_matter as nm')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .where('nm.matter_id', '=', matterId)
    .where('nm.ended_at', 'is not', null)
    .where('m.status', 'in', aliveStatuses)
    .select(['nm.node_id', 'm.number', 'm.status'])
    .executeTakeFirst();
  // Another server was first.
  if (!plan || !tie) return false;
  await tx
    .updateTable('plan_node_matter')
    .set({ ended_at: null })
    .where('matter_id', '=', matterId)
    .execute();
  const node = plan.nodes.find((one) => one.id === tie.node_id);
  const last = await tx
    .selectFrom('node_report')
    .select(['kind', 'matter_id'])
    .where('node_id', '=', tie.node_id)
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const completed = node?.actualEnd !== null && last?.kind === 'finish' && last.matter_id === matterId;
  if (node && completed) {
    await putProgress(tx, node, {
      actualStart: node.actualStart,
      actualEnd: null,
      progress: null,
      remaining: null,
      remainingOn: null,
    });
    await insertReport(tx, {
      report: {
        id: newId(ctx.now.getTime()),
        node_id: node.id,
        project_id: projectId,
        kind: 'correct',
        on_day: localDate(ctx.calendar, ctx.now),
        progress: null,
        remaining: null,
        note_text_id: null,
        matter_id: matterId,
        reported_by: null,
        reported_at: ctx.now,
        device_at: null,
      },
      files: [],
    });
    await keepStage({ tx, ctx, projectId }, node);
  }
  await appendJournal(tx, {
    stream: streamOf(projectId),
    action: 'node.matter-reopened',
    actor: null,
    at: ctx.now,
    visibility: 'firm',
    data: {
      code: node?.code ?? null,
      matterId,
      number: tie.number,
      status: tie.status,
      reopened: completed,
    },
  });
  await settlePlan(tx, ctx, projectId, null);
  return true;
}
