import type { ConvenerRole, MeetingKind } from './statuses.ts';

/** Something on the agenda that is somebody's: a matter, or a node of a project. */
export interface AgendaSubject {
  /** In charge of whoever convenes, or of somebody whom he stands in for. */
  readonly inOwnCharge: boolean;
}

export interface Convening {
  readonly kind: MeetingKind;
  readonly roles: ReadonlySet<ConvenerRole>;
  readonly subjects: readonly AgendaSubject[];
}

export type ConvenerRefusal =
  | 'not-a-convener'
  | 'joint-not-by-butler'
  | 'needs-own-subject'
  | 'not-in-charge';

/**
 * 会议召集权, the one rule: coordinators and leaders convene any meeting, station masters too; a butler on-site and
 * thematic ones, and these about matters and projects in his own charge only. Answers in whose capacity, or why not.
 */
export function convenerOf(convening: Convening): { as: ConvenerRole } | { refusal: ConvenerRefusal } {
  const { kind, roles, subjects } = convening;
  for (const role of ['coordinator', 'leader', 'station-master'] as const) {
    if (roles.has(role)) return { as: role };
  }
  if (!roles.has('butler')) return { refusal: 'not-a-convener' };
  if (kind === 'joint') return { refusal: 'joint-not-by-butler' };
  if (subjects.length === 0) return { refusal: 'needs-own-subject' };
  return subjects.every((one) => one.inOwnCharge) ? { as: 'butler' } : { refusal: 'not-in-charge' };
}

/** Kinds that these roles may convene at all. */
export const kindsFor = (roles: ReadonlySet<ConvenerRole>): MeetingKind[] => {
  if (roles.has('coordinator') || roles.has('leader') || roles.has('station-master'))
    return ['on-site', 'joint', 'thematic'];
  return roles.has('butler') ? ['on-site', 'thematic'] : [];
};
