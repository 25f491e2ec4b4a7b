import { addWorkingDays, startOfDay } from '@guanjia/core/calendar';
import type { ActionRequest } from '@guanjia/core/matters';
import { isBadRating } from '@guanjia/core/matters';
import { newId } from '../platform/ids.ts';
import type { MatterBundle } from './bundle.ts';
import { type ClockContext, pauseClocks, resumeClocks, startClock, stopClock } from './clocks.ts';
import { mayAnswer, supplyWanted, want, wantNothing } from './materials.ts';
import { openReopenWindow, returnToSteward } from './reception.ts';
import { openRectification } from './rectifying.ts';
import { badField } from './refusals.ts';
import { attach, keep, type MatterWork, type WordsWork } from './work.ts';

/** Clocks that stand still while the firm is asked for something. */
const pausedByFirm = ['promise', 'assignment', 'return'] as const;

/** 一次性告知: everything that is missing, at once; the clocks pause. */
export async function requestMaterials(
  work: MatterWork,
  request: ActionRequest<'request-materials'>,
): Promise<void> {
  const { bundle, ctx } = work;
  const again = bundle.clock.some((clock) => clock.kind === 'materials');
  if (again && !request.text)
    throw badField('text', '已经一次性告知过。确需再次补正的，请写明原因，企业和主管都会看到。');
  want(bundle, ctx, [...new Set(request.items)]);
  bundle.matter.materials_lapsed = false;
  pauseClocks(bundle, ctx, pausedByFirm, 'materials');
  startClock(bundle, ctx, 'materials', { days: ctx.settings.materialsDays });
  work.details.count = bundle.matter.materials_wanted.length;
  await keep(work, 'note', request.text);
}

function endMaterials(bundle: MatterBundle, ctx: ClockContext): void {
  stopClock(bundle, ctx, 'materials');
  stopClock(bundle, ctx, 'decision');
  wantNothing(bundle);
  bundle.matter.materials_lapsed = false;
  resumeClocks(bundle, ctx, pausedByFirm);
  for (const assignment of bundle.assignment) {
    const window = bundle.clock.findLast((c) => c.kind === 'return' && c.assignment_id === assignment.id);
    if (assignment.status === 'assigned' && window?.state === 'running')
      assignment.return_until = window.due_at;
  }
}

export async function supplyMaterials(
  work: MatterWork,
  request: ActionRequest<'supply-materials'>,
): Promise<void> {
  await attach(work, request.attachmentIds, 'firm');
  await supplyWanted(work, request.items);
  endMaterials(work.bundle, work.ctx);
  await keep(work, 'note', request.text);
  work.details.count = work.attachmentIds.length;
}

/** Goes on without what was asked for. */
export async function resume(work: MatterWork, request: ActionRequest<'resume'>): Promise<void> {
  endMaterials(work.bundle, work.ctx);
  await keep(work, 'reason', request.text);
  await attach(work, request.attachmentIds, 'internal');
}

export async function closeUnsupplied(
  work: MatterWork,
  request: ActionRequest<'close-unsupplied'>,
): Promise<void> {
  wantNothing(work.bundle);
  work.bundle.matter.materials_lapsed = false;
  closeMatter(work.bundle, work.ctx, 'not-supplied');
  await keep(work, 'reason', request.text);
}

/** 答复企业: the promise is kept; the firm says whether it is solved. */
export async function answerFirm(work: MatterWork, request: ActionRequest<'answer-firm'>): Promise<void> {
  const { bundle, ctx } = work;
  mayAnswer(bundle, request.outcome);
  stopClock(bundle, ctx, 'promise');
  bundle.matter.answered_at = ctx.now;
  bundle.matter.outcome = request.outcome;
  startClock(bundle, ctx, 'confirm', { days: ctx.settings.confirmDays });
  work.details.outcome = request.outcome;
  await keep(work, 'answer', request.text);
  await attach(work, request.attachmentIds, 'firm');
}

/** Ends a matter and opens the windows for rating and reopening. */
export function closeMatter(
  bundle: MatterBundle,
  ctx: ClockContext,
  reason: NonNullable<MatterBundle['matter']['close_reason']>,
): void {
  const { matter } = bundle;
  // Not left to the end of the matter: a bad rating leads on from here at once.
  for (const kind of ['confirm', 'promise', 'accept'] as const) stopClock(bundle, ctx, kind);
  matter.closed_at = ctx.now;
  matter.close_reason = reason;
  openReopenWindow(bundle, ctx);
  const rated = bundle.rating.some((r) => r.round === matter.round);
  if (!rated)
    matter.rating_until = startClock(bundle, ctx, 'rating', { days: ctx.settings.ratingDays }).due_at;
}

export async function confirm(work: MatterWork, request: ActionRequest<'confirm'>): Promise<void> {
  closeMatter(work.bundle, work.ctx, 'confirmed');
  await keep(work, 'note', request.text);
}

/** 对答复有异议: back to work; the time that is left of the promise goes on, at least one working day. */
export async function dispute(work: MatterWork, request: ActionRequest<'dispute'>): Promise<void> {
  const { bundle, ctx } = work;
  stopClock(bundle, ctx, 'confirm');
  const spent = bundle.clock.findLast((c) => c.kind === 'promise');
  // Of the clock that stopped, extensions included: a second dispute gives no time back.
  const left = Math.floor((spent?.limit_days ?? bundle.matter.promised_days) - Number(spent?.used_days ?? 0));
  startClock(bundle, ctx, 'promise', { days: Math.max(1, left) });
  bundle.matter.answered_at = null;
  await keep(work, 'reason', request.text);
  await attach(work, request.attachmentIds, 'firm');
}

/** 好差评: one immutable rating a round. A bad one sets off its rectification. Rating an answer also confirms it. */
export async function rate(work: MatterWork, request: ActionRequest<'rate'>): Promise<void> {
  await giveRating(work, request, { rated_by: work.principal.accountId, link_id: null });
}

/** By somebody who is signed in, or by a link. */
type Rater = { rated_by: string; link_id: null } | { rated_by: null; link_id: string };
type Rating = Pick<ActionRequest<'rate'>, 'level' | 'text'>;

export async function giveRating(work: WordsWork, request: Rating, by: Rater): Promise<void> {
  const { bundle, ctx } = work;
  const { matter } = bundle;
  const rating = {
    id: newId(ctx.now.getTime()),
    matter_id: matter.id,
    round: matter.round,
    level: request.level,
    text_id: await keep(work, 'rating', request.text),
    rated_at: ctx.now,
    ...by,
  };
  bundle.rating.push(rating);
  if (matter.status === 'answered') closeMatter(bundle, ctx, 'confirmed');
  stopClock(bundle, ctx, 'rating');
  matter.rating_until = null;
  work.details.level = request.level;
  if (!isBadRating(request.level)) return;
  await returnToSteward(work);
  openRectification(work, rating.id);
}

/** 重新办理 of what was closed: a new round with the whole promise; whoever answered is told. */
export async function reopen(work: MatterWork, request: ActionRequest<'reopen'>): Promise<void> {
  const { bundle, ctx } = work;
  const { matter } = bundle;
  stopClock(bundle, ctx, 'rating');
  matter.round += 1;
  matter.closed_at = null;
  matter.close_reason = null;
  matter.answered_at = null;
  matter.rating_until = null;
  matter.reopen_until = null;
  matter.dispatch_failures = 0;
  await returnToSteward(work);
  startClock(bundle, ctx, 'promise', { days: matter.promised_days });
  await keep(work, 'reason', request.text);
  await attach(work, request.attachmentIds, 'firm');
}

/** 催办: whoever has it in hand hears that the firm waits; again from the start of the set working day on. */
export async function urge(work: MatterWork, request: ActionRequest<'urge'>): Promise<void> {
  const { bundle, ctx, principal } = work;
  const { dueOn } = addWorkingDays(ctx.calendar, ctx.now, ctx.settings.urgeDays);
  bundle.urging.push({
    id: newId(ctx.now.getTime()),
    matter_id: bundle.matter.id,
    round: bundle.matter.round,
    text_id: await keep(work, 'note', request.text),
    urged_by: principal.accountId,
    urged_at: ctx.now,
    again_at: startOfDay(ctx.calendar, dueOn),
  });
  work.details.count = bundle.urging.filter((u) => u.round === bundle.matter.round).length;
}

export async function withdraw(work: MatterWork, request: ActionRequest<'withdraw'>): Promise<void> {
  wantNothing(work.bundle);
  await keep(work, 'reason', request.text);
}

/** A word in the matter. What the firm writes or is to read is seen by all; internal words stay inside. */
export async function comment(work: MatterWork, request: ActionRequest<'comment'>): Promise<void> {
  const inside = [...work.standing.relations].some((r) => r !== 'firm');
  work.visibility = inside ? request.visibility : 'firm';
  await keep(work, 'comment', request.text);
  await attach(work, request.attachmentIds, work.visibility);
}
