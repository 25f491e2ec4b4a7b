import type { ContactInput } from '@guanjia/core/enterprises';
import type { Principal } from '@guanjia/core/identity';
import { lockSubject } from '../organisation/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { deleteContact, insertContact, updateContact } from './enterprises-store.ts';

/** One act on the contacts of an enterprise; names and numbers stay out of the journal. */
interface ContactAct {
  tx: Tx;
  principal: Principal;
  enterpriseId: string;
  now: Date;
}

export async function addContact(act: ContactAct, input: ContactInput): Promise<void> {
  await authorise(act);
  const id = newId(act.now.getTime());
  await insertContact(act.tx, {
    id,
    enterprise_id: act.enterpriseId,
    name: input.name,
    phone: input.phone ?? null,
    title: input.title ?? null,
    level: input.level,
    created_at: act.now,
  });
  await journal(act, 'contact.add', id, { level: input.level });
}

export async function changeContact(act: ContactAct, id: string, input: ContactInput): Promise<void> {
  await authorise(act);
  const { name, phone, title, level } = input;
  const change = { name, phone: phone ?? null, title: title ?? null, level };
  if (!(await updateContact(act.tx, act.enterpriseId, id, change))) throw new Problem('not-found');
  await journal(act, 'contact.edit', id, { level });
}

export async function removeContact(act: ContactAct, id: string): Promise<void> {
  await authorise(act);
  if (!(await deleteContact(act.tx, act.enterpriseId, id))) throw new Problem('not-found');
  await journal(act, 'contact.remove', id, {});
}

async function authorise({ tx, principal, enterpriseId }: ContactAct): Promise<void> {
  const facts = await lockSubject(tx, { enterpriseId });
  if (!facts) throw new Problem('not-found');
  authoriseOn(principal, 'enterprise.edit-contacts', 'enterprise.read', facts);
}

async function journal(
  { tx, principal, enterpriseId, now }: ContactAct,
  action: string,
  contactId: string,
  data: Record<string, unknown>,
): Promise<void> {
  await appendJournal(tx, {
    stream: `enterprise:${enterpriseId}`,
    action,
    actor: actorFor(principal, 'enterprise.edit-contacts'),
    at: now,
    data: { contactId, ...data },
  });
}
