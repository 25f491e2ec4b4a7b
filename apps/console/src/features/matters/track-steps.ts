import type { MatterDetail, TimelineEntry } from '@guanjia/core/matters';

export type StepName =
  | 'raised'
  | 'accepted'
  | 'assigned'
  | 'handled'
  | 'confirming'
  | 'closed'
  | 'rated'
  | 'rectifying'
  | 'declined'
  | 'withdrawn'
  | 'merged'
  | 'materials';

/** One stop on the way of a matter, as with a parcel. */
export interface TrackStep {
  readonly name: StepName;
  readonly state: 'done' | 'current' | 'ahead';
  /** When it was reached. */
  readonly at: string | undefined;
}

const WAY = ['raised', 'accepted', 'assigned', 'handled', 'confirming', 'closed', 'rated'] as const;

/** How many of the stops are behind, by status; the next one is where the matter stands. */
const PASSED = {
  submitted: 1,
  accepted: 2,
  handling: 3,
  'awaiting-materials': 3,
  answered: 4,
  closed: 6,
  rectifying: 6,
  declined: 1,
  withdrawn: 1,
  merged: 1,
} as const satisfies Record<MatterDetail['status'], number>;

/** The present round's way: where it has been and when, where it stands, what is ahead. */
export function trackStepsOf(matter: MatterDetail): readonly TrackStep[] {
  const events = [...matter.timeline].sort((one, other) => one.seq - other.seq);
  const round = sinceReopened(events);
  const last = (...names: readonly TimelineEntry['action'][]): string | undefined =>
    round.findLast((entry) => names.includes(entry.action))?.at;
  const first = (...names: readonly TimelineEntry['action'][]): string | undefined =>
    round.find((entry) => names.includes(entry.action))?.at;
  const at: Record<(typeof WAY)[number], string | undefined> = {
    raised: matter.createdAt,
    accepted: first('accept') ?? last('reopen'),
    assigned: first('assign'),
    handled: last('answer'),
    confirming: last('answer-firm'),
    closed: matter.closedAt ?? undefined,
    rated: matter.ratings.at(-1)?.at,
  };
  if (matter.status === 'declined' || matter.status === 'withdrawn' || matter.status === 'merged') {
    return ended(matter.status, at, last(endedBy[matter.status]));
  }
  let passed: number = PASSED[matter.status];
  if (matter.status === 'closed' && matter.ratings.some((rating) => rating.round === matter.round))
    passed = 7;
  // Answered by the butler himself: no office was asked, and those stops are not on this way.
  const skips = passed > 3 && !at.assigned;
  const steps: TrackStep[] = WAY.flatMap((name, index) => {
    if (skips && (name === 'assigned' || name === 'handled')) return [];
    const state = index < passed ? 'done' : index === passed ? 'current' : 'ahead';
    return [{ name, state, at: state === 'ahead' ? undefined : at[name] }];
  });
  if (matter.status === 'rectifying') {
    return [
      ...steps.map((step) => ({
        ...step,
        state: 'done' as const,
        at: at[step.name as (typeof WAY)[number]],
      })),
      { name: 'rectifying', state: 'current', at: last('rate') },
    ];
  }
  return steps;
}

function sinceReopened(events: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const reopened = events.findLastIndex((entry) => entry.action === 'reopen');
  return reopened < 0 ? events : events.slice(reopened);
}

const endedBy = { declined: 'decline', withdrawn: 'withdraw', merged: 'merge' } as const;

function ended(
  name: keyof typeof endedBy,
  at: Record<(typeof WAY)[number], string | undefined>,
  when: string | undefined,
): readonly TrackStep[] {
  const before = WAY.slice(0, 4).filter((step) => step === 'raised' || at[step] !== undefined);
  return [
    ...before.map((step) => ({ name: step, state: 'done' as const, at: at[step] })),
    { name, state: 'current', at: when },
  ];
}
