import { localDate } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import type { RaiseRequest } from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { TextCommitment } from '../platform/journal.ts';
import { keepText } from '../platform/journal.ts';
import type { MatterBundle } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { takeMatterNumber } from './matter-store.ts';
import { performAction } from './perform.ts';
import { startAccepting } from './reception.ts';
import { findSubject, getTypeForMatter, keepToVersion, limitsOf, lockSubject } from './reception-store.ts';
import { badField, notMySubject } from './refusals.ts';
import { settle } from './settle.ts';
import { standingOf } from './standing.ts';
import { attach, streamOf } from './work.ts';

/** First line of the words, cut to what fits one line of a phone. */
function titleFrom(text: string): string {
  const line = (text.split(/[\n。！？!?；;]/).find((part) => part.trim() !== '') ?? text).trim();
  const letters = [...line];
  return letters.length <= 30 ? line : `${letters.slice(0, 29).join('')}…`;
}

/**
 * 提出诉求: by the firm, or by its butler for it with the authorisation noted; the latter counts as accepted at
 * once. Throws `not-found` for a subject that is not the person's own.
 */
export async function raiseMatter(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  request: RaiseRequest,
): Promise<MatterBundle> {
  await lockSubject(tx, request);
  const subject = await findSubject(tx, request);
  if (!subject) throw notMySubject();
  const subjectKind = subject.projectId ? 'project' : 'enterprise';
  const standing = standingOf(principal, { subjectKind, ...subject, officeIds: [] });
  const raisedAs = standing.relations.has('firm')
    ? 'firm'
    : standing.relations.has('butler')
      ? 'butler'
      : null;
  if (!raisedAs) throw notMySubject();
  if (raisedAs === 'butler' && !request.authorisation) {
    throw badField('authorisation', '代企业提出时，请写明企业如何授权（如：电话、当面、委托书）');
  }
  const type = await getTypeForMatter(tx, request.typeCode, subjectKind);
  const id = newId(ctx.now.getTime());
  const texts: TextCommitment[] = [];
  const keepOne = async (kind: string, body: string) => {
    const text = await keepText(tx, { stream: streamOf(id), kind, body, at: ctx.now });
    texts.push(text);
    return text.id;
  };
  const month = localDate(ctx.calendar, ctx.now).slice(2, 7).replace('-', '');
  const bundle: MatterBundle = {
    matter: {
      id,
      number: await takeMatterNumber(tx, month),
      ...limitsOf(type, ctx.settings),
      subject_kind: subjectKind,
      enterprise_id: subject.enterpriseId,
      project_id: subject.projectId,
      station_id: subject.stationId,
      butler_id: subject.butlerId,
      title_text_id: await keepOne('title', request.title ?? titleFrom(request.text)),
      body_text_id: await keepOne('body', request.text),
      authorisation_text_id: request.authorisation
        ? await keepOne('authorisation', request.authorisation)
        : null,
      raised_by: principal.accountId,
      raised_as: raisedAs,
      urgency: request.urgency,
      status: 'submitted',
      service_mode: null,
      round: 1,
      materials_wanted: [],
      materials_lapsed: false,
      decline_reason: null,
      decline_disputed: false,
      dispatch_failures: 0,
      outcome: null,
      close_reason: null,
      light: 'none',
      next_due_at: null,
      rating_until: null,
      reopen_until: null,
      version: 1,
      created_at: ctx.now,
      updated_at: ctx.now,
      accepted_at: null,
      answered_at: null,
      closed_at: null,
    },
    matter_rules: [],
    assignment: [],
    extension: [],
    escalation: [],
    rating: [],
    rectification: [],
    urging: [],
    matter_material: [],
    clock: [],
    attachment: [],
  };
  keepToVersion(bundle, id, type, ctx);
  startAccepting(bundle, ctx);
  const attachmentIds: string[] = [];
  await attach({ tx, principal, bundle, attachmentIds }, request.attachmentIds, 'firm');
  await settle({
    tx,
    ctx,
    action: 'submit',
    actor: {
      accountId: principal.accountId,
      role: raisedAs,
      officeId: raisedAs === 'butler' ? principal.butlerStationId : null,
    },
    deviceAt: request.deviceAt ? new Date(request.deviceAt) : null,
    before: new Map(),
    bundle,
    texts,
    details: { raisedAs, urgency: request.urgency, typeCode: type.code, typeVersion: type.version },
    attachmentIds,
    tellOffices: new Set(),
  });
  // A butler who writes it down for the firm has it in hand already.
  if (raisedAs === 'butler') return performAction(tx, ctx, principal, id, 'accept', {});
  return bundle;
}
