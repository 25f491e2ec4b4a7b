import { asCovered, holdsRole, type Principal, withoutCover } from '@guanjia/core/identity';
import {
  type Rank,
  rankOver,
  type SupervisedSubject,
  type SupervisingPerson,
} from '@guanjia/core/supervision';
import type { JournalActor } from '../platform/journal.ts';

/** The person as the rules of supervision go by it, with whoever he stands in for. */
export const personOf = (principal: Principal): SupervisingPerson => ({
  accountId: principal.accountId,
  butlerIds: principal.butlerIds,
  officeIds: principal.officeIds,
  stationIds: principal.stationIds,
  coordinator: holdsRole(principal, 'coordinator'),
  head: principal.headsGroup,
  deputyStationIds: principal.deputyStationIds,
  coveredIds: principal.covering.map((away) => away.accountId),
});

/** Whom the person stands in for with this rank; null where it is his own. */
export function coveredWith(principal: Principal, subject: SupervisedSubject, rank: Rank): string | null {
  const has = (as: Principal) => rankOver(personOf(as), subject) === rank;
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
