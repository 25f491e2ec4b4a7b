import { coverableRoles, type Role } from './roles.ts';

/** A role as it is held: for an office, an enterprise or a project where the role needs one. */
export interface RoleGrant {
  readonly role: Role;
  readonly officeId: string | null;
  readonly enterpriseId: string | null;
  readonly projectId: string | null;
  /** Held only while standing in for this account (代班). */
  readonly coveredFor?: string;
}

/** Somebody who is away, as far as the person who stands in takes it along. */
export interface Covering {
  readonly accountId: string;
  readonly displayName: string;
  /** Last day, of the zone. */
  readonly until: string;
  readonly roles: readonly RoleGrant[];
  readonly butler: { readonly id: string; readonly stationId: string; readonly active: boolean } | null;
}

/** Who asks: made from the verified session only, never from anything in a request. */
export interface Principal {
  readonly accountId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly roles: readonly RoleGrant[];
  /** Set for an active butler who also holds the role. */
  readonly butlerId: string | null;
  /** Whose matters the person has in hand: the own ones first, then those of butlers who are covered. */
  readonly butlerIds: readonly string[];
  /** For whom the person stands in now. */
  readonly covering: readonly Covering[];
  /** The station that the butler belongs to. */
  readonly butlerStationId: string | null;
  /** Departments and suppliers that the person works for or heads. */
  readonly officeIds: readonly string[];
  /** Of these, the ones that the person heads. */
  readonly headedOfficeIds: readonly string[];
  /** Stations that the person is master of. */
  readonly stationIds: readonly string[];
  /** 领导小组组长. */
  readonly headsGroup: boolean;
  /** Stations that the person is deputy in charge of (分管). */
  readonly deputyStationIds: readonly string[];
  /** Enterprises that the person is a contact or administrator of. */
  readonly enterpriseIds: readonly string[];
  readonly administeredEnterpriseIds: readonly string[];
  readonly projectIds: readonly string[];
}

export const holdsRole = (principal: Pick<Principal, 'roles'>, ...wanted: readonly Role[]): boolean =>
  principal.roles.some((grant) => wanted.includes(grant.role));

/** Departments, suppliers and stations that the person works for, or that whoever he stands in for does. */
export const officesOfPerson = (principal: Principal): string[] =>
  distinct([
    ...principal.officeIds,
    ...principal.stationIds,
    principal.butlerStationId,
    ...principal.covering.map(({ butler }) => (butler?.active ? butler.stationId : null)),
  ]);

/** Roles whose rights a cover takes along: nobody stands in for an administrator, a leader or a firm. */
const takenAlong: ReadonlySet<Role> = new Set<Role>(coverableRoles);

const distinct = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

/** The same person as staff only: where a firm's own matters are no part of the question. */
export const withoutFirm = (principal: Principal): Principal => ({
  ...principal,
  enterpriseIds: [],
  administeredEnterpriseIds: [],
  projectIds: [],
});

/** The same person without whom he stands in for. */
export function withoutCover(principal: Principal): Principal {
  if (principal.covering.length === 0) return principal;
  const { butlerId, butlerStationId } = principal;
  return principalOf({
    ...principal,
    roles: principal.roles.filter((grant) => grant.coveredFor === undefined),
    butler: butlerId && butlerStationId ? { id: butlerId, stationId: butlerStationId, active: true } : null,
    leads: leadsOf(principal),
    covering: [],
  });
}

/** The person as the one who is away would be: to see whose right it is that he acts by. */
export const asCovered = (principal: Principal, away: Covering): Principal =>
  principalOf({
    ...principal,
    roles: away.roles.filter(({ role }) => takenAlong.has(role)),
    butler: away.butler,
    // Nobody stands in for a leader.
    leads: { head: false, stationIds: [] },
    covering: [],
  });

const leadsOf = ({ headsGroup, deputyStationIds }: Principal) => ({
  head: headsGroup,
  stationIds: deputyStationIds,
});

/** Builds the principal out of verified facts. */
export function principalOf(facts: {
  accountId: string;
  sessionId: string;
  displayName: string;
  roles: readonly RoleGrant[];
  butler: { id: string; stationId: string; active: boolean } | null;
  covering?: readonly Covering[];
  /** Place in the leading group. */
  leads?: { readonly head: boolean; readonly stationIds: readonly string[] };
}): Principal {
  const covering = facts.covering ?? [];
  const leads = holdsRole(facts, 'leader') ? facts.leads : undefined;
  const roles = [
    ...facts.roles,
    ...covering.flatMap((away) =>
      away.roles
        .filter(({ role }) => takenAlong.has(role))
        .map((grant) => ({ ...grant, coveredFor: away.accountId })),
    ),
  ];
  const of = (...wanted: readonly Role[]) => roles.filter((grant) => wanted.includes(grant.role));
  const serves = facts.butler?.active && holdsRole(facts, 'butler') ? facts.butler : null;
  const covered = covering.flatMap(({ butler, ...away }) =>
    butler?.active && holdsRole(away, 'butler') ? [butler.id] : [],
  );
  return {
    accountId: facts.accountId,
    sessionId: facts.sessionId,
    displayName: facts.displayName,
    roles,
    butlerId: serves?.id ?? null,
    butlerIds: distinct([serves?.id ?? null, ...covered]),
    covering,
    butlerStationId: serves?.stationId ?? null,
    officeIds: distinct(of('officer', 'department-head').map((grant) => grant.officeId)),
    headedOfficeIds: distinct(of('department-head').map((grant) => grant.officeId)),
    stationIds: distinct(of('station-master').map((grant) => grant.officeId)),
    headsGroup: leads?.head ?? false,
    deputyStationIds: leads?.stationIds ?? [],
    enterpriseIds: distinct(
      of('enterprise-contact', 'enterprise-administrator').map((grant) => grant.enterpriseId),
    ),
    administeredEnterpriseIds: distinct(of('enterprise-administrator').map((grant) => grant.enterpriseId)),
    projectIds: distinct(of('project-owner').map((grant) => grant.projectId)),
  };
}
