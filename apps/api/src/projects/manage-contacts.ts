import type { Principal } from '@guanjia/core/identity';
import type { ProjectContactInput } from '@guanjia/core/projects';
import { lockSubject } from '../organisation/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { deleteContact, insertContact, updateContact } from './projects-store.ts';

/** One act on the contacts of a project: owner, contractor, design institute. */
interface ContactAct {
  tx: Tx;
  principal: Principal;
  projectId: string;
  now: Date;
}

export async function addContact(act: ContactAct, input: ProjectContactInput): Promise<void> {
  await authorise(act);
  const id = newId(act.now.getTime());
  const { kind, company, name, phone } = input;
  await insertContact(act.tx, {
    id,
    project_id: act.projectId,
    kind,
    company: company ?? null,
    name,
    phone: phone ?? null,
    created_at: act.now,
  });
  await journal(act, 'contact.add', id, { kind });
}

export async function changeContact(act: ContactAct, id: string, input: ProjectContactInput): Promise<void> {
  await authorise(act);
  const { kind, company, name, phone } = input;
  const change = { kind, company: company ?? null, name, phone: phone ?? null };
  if (!(await updateContact(act.tx, act.projectId, id, change))) throw new Problem('not-found');
  await journal(act, 'contact.edit', id, { kind });
}

export async function removeContact(act: ContactAct, id: string): Promise<void> {
  await authorise(act);
  if (!(await deleteContact(act.tx, act.projectId, id))) throw new Problem('not-found');
  await journal(act, 'contact.remove', id, {});
}

async function authorise({ tx, principal, projectId }: ContactAct): Promise<void> {
  const facts = await lockSubject(tx, { projectId });
  if (!facts) throw new Problem('not-found');
  authoriseOn(principal, 'project.edit-contacts', 'project.read', facts);
}

async function journal(
  { tx, principal, projectId, now }: ContactAct,
  action: string,
  contactId: string,
  data: Record<string, unknown>,
): Promise<void> {
  await appendJournal(tx, {
    stream: `project:${projectId}`,
    action,
    actor: actorFor(principal, 'project.edit-contacts'),
    at: now,
    data: { contactId, ...data },
  });
}
