import type { MeetingAction, MeetingRelation, MeetingStatus } from './statuses.ts';

interface Transition {
  readonly from: readonly MeetingStatus[];
  readonly to: MeetingStatus;
  readonly by: readonly MeetingRelation[];
}

const managers = ['convener', 'recorder', 'overseer'] as const;

/** The whole life of a meeting. Moving one leaves it convened; minutes that are published again stay published. */
export const meetingTransitions = {
  convene: { from: ['draft'], to: 'convened', by: ['convener', 'overseer'] },
  move: { from: ['convened'], to: 'convened', by: ['convener', 'overseer'] },
  cancel: { from: ['draft', 'convened'], to: 'cancelled', by: ['convener', 'overseer'] },
  hold: { from: ['convened'], to: 'held', by: managers },
  publish: { from: ['held', 'published'], to: 'published', by: managers },
} as const satisfies Record<MeetingAction, Transition>;

export interface MeetingFacts {
  readonly status: MeetingStatus;
  readonly startsAt: Date;
  /** Minutes are being written. */
  readonly hasDraftMinutes: boolean;
}

/** Conditions beyond status and relation. */
const guards: Partial<Record<MeetingAction, (facts: MeetingFacts, now: Date) => boolean>> = {
  // A meeting whose time has come is held or cancelled, not moved into the past.
  convene: (facts, now) => facts.startsAt > now,
  move: (facts, now) => facts.startsAt > now,
  hold: (facts, now) => facts.startsAt <= now,
  publish: (facts) => facts.hasDraftMinutes,
};

/** What may be done with a meeting now by somebody who is this to it. */
export function availableMeetingActions(
  facts: MeetingFacts,
  relations: ReadonlySet<MeetingRelation>,
  now: Date,
): MeetingAction[] {
  return (Object.keys(meetingTransitions) as MeetingAction[]).filter((action) => {
    const rule: Transition = meetingTransitions[action];
    return (
      rule.from.includes(facts.status) &&
      rule.by.some((relation) => relations.has(relation)) &&
      (guards[action]?.(facts, now) ?? true)
    );
  });
}

/** Changing what a meeting is about, before it takes place. */
export const mayPrepare = (status: MeetingStatus, relations: ReadonlySet<MeetingRelation>): boolean =>
  (status === 'draft' || status === 'convened') && managers.some((relation) => relations.has(relation));

/** Writing its minutes. */
export const mayRecord = (status: MeetingStatus, relations: ReadonlySet<MeetingRelation>): boolean =>
  (status === 'held' || status === 'published') && managers.some((relation) => relations.has(relation));

export const isManager = (relations: ReadonlySet<MeetingRelation>): boolean =>
  managers.some((relation) => relations.has(relation));
