import type { Principal } from '@guanjia/core/identity';
import type { LeadingGroupChange } from '@guanjia/core/organisation';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { deleteLeadingGroupMember, putLeadingGroupMember } from './leading-group-store.ts';

/** Puts somebody into the leading group, or changes the place held there. */
export async function placeInLeadingGroup(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
  { position, duty }: LeadingGroupChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await putLeadingGroupMember(tx, { account_id: accountId, position, duty: duty ?? null });
    await appendJournal(tx, {
      stream: 'zone',
      action: 'leading-group.place',
      actor: actorFor(principal, 'organisation.edit'),
      at: now(),
      data: { accountId, position },
    });
  });
}

export async function removeFromLeadingGroup(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await deleteLeadingGroupMember(tx, accountId))) throw new Problem('not-found');
    await appendJournal(tx, {
      stream: 'zone',
      action: 'leading-group.remove',
      actor: actorFor(principal, 'organisation.edit'),
      at: now(),
      data: { accountId },
    });
  });
}
