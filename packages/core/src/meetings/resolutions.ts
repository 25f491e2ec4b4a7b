import type { AssignmentStatus } from '../matters/index.ts';
import type { MeetingRelation, ResolutionAction, ResolutionStatus } from './statuses.ts';

/** How far a resolution is that an assignment of its matter carries out. */
const byAssignment = {
  assigned: 'open',
  signed: 'open',
  answered: 'reported',
  accepted: 'accepted',
  returned: 'lapsed',
  recalled: 'lapsed',
} as const satisfies Record<AssignmentStatus, ResolutionStatus>;

export const resolutionStatusOf = (
  own: Exclude<ResolutionStatus, 'lapsed'>,
  assignment: AssignmentStatus | null,
): ResolutionStatus => (assignment === null || own === 'withdrawn' ? own : byAssignment[assignment]);

interface Rule {
  readonly from: readonly ResolutionStatus[];
  readonly to: ResolutionStatus;
  readonly by: 'owner' | 'manager';
  /** An assignment has its own answers and returns; only what it leaves lying is decided here. */
  readonly ofAssignment: readonly ResolutionStatus[];
}

export const resolutionTransitions = {
  report: { from: ['open'], to: 'reported', by: 'owner', ofAssignment: [] },
  accept: { from: ['reported'], to: 'accepted', by: 'manager', ofAssignment: [] },
  'send-back': { from: ['reported'], to: 'open', by: 'manager', ofAssignment: [] },
  reassign: { from: ['open', 'lapsed'], to: 'open', by: 'manager', ofAssignment: ['lapsed'] },
  withdraw: { from: ['open', 'lapsed'], to: 'withdrawn', by: 'manager', ofAssignment: ['lapsed'] },
} as const satisfies Record<ResolutionAction, Rule>;

export function availableResolutionActions(
  facts: { status: ResolutionStatus; ofAssignment: boolean; isOwner: boolean },
  relations: ReadonlySet<MeetingRelation>,
): ResolutionAction[] {
  const manages = (['convener', 'recorder', 'overseer'] as const).some((one) => relations.has(one));
  return (Object.keys(resolutionTransitions) as ResolutionAction[]).filter((action) => {
    const rule: Rule = resolutionTransitions[action];
    const from = facts.ofAssignment ? rule.ofAssignment : rule.from;
    return from.includes(facts.status) && (rule.by === 'owner' ? facts.isOwner : manages);
  });
}
