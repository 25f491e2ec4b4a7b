import { holdsRole, type Principal } from '../identity/index.ts';
import type { MeetingRelation, MeetingStatus } from './statuses.ts';

/** What decides who a person is to a meeting. */
export interface MeetingTies {
  readonly status: MeetingStatus;
  readonly convenerId: string;
  readonly recorderId: string;
  readonly stationId: string | null;
  readonly participantAccounts: readonly string[];
  readonly participantOffices: readonly string[];
  /** In charge of its matters and projects, and owners of its resolutions. */
  readonly butlerIds: readonly string[];
  /** Owners of its published resolutions. */
  readonly resolutionOffices: readonly string[];
}

/** The person and whomever he stands in for. */
export const accountsOf = (principal: Principal): string[] => [
  principal.accountId,
  ...principal.covering.map(({ accountId }) => accountId),
];

/**
 * What this person is to this meeting; the list's rule (meeting-scope.ts) says the same in SQL. A draft is known to
 * whoever prepares it alone.
 */
export function meetingRelationsOf(principal: Principal, ties: MeetingTies): Set<MeetingRelation> {
  const relations = new Set<MeetingRelation>();
  const accounts = accountsOf(principal);
  if (accounts.includes(ties.convenerId)) relations.add('convener');
  if (accounts.includes(ties.recorderId)) relations.add('recorder');
  if (
    holdsRole(principal, 'coordinator') ||
    (ties.stationId !== null && principal.stationIds.includes(ties.stationId))
  ) {
    relations.add('overseer');
  }
  if (ties.status === 'draft') return relations;
  const offices = [...principal.officeIds, ...principal.stationIds];
  if (
    ties.participantAccounts.some((id) => accounts.includes(id)) ||
    ties.participantOffices.some((id) => offices.includes(id))
  ) {
    relations.add('participant');
  }
  if (
    holdsRole(principal, 'leader') ||
    ties.butlerIds.some((id) => principal.butlerIds.includes(id)) ||
    ties.resolutionOffices.some((id) => offices.includes(id))
  ) {
    relations.add('concerned');
  }
  return relations;
}
