import { addWorkingDays } from '@guanjia/core/calendar';
import type { ActionRequest } from '@guanjia/core/matters';
import type { MatterBundle } from './bundle.ts';
import { type ClockContext, startClock, stopClock } from './clocks.ts';
import {
  findSubject,
  findTransferButler,
  getTypeForMatter,
  keepToVersion,
  limitsOf,
} from './reception-store.ts';
import { badField } from './refusals.ts';
import { keep, type MatterWork } from './work.ts';

/** The acceptance clock: urgent needs count in minutes. */
export function startAccepting(bundle: MatterBundle, ctx: ClockContext): void {
  const urgent = bundle.matter.urgency === 'urgent';
  startClock(
    bundle,
    ctx,
    'accept',
    urgent ? { minutes: ctx.settings.acceptUrgentMinutes } : { days: ctx.settings.acceptDays },
  );
}

/** 受理: the promise to the firm begins. */
export async function accept(work: MatterWork, request: ActionRequest<'accept'>): Promise<void> {
  const { bundle, ctx } = work;
  stopClock(bundle, ctx, 'accept');
  bundle.matter.accepted_at = ctx.now;
  bundle.matter.decline_reason = null;
  bundle.matter.decline_disputed = false;
  startClock(bundle, ctx, 'promise', { days: bundle.matter.promised_days });
  await keep(work, 'note', request.text);
}

/** 不予受理, with a reason of the list. */
export async function decline(work: MatterWork, request: ActionRequest<'decline'>): Promise<void> {
  const { bundle, ctx } = work;
  stopClock(bundle, ctx, 'accept');
  bundle.matter.decline_reason = request.reason;
  openReopenWindow(bundle, ctx);
  work.details.reason = request.reason;
  await keep(work, 'reason', request.text);
}

/** What comes back goes to whoever is in charge of the firm now, not to who was when it was closed. */
export async function returnToSteward(work: Pick<MatterWork, 'tx' | 'bundle'>): Promise<void> {
  const { matter } = work.bundle;
  const subject = await findSubject(
    work.tx,
    matter.project_id ? { projectId: matter.project_id } : { enterpriseId: matter.enterprise_id },
  );
  if (!subject) return;
  matter.butler_id = subject.butlerId;
  matter.station_id = subject.stationId;
}

/** The firm does not agree that its need was declined: one level up decides anew. */
export async function disputeDecline(
  work: MatterWork,
  request: ActionRequest<'dispute-decline'>,
): Promise<void> {
  const { bundle, ctx } = work;
  bundle.matter.decline_disputed = true;
  await returnToSteward(work);
  bundle.matter.reopen_until = null;
  startAccepting(bundle, ctx);
  await keep(work, 'reason', request.text);
}

/** The window in which the firm may come back on what has ended. */
export function openReopenWindow(bundle: MatterBundle, ctx: ClockContext): void {
  bundle.matter.reopen_until = addWorkingDays(ctx.calendar, ctx.now, ctx.settings.reopenDays).dueAt;
}

/** 转办: to another type, to another butler, or both. The firm's waiting time goes on. */
export async function transfer(work: MatterWork, request: ActionRequest<'transfer'>): Promise<void> {
  const { bundle, ctx, tx } = work;
  const { matter } = bundle;
  if (request.typeCode !== undefined && request.typeCode !== matter.type_code) {
    const type = await getTypeForMatter(tx, request.typeCode, matter.subject_kind);
    work.details.fromType = matter.type_code;
    work.details.toType = type.code;
    Object.assign(matter, limitsOf(type, ctx.settings));
    keepToVersion(bundle, matter.id, type, ctx);
    work.details.typeVersion = type.version;
  }
  if (request.butlerId !== undefined && request.butlerId !== matter.butler_id) {
    const butler = await findTransferButler(tx, request.butlerId, matter.subject_kind);
    if (!butler) throw badField('butlerId', '请选择一位在岗、类型相符的管家');
    work.details.fromButler = matter.butler_id;
    work.details.toButler = butler.id;
    work.details.toButlerName = butler.name;
    matter.butler_id = butler.id;
    matter.station_id = butler.stationId;
  }
  if (Object.keys(work.details).length === 0) throw badField('butlerId', '请选择另一位管家或另一种事项类型');
  stopClock(bundle, ctx, 'accept');
  stopClock(bundle, ctx, 'promise');
  matter.accepted_at = null;
  startAccepting(bundle, ctx);
  await keep(work, 'reason', request.text);
}

/** 服务方式. Acting as agent (代办) needs the firm's authorisation on record. */
export async function chooseMode(work: MatterWork, request: ActionRequest<'choose-mode'>): Promise<void> {
  const { matter } = work.bundle;
  if (request.mode === 'agent' && !request.authorisation && matter.authorisation_text_id === null) {
    throw badField('authorisation', '代办需要写明企业如何授权（如：当面委托、委托书）');
  }
  matter.service_mode = request.mode;
  work.details.mode = request.mode;
  const authorisation = await keep(work, 'authorisation', request.authorisation);
  if (authorisation) matter.authorisation_text_id = authorisation;
}
