import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { JournalActor } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { findButler, isButlerAtWork } from './butlers-store.ts';
import { endCurrent, findCurrent, insertStewardship, type Subject } from './stewardships-store.ts';

export interface Charge {
  subject: Subject;
  butlerId: string;
  at: Date;
  reason: string | null;
  actor: JournalActor | null;
}

/** Puts a butler in charge, ending whoever was, at the same moment. The caller holds the subject's lock. */
export async function takeCharge(tx: Tx, charge: Charge): Promise<string> {
  const { subject, butlerId, at } = charge;
  const butler = await findButler(tx, butlerId);
  if (!butler) throw faultyField('butlerId', '没有这名管家，请重新选择', 'reference-missing');
  const fits =
    butler.kind === 'both' || butler.kind === ('enterpriseId' in subject ? 'enterprise' : 'project');
  if (!fits) throw faultyField('butlerId', '管家类型与包抓对象不符', 'butler-kind-wrong');
  if (!(await isButlerAtWork(tx, butlerId))) throw faultyField('butlerId', '管家未在岗', 'butler-not-active');
  const current = await findCurrent(tx, subject);
  if (current?.butler_id === butlerId) throw new Problem('stewardship-unchanged');
  if (current) await endCharge(tx, subject, at);
  const id = newId(at.getTime());
  const by = charge.actor?.accountId ?? null;
  await insertStewardship(tx, { id, subject, butlerId, at, reason: charge.reason, by });
  return id;
}

/** Ends the present charge, for a subject that leaves; the database refuses it for one that stays. */
export async function endCharge(tx: Tx, subject: Subject, at: Date): Promise<void> {
  const current = await findCurrent(tx, subject);
  if (!current) return;
  // A charge that begins this very moment or later can't be ended by it.
  if (current.started_at >= at) throw new Problem('changed-meanwhile');
  await endCurrent(tx, current.id, at);
}
