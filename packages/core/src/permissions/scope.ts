import type { Principal, Role } from '../identity/index.ts';
import { type PermissionAction, permissionActions, reachOf } from './permissions.ts';

/**
 * Where a person may do an action: the whole zone, or the union of what these ids name. The same value judges one
 * object (`covers`), and narrows lists and counts (the stores turn it into SQL).
 */
export interface Scope {
  readonly zone: boolean;
  /** Own enterprises; their projects too. */
  readonly enterpriseIds: readonly string[];
  readonly projectIds: readonly string[];
  /** In charge as butler. */
  readonly butlerIds: readonly string[];
  readonly stationIds: readonly string[];
}

/** What a rule must know of an enterprise or a project. */
export interface SubjectFacts {
  /** The enterprise itself, or the one that the project belongs to. */
  readonly enterpriseId: string | null;
  readonly projectId: string | null;
  readonly stationId: string;
  /** In charge now; null for what is no longer active. */
  readonly butlerId: string | null;
}

const chargeOfRole = {
  'enterprise-contact': (p: Principal) => ({ enterpriseIds: idsOf(p, 'enterprise-contact') }),
  'enterprise-administrator': (p: Principal) => ({ enterpriseIds: p.administeredEnterpriseIds }),
  'project-owner': (p: Principal) => ({ projectIds: p.projectIds }),
  butler: (p: Principal) => ({ butlerIds: p.butlerIds }),
  'station-master': (p: Principal) => ({ stationIds: p.stationIds }),
} as const satisfies Partial<Record<Role, (principal: Principal) => Partial<Scope>>>;

function idsOf(principal: Principal, role: Role): string[] {
  return principal.roles.flatMap((grant) =>
    grant.role === role && grant.enterpriseId !== null ? [grant.enterpriseId] : [],
  );
}

export function scopeOf(principal: Principal, action: PermissionAction): Scope {
  const scope = {
    zone: false,
    enterpriseIds: [] as string[],
    projectIds: [] as string[],
    butlerIds: [] as string[],
    stationIds: [] as string[],
  };
  for (const role of new Set(principal.roles.map((grant) => grant.role))) {
    const reach = reachOf(action, role);
    if (reach === undefined) continue;
    if (reach === 'zone') {
      // A butler who was taken off duty keeps the role's name but none of its reach.
      if (role !== 'butler' || principal.butlerIds.length > 0) scope.zone = true;
      continue;
    }
    const charge: Partial<Scope> =
      role in chargeOfRole ? chargeOfRole[role as keyof typeof chargeOfRole](principal) : {};
    scope.enterpriseIds.push(...(charge.enterpriseIds ?? []));
    scope.projectIds.push(...(charge.projectIds ?? []));
    scope.butlerIds.push(...(charge.butlerIds ?? []));
    scope.stationIds.push(...(charge.stationIds ?? []));
  }
  return scope;
}

export const isEmptyScope = (scope: Scope): boolean =>
  !scope.zone &&
  scope.enterpriseIds.length === 0 &&
  scope.projectIds.length === 0 &&
  scope.butlerIds.length === 0 &&
  scope.stationIds.length === 0;

export function covers(scope: Scope, facts: SubjectFacts): boolean {
  return (
    scope.zone ||
    (facts.enterpriseId !== null && scope.enterpriseIds.includes(facts.enterpriseId)) ||
    (facts.projectId !== null && scope.projectIds.includes(facts.projectId)) ||
    (facts.butlerId !== null && scope.butlerIds.includes(facts.butlerId)) ||
    scope.stationIds.includes(facts.stationId)
  );
}

/** May the person do it to this object? */
export const allows = (principal: Principal, action: PermissionAction, facts: SubjectFacts): boolean =>
  covers(scopeOf(principal, action), facts);

/** May the person do it in the whole zone? */
export const allowsInZone = (principal: Principal, action: PermissionAction): boolean =>
  scopeOf(principal, action).zone;

/** Actions that the person may do at least somewhere; screens show a place only where it leads somewhere. */
export const abilitiesOf = (principal: Principal): PermissionAction[] =>
  permissionActions.filter((action) => !isEmptyScope(scopeOf(principal, action)));
