import type { Principal } from '@guanjia/core/identity';
import {
  availableSupervisionActions,
  rankOver,
  type SupervisingPerson,
  type SupervisionAction,
} from '@guanjia/core/supervision';
import type { ClockContext } from '../matters/index.ts';
import type { Change, Tx } from '../platform/database.ts';
import type { JournalActor } from '../platform/journal.ts';
import { keepText, type TextCommitment } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { actorWith, personOf } from './persons.ts';
import { addressed, subjectFacts } from './present.ts';
import { changedMeanwhile } from './problems.ts';
import { findSubjects, lockSubject, type SubjectRow } from './subjects-store.ts';
import { findReadable, type ListedRow, numberOf, type SupervisionRow } from './supervisions-store.ts';
import { streamOf } from './tell.ts';

export interface Acting {
  readonly tx: Tx;
  readonly ctx: ClockContext;
  readonly principal: Principal;
}

/** A supervision under an action, locked with its subject. */
export interface Held {
  readonly row: ListedRow;
  readonly subject: SubjectRow;
  readonly person: SupervisingPerson;
  readonly actor: JournalActor;
}

/**
 * The supervision with its work, both locked, for an action that the person may do now. Throws `not-found` for whom it
 * does not concern, `forbidden` for who never may, `conflict` where it has changed.
 */
export async function hold(
  { tx, ctx, principal }: Acting,
  id: string,
  action: SupervisionAction,
): Promise<Held> {
  const seen = await findReadable(tx, principal, id);
  if (!seen) throw new Problem('not-found');
  const ids = { [seen.subject_kind]: [seen.subject_id] };
  const [found] = await findSubjects(tx, ctx, ids);
  if (!found) throw new Problem('not-found');
  await lockSubject(tx, found);
  await tx.selectFrom('supervision').select('id').where('id', '=', id).forUpdate().execute();
  const row = await findReadable(tx, principal, id);
  const [fresh] = await findSubjects(tx, ctx, ids);
  if (!row || !fresh) throw new Problem('not-found');
  const subject = addressed(row, fresh);
  const facts = subjectFacts(subject);
  const person = personOf(principal);
  const standing = { issuedBy: row.issued_by, issuedAs: row.issued_as, subject: facts };
  const may = (state: SupervisionRow['state'], open: boolean) =>
    availableSupervisionActions(person, { ...standing, state, subject: { ...facts, open } }).includes(action);
  if (!may(row.state, facts.open)) {
    const ever = may('awaiting', true) || may('replied', true);
    if (ever) throw changedMeanwhile();
    throw new Problem('forbidden', { detail: notYours[action] });
  }
  const bySupervised = action === 'reply' || action === 'progress';
  const rank = bySupervised ? null : (rankOver(person, facts) ?? row.issued_as);
  return { row, subject, person, actor: actorWith(principal, rank, facts) };
}

const notYours: Record<SupervisionAction, string> = {
  reply: '由被督办的单位（或管家）回复。',
  progress: '由被督办的单位（或管家）反馈。',
  return: '回复由发出人或其上级退回。',
  note: '回复由发出人或其上级确认。',
  lift: '只有发出人或其上级可以解除。',
};

export async function keepWords(
  { tx, ctx }: Acting,
  id: string,
  kind: string,
  body: string | undefined,
): Promise<TextCommitment | undefined> {
  if (body === undefined || body === '') return undefined;
  return await keepText(tx, { stream: streamOf(id), kind, body, at: ctx.now });
}

export async function change(tx: Tx, id: string, values: Change<SupervisionRow>): Promise<void> {
  await tx
    .updateTable('supervision')
    .set((eb) => ({ ...(values as object), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** What every record of it names. */
export const happeningOf = ({
  row,
  subject,
  actor,
}: Pick<Held, 'row' | 'subject'> & { actor: JournalActor | null }) => ({
  id: row.id,
  kind: row.kind,
  number: numberOf(row),
  subject,
  actor,
});
