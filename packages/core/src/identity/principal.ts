import type { Role } from './roles.ts';

/** A role as it is held: for an office, an enterprise or a project where the role needs one. */
export interface RoleGrant {
  readonly role: Role;
  readonly officeId: string | null;
  readonly enterpriseId: string | null;
  readonly projectId: string | null;
}

/** Who asks: made from the verified session only, never from anything in a request. */
export interface Principal {
  readonly accountId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly roles: readonly RoleGrant[];
  /** Set for an active butler who also holds the role. */
  readonly butlerId: string | null;
  /** The station that the butler belongs to. */
  readonly butlerStationId: string | null;
  /** Departments and suppliers that the person works for or heads. */
  readonly officeIds: readonly string[];
  /** Of these, the ones that the person heads. */
  readonly headedOfficeIds: readonly string[];
  /** Stations that the person is master of. */
  readonly stationIds: readonly string[];
  /** Enterprises that the person is a contact or administrator of. */
  readonly enterpriseIds: readonly string[];
  readonly administeredEnterpriseIds: readonly string[];
  readonly projectIds: readonly string[];
}

export const holdsRole = (principal: Pick<Principal, 'roles'>, ...wanted: readonly Role[]): boolean =>
  principal.roles.some((grant) => wanted.includes(grant.role));

const distinct = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

/** Builds the principal out of verified facts. */
export function principalOf(facts: {
  accountId: string;
  sessionId: string;
  displayName: string;
  roles: readonly RoleGrant[];
  butler: { id: string; stationId: string; active: boolean } | null;
}): Principal {
  const { roles } = facts;
  const of = (...wanted: readonly Role[]) => roles.filter((grant) => wanted.includes(grant.role));
  const serves = facts.butler?.active && of('butler').length > 0 ? facts.butler : null;
  return {
    accountId: facts.accountId,
    sessionId: facts.sessionId,
    displayName: facts.displayName,
    roles,
    butlerId: serves?.id ?? null,
    butlerStationId: serves?.stationId ?? null,
    officeIds: distinct(of('officer', 'department-head').map((grant) => grant.officeId)),
    headedOfficeIds: distinct(of('department-head').map((grant) => grant.officeId)),
    stationIds: distinct(of('station-master').map((grant) => grant.officeId)),
    enterpriseIds: distinct(
      of('enterprise-contact', 'enterprise-administrator').map((grant) => grant.enterpriseId),
    ),
    administeredEnterpriseIds: distinct(of('enterprise-administrator').map((grant) => grant.enterpriseId)),
    projectIds: distinct(of('project-owner').map((grant) => grant.projectId)),
  };
}
