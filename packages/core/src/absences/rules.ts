import { coverableRoles, type Role, type RoleGrant } from '../identity/index.ts';

/** Nobody stands in for an administrator, a leader or a firm. */

export const isCoverable = (role: Role): boolean => (coverableRoles as readonly Role[]).includes(role);

/** What a person holds, as far as covering goes by it. */
export interface Holder {
  readonly accountId: string;
  readonly roles: readonly RoleGrant[];
  readonly butler: { readonly stationId: string; readonly kind: 'enterprise' | 'project' | 'both' } | null;
}

export type CoverRefusal =
  | 'self'
  | 'nothing-to-cover'
  | 'other-station'
  | 'other-kind'
  | 'other-office'
  | 'too-low';

/**
 * Why somebody can't stand in for another, or null. A butler is covered by a butler of the same station and of a
 * kind that serves the same subjects, an officer and a head by somebody of their office, a station master by another
 * one, by a butler of the station or by the coordinator, a coordinator by a coordinator or a station master. The
 * coordinator may also choose a butler of another station.
 */
export function coverRefusal(
  away: Holder,
  cover: Holder,
  chosenBy: { coordinator: boolean },
): CoverRefusal | null {
  if (away.accountId === cover.accountId) return 'self';
  const held = away.roles.filter((grant) => isCoverable(grant.role));
  if (held.length === 0) return 'nothing-to-cover';
  const has = (role: Role, officeId?: string | null) =>
    cover.roles.some(
      (grant) => grant.role === role && (officeId === undefined || grant.officeId === officeId),
    );
  for (const grant of held) {
    switch (grant.role) {
      case 'butler': {
        if (!away.butler) break;
        if (!cover.butler) return 'too-low';
        if (cover.butler.kind !== 'both' && cover.butler.kind !== away.butler.kind) return 'other-kind';
        if (cover.butler.stationId !== away.butler.stationId && !chosenBy.coordinator) return 'other-station';
        break;
      }
      case 'officer':
      case 'department-head':
        if (!has('officer', grant.officeId) && !has('department-head', grant.officeId)) return 'other-office';
        break;
      case 'station-master':
        if (has('station-master') || has('coordinator')) break;
        if (cover.butler?.stationId !== grant.officeId) return 'too-low';
        break;
      default:
        if (!has('coordinator') && !has('station-master')) return 'too-low';
    }
  }
  return null;
}

/** An absence in a span of moments, with who covers it. */
export interface CoveredSpan {
  readonly accountId: string;
  readonly coveredBy: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const overlaps = (a: Pick<CoveredSpan, 'startsAt' | 'endsAt'>, b: Pick<CoveredSpan, 'startsAt' | 'endsAt'>) =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Whether a further absence would lead in a ring: in the end somebody would stand in for himself. */
export function leadsInRing(known: readonly CoveredSpan[], added: CoveredSpan): boolean {
  const seen = new Set<string>();
  const reach = (from: string, span: Pick<CoveredSpan, 'startsAt' | 'endsAt'>): boolean => {
    if (from === added.accountId) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return known.some((one) => one.accountId === from && overlaps(one, span) && reach(one.coveredBy, span));
  };
  return reach(added.coveredBy, added);
}

/** Who may enter an absence for another: oneself; a station master for the station's butlers; a head for the office's people; the coordinator for everybody. */
export function mayEnterFor(
  by: {
    accountId: string;
    stationIds: readonly string[];
    headedOfficeIds: readonly string[];
    coordinator: boolean;
  },
  away: Holder,
): boolean {
  if (by.accountId === away.accountId || by.coordinator) return true;
  if (away.butler && by.stationIds.includes(away.butler.stationId)) return true;
  return away.roles.some(
    (grant) =>
      (grant.role === 'officer' || grant.role === 'department-head') &&
      grant.officeId !== null &&
      by.headedOfficeIds.includes(grant.officeId),
  );
}
