import type { Principal } from '@guanjia/core/identity';
import type { HandoverRequest, HandoverResult } from '@guanjia/core/organisation';
import { scopeOf } from '@guanjia/core/permissions';
import { contextAt, moveOpenMatters } from '../matters/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { findButler } from './butlers-store.ts';
import { presentStewardship } from './present-stewardship.ts';
import { findStewardship, lockSubject, type Subject } from './stewardships-store.ts';
import { takeCharge } from './take-charge.ts';

const subjectOf = ({ enterpriseId, projectId }: HandoverRequest): Subject => {
  if (enterpriseId !== undefined) return { enterpriseId };
  if (projectId !== undefined) return { projectId };
  throw new Error('a handover without a subject passed its schema');
};

/** 交接: another butler takes charge from this moment on, and the open matters go along. */
export async function handOverSubject(
  tx: Tx,
  principal: Principal,
  request: HandoverRequest,
  at: Date,
): Promise<HandoverResult> {
  const subject = subjectOf(request);
  const facts = await lockSubject(tx, subject);
  if (!facts) throw new Problem('not-found');
  const readAction = 'enterpriseId' in subject ? 'enterprise.read' : 'project.read';
  authoriseOn(principal, 'stewardship.handover', readAction, facts);
  if (!facts.active) throw new Problem('rule-violated', { detail: '该对象已不在册，不需要管家。' });
  await requireOwnButler(tx, principal, request.butlerId);

  const actor = actorFor(principal, 'stewardship.handover');
  const { butlerId, reason } = request;
  const id = await takeCharge(tx, { subject, butlerId, at, reason, actor });
  const movedMatters = await moveOpenMatters(tx, await contextAt(tx, at), subject, butlerId, actor);
  const stream =
    'enterpriseId' in subject ? `enterprise:${subject.enterpriseId}` : `project:${subject.projectId}`;
  const words = await keepText(tx, { stream, kind: 'reason', body: reason, at });
  await appendJournal(tx, {
    stream,
    action: 'stewardship.handover',
    actor,
    at,
    texts: [words],
    data: { stewardshipId: id, from: facts.butlerId, to: butlerId, movedMatters },
  });
  const row = await findStewardship(tx, id);
  if (!row) throw new Error('a stewardship vanished within its own transaction');
  return { stewardship: presentStewardship(row), movedMatters };
}

/** A station master hands over within the own stations; across them the coordinator does. */
async function requireOwnButler(tx: Tx, principal: Principal, butlerId: string): Promise<void> {
  const scope = scopeOf(principal, 'stewardship.handover');
  if (scope.zone) return;
  const butler = await findButler(tx, butlerId);
  if (butler && !scope.stationIds.includes(butler.station_id)) {
    throw new Problem('forbidden', { detail: '站长只能交接给本站管家。跨站交接请由平台主管办理。' });
  }
}
