import { addWorkingDays, localDate } from '@guanjia/core/calendar';
import type { SupervisionPlan, SupervisionProgress } from '@guanjia/core/supervision';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { faultyField } from '../platform/problems.ts';
import { requireUnusedUploads } from '../platform/uploads.ts';
import { type Acting, change, happeningOf, hold, keepWords } from './acting.ts';
import { replyDays } from './issue.ts';
import { insertFiles } from './supervisions-store.ts';
import { findSupervised, record } from './tell.ts';

const deviceMoment = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

/** 回复: a plan and the day on which it is done. */
export async function replyTo(acting: Acting, id: string, request: SupervisionPlan): Promise<void> {
  const { tx, ctx, principal } = acting;
  const held = await hold(acting, id, 'reply');
  if (request.promisedOn < localDate(ctx.calendar, ctx.now)) {
    throw faultyField('promisedOn', '完成日期不能早于今天', 'rule-violated');
  }
  const files = await requireUnusedUploads(tx, request.attachmentIds, principal.accountId);
  const text = await keepWords(acting, id, 'supervision-plan', request.text);
  const replyId = newId(ctx.now.getTime());
  const { reply_due_at: dueAt, first_replied_at: first } = held.row;
  const inTime = dueAt === null || ctx.now <= dueAt;
  await tx
    .insertInto('supervision_reply')
    .values({
      id: replyId,
      supervision_id: id,
      kind: 'plan',
      text_id: text?.id ?? null,
      promised_on: request.promisedOn,
      in_time: inTime,
      replied_by: principal.accountId,
      replied_at: ctx.now,
      device_at: deviceMoment(request.deviceAt),
      judged: null,
      judged_by: null,
      judged_text_id: null,
    })
    .execute();
  await insertFiles(tx, files, { supervision_id: id, reply_id: replyId });
  await change(tx, id, {
    state: 'replied',
    next_at: null,
    promised_on: request.promisedOn,
    first_replied_at: first ?? ctx.now,
  });
  await record(tx, ctx, [
    {
      ...happeningOf(held),
      event: 'replied',
      texts: text ? [text] : [],
      deviceAt: deviceMoment(request.deviceAt),
      data: { replyId, promisedOn: request.promisedOn, inTime, attachmentIds: files },
      told: [held.row.issued_by],
    },
  ]);
}

/** 反馈: what happens at the site, with photos; changes nothing of the supervision. */
export async function reportProgress(
  acting: Acting,
  id: string,
  request: SupervisionProgress,
): Promise<void> {
  const { tx, ctx, principal } = acting;
  const held = await hold(acting, id, 'progress');
  const files = await requireUnusedUploads(tx, request.attachmentIds, principal.accountId);
  const text = await keepWords(acting, id, 'supervision-progress', request.text);
  const replyId = newId(ctx.now.getTime());
  await tx
    .insertInto('supervision_reply')
    .values({
      id: replyId,
      supervision_id: id,
      kind: 'progress',
      text_id: text?.id ?? null,
      promised_on: null,
      in_time: null,
      replied_by: principal.accountId,
      replied_at: ctx.now,
      device_at: deviceMoment(request.deviceAt),
      judged: null,
      judged_by: null,
      judged_text_id: null,
    })
    .execute();
  await insertFiles(tx, files, { supervision_id: id, reply_id: replyId });
  await record(tx, ctx, [
    {
      ...happeningOf(held),
      event: 'progress',
      texts: text ? [text] : [],
      deviceAt: deviceMoment(request.deviceAt),
      data: { replyId, attachmentIds: files },
      told: [held.row.issued_by],
    },
  ]);
}

/** 退回: the reply does not do; a new limit begins. */
export async function returnReply(acting: Acting, id: string, words: string): Promise<void> {
  const { tx, ctx } = acting;
  const held = await hold(acting, id, 'return');
  const text = await keepWords(acting, id, 'supervision-return', words);
  await judge(tx, acting, id, 'returned', text?.id ?? null);
  const { dueAt } = addWorkingDays(ctx.calendar, ctx.now, replyDays(held.row.kind, ctx));
  await change(tx, id, { state: 'awaiting', reply_due_at: dueAt, next_at: dueAt, unanswered_at: null });
  await record(tx, ctx, [
    {
      ...happeningOf(held),
      event: 'returned',
      texts: text ? [text] : [],
      data: { replyDueAt: dueAt.toISOString() },
      told: await findSupervised(tx, held.subject),
    },
  ]);
}

/** 确认: the reply does; the supervision stays in force until it is lifted. */
export async function noteReply(acting: Acting, id: string, words: string | undefined): Promise<void> {
  const { tx, ctx } = acting;
  const held = await hold(acting, id, 'note');
  const text = await keepWords(acting, id, 'supervision-note', words);
  await judge(tx, acting, id, 'noted', text?.id ?? null);
  await change(tx, id, { state: 'noted' });
  await record(tx, ctx, [
    {
      ...happeningOf(held),
      event: 'noted',
      texts: text ? [text] : [],
      told: await findSupervised(tx, held.subject),
    },
  ]);
}

/** The plan that was handed in last. */
async function judge(
  tx: Tx,
  { ctx, principal }: Acting,
  id: string,
  judged: 'returned' | 'noted',
  textId: string | null,
): Promise<void> {
  await tx
    .updateTable('supervision_reply')
    .set({ judged, judged_by: principal.accountId, judged_at: ctx.now, judged_text_id: textId })
    .where('id', '=', (q) =>
      q
        .selectFrom('supervision_reply')
        .select('id')
        .where('supervision_id', '=', id)
        .where('kind', '=', 'plan')
        .orderBy('replied_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .execute();
}

/** 解除: by who issued it or somebody above. */
export async function liftSupervision(acting: Acting, id: string, words: string): Promise<void> {
  const { tx, ctx, principal } = acting;
  const held = await hold(acting, id, 'lift');
  const text = await keepWords(acting, id, 'supervision-lift', words);
  await change(tx, id, {
    state: 'lifted',
    next_at: null,
    ended_at: ctx.now,
    ended_by: principal.accountId,
    end_text_id: text?.id ?? null,
  });
  await record(tx, ctx, [
    {
      ...happeningOf(held),
      event: 'lifted',
      texts: text ? [text] : [],
      told: [...(await findSupervised(tx, held.subject)), held.row.issued_by],
    },
  ]);
}
