import type { ActionRequest } from '@guanjia/core/matters';
import { newId } from '../platform/ids.ts';
import { runningClock } from './bundle.ts';
import { extendClock, pauseClocks, resumeClocks, startClock, stopClock } from './clocks.ts';
import { openReopenWindow } from './reception.ts';
import { attach, keep, type MatterWork, namedRectification } from './work.ts';

/** 差评整改 begins: first somebody talks to the firm and verifies. */
export function openRectification(work: Pick<MatterWork, 'bundle' | 'ctx'>, ratingId: string): void {
  const { bundle, ctx } = work;
  bundle.rectification.push({
    id: newId(ctx.now.getTime()),
    matter_id: bundle.matter.id,
    rating_id: ratingId,
    status: 'verifying',
    extended: false,
    appealed: false,
    appealed_by: null,
    excluded_text_id: null,
    opened_at: ctx.now,
    ended_at: null,
  });
  bundle.matter.reopen_until = null;
  bundle.matter.closed_at = null;
  bundle.matter.close_reason = null;
  startClock(bundle, ctx, 'verify', { days: ctx.settings.verifyDays });
}

/** 核实: what the firm says holds; it is put right within its limit. */
export async function verifyRating(work: MatterWork, request: ActionRequest<'verify-rating'>): Promise<void> {
  const rectification = namedRectification(work);
  rectification.status = 'rectifying';
  stopClock(work.bundle, work.ctx, 'verify');
  startClock(work.bundle, work.ctx, 'rectify', { days: work.ctx.settings.rectifyDays });
  await keep(work, 'note', request.text);
  await attach(work, request.attachmentIds, 'internal');
}

/** 误评申诉: another office than the one rated reviews it; the clocks stand still meanwhile. */
export async function appeal(work: MatterWork, request: ActionRequest<'appeal'>): Promise<void> {
  const rectification = namedRectification(work);
  rectification.status = 'appealed';
  rectification.appealed = true;
  rectification.appealed_by = work.principal.accountId;
  pauseClocks(work.bundle, work.ctx, ['rectify'], 'appeal');
  stopClock(work.bundle, work.ctx, 'verify');
  startClock(work.bundle, work.ctx, 'decision', { days: work.ctx.settings.escalationDays });
  await keep(work, 'reason', request.text);
  await attach(work, request.attachmentIds, 'internal');
}

/** 申诉不予采纳: it is put right. */
export async function upholdRating(work: MatterWork, request: ActionRequest<'uphold-rating'>): Promise<void> {
  const { bundle, ctx } = work;
  namedRectification(work).status = 'rectifying';
  stopClock(bundle, ctx, 'decision');
  if (runningClock(bundle, 'rectify')) resumeClocks(bundle, ctx, ['rectify']);
  else startClock(bundle, ctx, 'rectify', { days: ctx.settings.rectifyDays });
  await keep(work, 'reason', request.text);
  await attach(work, request.attachmentIds, 'internal');
}

/** 认定误评: left out of the figures with its reason, never deleted. */
export async function excludeRating(
  work: MatterWork,
  request: ActionRequest<'exclude-rating'>,
): Promise<void> {
  const { bundle, ctx } = work;
  const rectification = namedRectification(work);
  rectification.status = 'excluded';
  rectification.excluded_text_id = await keep(work, 'exclusion', request.text);
  rectification.ended_at = ctx.now;
  stopClock(bundle, ctx, 'rectify');
  stopClock(bundle, ctx, 'decision');
  bundle.matter.close_reason = 'excluded';
  bundle.matter.closed_at = ctx.now;
  openReopenWindow(bundle, ctx);
  await attach(work, request.attachmentIds, 'internal');
}

/** One extension, to the longer limit of the zone. */
export async function extendRectification(
  work: MatterWork,
  request: ActionRequest<'extend-rectification'>,
): Promise<void> {
  const { bundle, ctx } = work;
  const rectification = namedRectification(work);
  rectification.extended = true;
  const clock = runningClock(bundle, 'rectify');
  const days = Math.max(1, ctx.settings.rectifyExtendedDays - ctx.settings.rectifyDays);
  if (clock) extendClock(clock, ctx, days);
  work.details.days = days;
  await keep(work, 'reason', request.text);
  await attach(work, request.attachmentIds, 'internal');
}

/** 整改完成: the firm reads what was done; then it is visited again. */
export async function rectify(work: MatterWork, request: ActionRequest<'rectify'>): Promise<void> {
  namedRectification(work).status = 'revisiting';
  stopClock(work.bundle, work.ctx, 'rectify');
  startClock(work.bundle, work.ctx, 'revisit', { days: work.ctx.settings.revisitDays });
  await keep(work, 'answer', request.text);
  await attach(work, request.attachmentIds, 'firm');
}

/** 回访: closes the rectification; a new round begins, which the firm may rate again. Both ratings stay. */
export async function revisit(work: MatterWork, request: ActionRequest<'revisit'>): Promise<void> {
  const { bundle, ctx } = work;
  const rectification = namedRectification(work);
  rectification.status = 'done';
  rectification.ended_at = ctx.now;
  stopClock(bundle, ctx, 'revisit');
  const { matter } = bundle;
  matter.round += 1;
  matter.close_reason = 'rectified';
  matter.closed_at = ctx.now;
  matter.rating_until = startClock(bundle, ctx, 'rating', { days: ctx.settings.ratingDays }).due_at;
  matter.reopen_until = matter.rating_until;
  await keep(work, 'answer', request.text);
  await attach(work, request.attachmentIds, 'firm');
}
