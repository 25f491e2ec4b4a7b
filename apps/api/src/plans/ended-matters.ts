import { localDate } from '@guanjia/core/calendar';
import { endedStatuses } from '@guanjia/core/matters';
import type { ClockContext } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { streamOf } from './acting.ts';
import { lockPlan } from './plans-store.ts';
import { keepStage, putProgress } from './report-node.ts';
import { insertReport } from './reports-store.ts';
import { settlePlan } from './settle-plan.ts';

/** Matters of nodes that have ended since somebody looked, the oldest first. */
export async function findEndedMatters(db: Db, limit: number) {
  return await db
    .selectFrom('plan_node_matter as nm')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .innerJoin('plan_node as n', 'n.id', 'nm.node_id')
    .where('nm.ended_at', 'is', null)
    .where('m.status', 'in', [...endedStatuses])
    .select(['nm.matter_id', 'n.project_id'])
    .orderBy('m.updated_at')
    .limit(limit)
    .execute();
}

/**
 * Closing the matter completes its node, on the day on which the firm had its answer, with the documents that the firm
 * was given. One that was declined, withdrawn or answered as not possible ends the tie and leaves the node open.
 */
export async function endNodeMatter(
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
    .where('nm.ended_at', 'is', null)
    .where('m.status', 'in', [...endedStatuses])
    .select(['nm.node_id', 'm.number', 'm.status', 'm.outcome', 'm.answered_at', 'm.closed_at'])
    .executeTakeFirst();
  // Another server was first.
  if (!plan || !tie) return false;
  await tx
    .updateTable('plan_node_matter')
    .set({ ended_at: ctx.now })
    .where('matter_id', '=', matterId)
    .execute();
  const node = plan.nodes.find((one) => one.id === tie.node_id);
  const solved = tie.status === 'closed' && tie.outcome !== 'not-possible';
  const done = solved && node !== undefined && node.actualEnd === null;
  if (done) {
    const today = localDate(ctx.calendar, ctx.now);
    const answered = localDate(ctx.calendar, tie.answered_at ?? tie.closed_at ?? ctx.now);
    const start = node.actualStart ?? answered;
    const latest = [answered, today].toSorted()[0] ?? today;
    const end = [start, latest].toSorted()[1] ?? start;
    await putProgress(tx, node, {
      actualStart: start,
      actualEnd: end,
      progress: 100,
      remaining: null,
      remainingOn: null,
    });
    await insertReport(tx, {
      report: {
        id: newId(ctx.now.getTime()),
        node_id: node.id,
        project_id: projectId,
        kind: 'finish',
        on_day: end,
        progress: 100,
        remaining: null,
        note_text_id: null,
        matter_id: matterId,
        reported_by: null,
        reported_at: ctx.now,
        device_at: null,
      },
      files: await documentsOf(tx, matterId),
    });
    await keepStage({ tx, ctx, projectId }, node);
  }
  await appendJournal(tx, {
    stream: streamOf(projectId),
    action: 'node.matter-ended',
    actor: null,
    at: ctx.now,
    visibility: 'firm',
    data: { code: node?.code ?? null, matterId, number: tie.number, status: tie.status, completed: done },
  });
  await settlePlan(tx, ctx, projectId, null);
  return true;
}

/** What the firm may see of the matter's documents. */
async function documentsOf(tx: Tx, matterId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('attachment')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('visibility', '=', 'firm')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.id);
}
