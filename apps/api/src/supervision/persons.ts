import { asCovered, holdsRole, type Principal, withoutCover } from '@guanjia/core/identity';
import {
  type Rank,
  rankOver,
  type SupervisedSubject,
  type SupervisingPerson,
} from '@guanjia/core/supervision';
import type { Db, Tx } from '../platform/database.ts';
import type { JournalActor } from '../platform/journal.ts';

/** The person as the rules of supervision go by it, with whoever he stands in for. */
export async function personOf(db: Db | Tx, principal: Principal): Promise<SupervisingPerson> {
  return personWith(principal, await leaderPosition(db, principal));
}

async function leaderPosition(db: Db | Tx, principal: Principal): Promise<'head' | 'deputy' | null> {
  if (!holdsRole(principal, 'leader')) return null;
  const row = await db
    .selectFrom('leading_group_member')
    .select('position')
    .where('account_id', '=', principal.accountId)
    .executeTakeFirst();
  return row?.position ?? 'deputy';
}

const personWith = (principal: Principal, leader: 'head' | 'deputy' | null): SupervisingPerson => ({
  accountId: principal.accountId,
  butlerIds: principal.butlerIds,
  officeIds: principal.officeIds,
  stationIds: principal.stationIds,
  coordinator: holdsRole(principal, 'coordinator'),
  leader,
  coveredIds: principal.covering.map((away) => away.accountId),
});

/** Whom the person stands in for with this rank; null where it is his own. */
export function coveredWith(
  principal: Principal,
  person: SupervisingPerson,
  subject: SupervisedSubject,
  rank: Rank,
): string | null {
  const has = (as: Principal) => rankOver(personWith(as, person.leader), subject) === rank;
  if (principal.covering.length === 0 || has(withoutCover(principal))) return null;
  return principal.covering.find((away) => has(asCovered(principal, away)))?.accountId ?? null;
}

/** Who acts, for the journal: from above with a rank, or as the supervised. */
export function actorWith(
  principal: Principal,
  rank: Rank | null,
  subject: Pick<SupervisedSubject, 'officeId' | 'stationId'>,
): JournalActor {
  const { accountId } = principal;
  switch (rank) {
    case null: {
      const officeId = subject.officeId;
      const grant = principal.roles.find((one) => officeId !== null && one.officeId === officeId);
      return { accountId, role: grant?.role ?? 'butler', officeId: officeId ?? principal.butlerStationId };
    }
    case 'butler':
      return { accountId, role: 'butler', officeId: principal.butlerStationId };
    case 'station-master':
      return { accountId, role: 'station-master', officeId: subject.stationId };
    case 'coordinator':
      return { accountId, role: 'coordinator', officeId: null };
    default:
      return { accountId, role: 'leader', officeId: null };
  }
}
