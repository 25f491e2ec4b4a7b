import { type ActionRequest, dispatchFailureLimit } from '@guanjia/core/matters';
import { newId } from '../platform/ids.ts';
import { endAssignment } from './assigning.ts';
import { runningClock } from './bundle.ts';
import { extendClock, pauseClocks, startClock, stopClock } from './clocks.ts';
import { badField } from './refusals.ts';
import { attach, keep, type MatterWork, namedAssignment } from './work.ts';

/** 签收. Whoever signs first is the one who handles it. */
export async function sign(work: MatterWork, request: ActionRequest<'sign'>): Promise<void> {
  const assignment = namedAssignment(work);
  assignment.status = 'signed';
  assignment.signed_at = work.ctx.now;
  assignment.return_until = null;
  assignment.handler_id = work.principal.accountId;
  stopClock(work.bundle, work.ctx, 'return', assignment.id);
  work.details.officeId = assignment.office_id;
  await keep(work, 'note', request.text);
}

/** 退单, within its window; the third failed dispatch leaves the assigning to the coordinator. */
export async function returnAssignment(work: MatterWork, request: ActionRequest<'return'>): Promise<void> {
  const assignment = namedAssignment(work);
  endAssignment(work, assignment, 'returned');
  work.bundle.matter.dispatch_failures += 1;
  work.details.officeId = assignment.office_id;
  work.details.failures = work.bundle.matter.dispatch_failures;
  if (work.bundle.matter.dispatch_failures >= dispatchFailureLimit) work.alsoTell.push('coordinator');
  await keep(work, 'reason', request.text);
}

/** 部门答复, with its proof; it waits for the butler, and its clock stops. */
export async function answer(work: MatterWork, request: ActionRequest<'answer'>): Promise<void> {
  const assignment = namedAssignment(work);
  assignment.status = 'answered';
  assignment.answered_at = work.ctx.now;
  assignment.outcome = request.outcome;
  assignment.handler_id = work.principal.accountId;
  assignment.answer_text_id = await keep(work, 'answer', request.text);
  stopClock(work.bundle, work.ctx, 'assignment', assignment.id);
  const extension = work.bundle.extension.find((e) => e.assignment_id === assignment.id);
  if (extension?.status === 'requested') extension.status = 'lapsed';
  work.details.officeId = assignment.office_id;
  work.details.outcome = request.outcome;
  await attach(work, request.attachmentIds, 'internal');
}

export async function acceptAnswer(work: MatterWork, request: ActionRequest<'accept-answer'>): Promise<void> {
  const assignment = namedAssignment(work);
  endAssignment(work, assignment, 'accepted');
  work.tellOffices.add(assignment.office_id);
  work.details.officeId = assignment.office_id;
  await keep(work, 'note', request.text);
}

/** 退回重办: the office works on within what its limit has left, at least one working day. */
export async function sendBack(work: MatterWork, request: ActionRequest<'send-back'>): Promise<void> {
  const assignment = namedAssignment(work);
  const { bundle, ctx } = work;
  const spent = bundle.clock.findLast((c) => c.kind === 'assignment' && c.assignment_id === assignment.id);
  const left = spent
    ? Math.floor((spent.limit_days ?? assignment.limit_days) - Number(spent.used_days ?? 0))
    : assignment.limit_days;
  assignment.status = 'signed';
  assignment.answered_at = null;
  startClock(bundle, ctx, 'assignment', { days: Math.max(1, left) }, assignment.id);
  if (bundle.matter.status === 'awaiting-materials') pauseClocks(bundle, ctx, ['assignment'], 'materials');
  work.details.officeId = assignment.office_id;
  await keep(work, 'reason', request.text);
}

/** 申请延期: once, at most as many days as the zone allows. */
export async function requestExtension(
  work: MatterWork,
  request: ActionRequest<'request-extension'>,
): Promise<void> {
  const assignment = namedAssignment(work);
  const most = work.ctx.settings.extensionMaxDays;
  if (request.days > most) throw badField('days', `延期最多 ${most} 个工作日`);
  work.bundle.extension.push({
    id: newId(work.ctx.now.getTime()),
    matter_id: work.bundle.matter.id,
    assignment_id: assignment.id,
    status: 'requested',
    days: request.days,
    reason_text_id: await keep(work, 'reason', request.text),
    requested_by: work.principal.accountId,
    requested_at: work.ctx.now,
    decided_by: null,
    decided_at: null,
  });
  work.details.officeId = assignment.office_id;
  work.details.days = request.days;
}

async function decideExtension(work: MatterWork, status: 'granted' | 'refused', text: string | undefined) {
  const assignment = namedAssignment(work);
  const extension = work.bundle.extension.find((e) => e.id === work.available.extensionId);
  if (!extension) throw new Error('an available extension action without an extension');
  extension.status = status;
  extension.decided_by = work.principal.accountId;
  extension.decided_at = work.ctx.now;
  work.tellOffices.add(assignment.office_id);
  work.details.officeId = assignment.office_id;
  work.details.days = extension.days;
  await keep(work, status === 'granted' ? 'note' : 'reason', text);
  return { assignment, days: extension.days };
}

/** 同意延期: the office's limit moves, and the promise to the firm with it where it would come first. */
export async function grantExtension(
  work: MatterWork,
  request: ActionRequest<'grant-extension'>,
): Promise<void> {
  const { assignment, days } = await decideExtension(work, 'granted', request.text);
  const clock = runningClock(work.bundle, 'assignment', assignment.id);
  if (!clock) return;
  assignment.limit_days += days;
  extendClock(clock, work.ctx, days);
  const promise = runningClock(work.bundle, 'promise');
  if (promise && promise.due_at < clock.due_at) extendClock(promise, work.ctx, days);
}

export async function refuseExtension(
  work: MatterWork,
  request: ActionRequest<'refuse-extension'>,
): Promise<void> {
  await decideExtension(work, 'refused', request.text);
}
