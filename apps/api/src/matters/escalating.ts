import type { ActionRequest } from '@guanjia/core/matters';
import { newId } from '../platform/ids.ts';
import { openEscalation } from './bundle.ts';
import { startClock, stopClock } from './clocks.ts';
import { badField } from './refusals.ts';
import { attach, keep, type MatterWork } from './work.ts';

/** 一键直达: straight to the level that the butler names; the levels in between are told, not waited for. */
export async function escalate(work: MatterWork, request: ActionRequest<'escalate'>): Promise<void> {
  const { bundle, ctx } = work;
  if (!work.available.levels?.includes(request.level)) {
    throw badField('level', '这一级没有可以决定的人，请选择另一级');
  }
  bundle.escalation.push({
    id: newId(ctx.now.getTime()),
    matter_id: bundle.matter.id,
    level: request.level,
    status: 'open',
    reason_text_id: await keep(work, 'reason', request.text),
    decision_text_id: null,
    escalated_by: work.principal.accountId,
    escalated_at: ctx.now,
    decided_by: null,
    decided_at: null,
  });
  startClock(bundle, ctx, 'escalation', { days: ctx.settings.escalationDays });
  work.details.level = request.level;
}

export async function decideEscalation(
  work: MatterWork,
  request: ActionRequest<'decide-escalation'>,
): Promise<void> {
  const open = openEscalation(work.bundle);
  if (!open) throw new Error('an available decision without an escalation');
  open.status = 'decided';
  open.decision_text_id = await keep(work, 'decision', request.text);
  open.decided_by = work.principal.accountId;
  open.decided_at = work.ctx.now;
  stopClock(work.bundle, work.ctx, 'escalation');
  work.details.level = open.level;
  await attach(work, request.attachmentIds, 'internal');
}
