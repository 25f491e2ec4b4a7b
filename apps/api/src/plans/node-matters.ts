import { localDate } from '@guanjia/core/calendar';
import { endedStatuses, matterStatuses } from '@guanjia/core/matters';
import type { ClockContext } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { streamOf } from './acting.ts';
import { lockPlan, type StoredNode } from './plans-store.ts';
import { keepStage, putProgress } from './report-node.ts';
import { insertReport } from './reports-store.ts';
import { settlePlan } from './settle-plan.ts';

/** Work goes on again. A bad rating that is put right (差评整改) is about how it was done: what was got stays got. */
const aliveStatuses = matterStatuses.filter(
  (status) => !endedStatuses.includes(status) && status !== 'rectifying',
);

/** Ties whose matter has ended, or goes on again, since somebody looked. */
const turnedTies = (db: Db | Tx) =>
  db
    .selectFrom('plan_node_matter as nm')
    .innerJoin('matter as m', 'm.id', 'nm.matter_id')
    .where(({ and, or, eb }) =>
      or([
        and([eb('nm.ended_at', 'is', null), eb('m.status', 'in', [...endedStatuses])]),
        and([eb('nm.ended_at', 'is not', null), eb('m.status', 'in', aliveStatuses)]),
      ]),
    );

/** Matters of nodes that have turned, the oldest first. */
export async function findTurnedMatters(db: Db, limit: number) {
  return await turnedTies(db)
    .innerJoin('plan_node as n', 'n.id', 'nm.node_id')
    .select(['nm.matter_id', 'n.project_id'])
    .orderBy('m.updated_at')
    .limit(limit)
    .execute();
}

/**
 * Closing the matter completes its node, on the day on which the firm had its answer, with the documents that the firm
 * was given; one that was declined, withdrawn or answered as not possible ends the tie and leaves the node open. A
 * matter that is opened again opens its node again, if its end was the last that was said of the node: what somebody
 * reported since then holds. False where another server was first.
 */
export async function followMatter(
  tx: Tx,
  ctx: ClockContext,
  projectId: string,
  matterId: string,
): Promise<boolean> {
  const plan = await lockPlan(tx, projectId);
  const tie = await turnedTies(tx)
    .where('nm.matter_id', '=', matterId)
    .select([
      'nm.node_id',
      'nm.ended_at',
      'm.number',
      'm.status',
      'm.outcome',
      'm.answered_at',
      'm.closed_at',
    ])
    .executeTakeFirst();
  if (!plan || !tie) return false;
  const ends = tie.ended_at === null;
  await tx
    .updateTable('plan_node_matter')
    .set({ ended_at: ends ? ctx.now : null })
    .where('matter_id', '=', matterId)
    .execute();
  const node = plan.nodes.find((one) => one.id === tie.node_id);
  const turn: Turn = { tx, ctx, projectId, matterId };
  const answered = localDate(ctx.calendar, tie.answered_at ?? tie.closed_at ?? ctx.now);
  const solved = tie.status === 'closed' && tie.outcome !== 'not-possible';
  const moved =
    node !== undefined &&
    (ends ? solved && (await complete(turn, node, answered)) : await openAgain(turn, node));
  await appendJournal(tx, {
    stream: streamOf(projectId),
    action: ends ? 'node.matter-ended' : 'node.matter-reopened',
    actor: null,
    at: ctx.now,
    visibility: 'firm',
    data: {
      code: node?.code ?? null,
      matterId,
      number: tie.number,
      status: tie.status,
      [ends ? 'completed' : 'reopened']: moved,
    },
  });
  await settlePlan(tx, ctx, projectId, null);
  return true;
}

interface Turn {
  readonly tx: Tx;
  readonly ctx: ClockContext;
  readonly projectId: string;
  readonly matterId: string;
}

async function complete(turn: Turn, node: StoredNode, answered: string): Promise<boolean> {
  if (node.actualEnd !== null) return false;
  const { tx, ctx, matterId } = turn;
  const today = localDate(ctx.calendar, ctx.now);
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
  await reportOf(turn, node, { kind: 'finish', on_day: end, progress: 100 }, await documentsOf(tx, matterId));
  return true;
}

async function openAgain(turn: Turn, node: StoredNode): Promise<boolean> {
  if (node.actualEnd === null) return false;
  const { tx, ctx, matterId } = turn;
  const last = await tx
    .selectFrom('node_report')
    .select(['kind', 'matter_id'])
    .where('node_id', '=', node.id)
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (last?.kind !== 'finish' || last.matter_id !== matterId) return false;
  await putProgress(tx, node, {
    actualStart: node.actualStart,
    actualEnd: null,
    progress: null,
    remaining: null,
    remainingOn: null,
  });
  await reportOf(
    turn,
    node,
    { kind: 'correct', on_day: localDate(ctx.calendar, ctx.now), progress: null },
    [],
  );
  return true;
}

/** What the matter, and nobody in person, says of the node. */
async function reportOf(
  { tx, ctx, projectId, matterId }: Turn,
  node: StoredNode,
  said: { kind: 'finish' | 'correct'; on_day: string; progress: number | null },
  files: string[],
): Promise<void> {
  await insertReport(tx, {
    report: {
      ...said,
      id: newId(ctx.now.getTime()),
      node_id: node.id,
      project_id: projectId,
      remaining: null,
      note_text_id: null,
      matter_id: matterId,
      reported_by: null,
      reported_at: ctx.now,
      device_at: null,
    },
    files,
  });
  await keepStage({ tx, ctx, projectId }, node);
}

/** What the firm may see of the matter's documents, but for what an earlier end of it gave to the node already. */
async function documentsOf(tx: Tx, matterId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('attachment')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('visibility', '=', 'firm')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('node_report_file').whereRef('attachment_id', '=', 'attachment.id').select('report_id'),
        ),
      ),
    )
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.id);
}
