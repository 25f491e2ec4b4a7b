import {
  type ActionRequest,
  askedAt,
  type EscalationLevel,
  type EscalationRule,
  type Ladder,
  toldOf,
} from '@guanjia/core/matters';
import type { ZoneSettings } from '@guanjia/core/settings';
import { newId } from '../platform/ids.ts';
import { type ClockRow, type EscalationRow, type MatterBundle, openEscalation } from './bundle.ts';
import { type ClockContext, startClock, stopClock } from './clocks.ts';
import { ladderOf } from './escalation-ladder.ts';
import { badField } from './refusals.ts';
import { attach, keep, type MatterWork } from './work.ts';

/** Until when a level answers, in working days. */
export const answerDays = (level: EscalationLevel, settings: ZoneSettings): number =>
  level === 'joint-meeting'
    ? settings.escalationMeetingDays
    : level === 'deputy' || level === 'head'
      ? settings.escalationLeaderDays
      : settings.escalationDays;

/** Asks a level: what was open is passed up with it, and its clock begins anew. */
function ask(
  bundle: MatterBundle,
  ctx: ClockContext,
  to: Pick<EscalationRow, 'level' | 'asked' | 'reason_text_id' | 'escalated_by' | 'rule_id' | 'clock_kind'>,
): void {
  const before = openEscalation(bundle);
  if (before) {
    before.status = 'passed';
    stopClock(bundle, ctx, 'escalation');
  }
  bundle.escalation.push({
    ...to,
    id: newId(ctx.now.getTime()),
    matter_id: bundle.matter.id,
    status: 'open',
    decision_text_id: null,
    escalated_at: ctx.now,
    decided_by: null,
    decided_at: null,
    previous_id: before?.id ?? null,
  });
  startClock(bundle, ctx, 'escalation', { days: answerDays(to.level, ctx.settings) });
}

/** 一键直达: straight to the level that is named; the levels in between are told, not waited for. */
export async function escalate(work: MatterWork, request: ActionRequest<'escalate'>): Promise<void> {
  const { bundle, ctx, tx } = work;
  if (!work.available.levels?.includes(request.level)) {
    throw badField('level', '现在不能上报到这一级：没有人可以答复，或者已经问过。请从列出的级别里选');
  }
  const ladder = await ladderOf(tx, bundle);
  ask(bundle, ctx, {
    level: request.level,
    asked: askedAt(request.level, ladder),
    reason_text_id: await keep(work, 'reason', request.text),
    escalated_by: work.principal.accountId,
    rule_id: null,
    clock_kind: null,
  });
  work.details.level = request.level;
  if (ladder.open !== null) work.details.passed = ladder.open;
  work.alsoTell = toldOf(request.level);
}

/** The same because a clock was late and nobody did it: see escalation-sweep.ts. */
export function escalateByRule(
  bundle: MatterBundle,
  ctx: ClockContext,
  {
    rule,
    clock,
    level,
    ladder,
  }: { rule: EscalationRule; clock: ClockRow; level: EscalationLevel; ladder: Ladder },
): void {
  ask(bundle, ctx, {
    level,
    asked: askedAt(level, ladder, true),
    reason_text_id: null,
    escalated_by: null,
    rule_id: rule.id,
    clock_kind: clock.kind,
  });
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
  // Who brought it up hears of it, and whoever was asked before.
  work.alsoTell = toldOf(open.level);
  await attach(work, request.attachmentIds, 'internal');
}
