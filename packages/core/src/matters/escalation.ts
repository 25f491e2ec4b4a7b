import type { Addressee } from './audience.ts';
import { type EscalationLevel, escalationLevels, type Relation } from './statuses.ts';

/** Somebody who can decide at a level: found from the organisation as it is now. */
export interface Superior {
  readonly accountId: string;
  readonly level: EscalationLevel;
}

/** What stands in the way of being asked: who held it already in this chain, and who brings it up. */
export interface Ladder {
  readonly superiors: readonly Superior[];
  /** The level that is asked now; null where none is. */
  readonly open: EscalationLevel | null;
  /** Accounts that were asked in the chain that is open. */
  readonly asked: ReadonlySet<string>;
  /** The butler in charge: nobody is his own superior. */
  readonly butler: string;
}

/** The relation that decides at a level. The joint meeting (联席会) is a meeting: who keeps its record says what it decided. */
export const deciderOf = {
  'station-master': 'station-master',
  coordinator: 'coordinator',
  'joint-meeting': 'coordinator',
  deputy: 'deputy',
  head: 'head',
} as const satisfies Record<EscalationLevel, Relation>;

const rank = (level: EscalationLevel): number => escalationLevels.indexOf(level);
export const isAbove = (level: EscalationLevel, other: EscalationLevel | null): boolean =>
  other === null || rank(level) > rank(other);

/**
 * Who would be asked at a level: whoever fills it, but for the butler and for those who held it already (a station
 * master may himself be the deputy). A joint meeting is more than who keeps its record, so that a person who asks
 * for one may have been asked before; of a rule that nobody answered it is not (`bySelf`).
 */
export function askedAt(
  level: EscalationLevel,
  { superiors, asked, butler }: Ladder,
  bySelf = false,
): string[] {
  const passesOver = bySelf || level !== 'joint-meeting';
  return superiors
    .filter((one) => one.level === level && one.accountId !== butler)
    .filter((one) => !passesOver || !asked.has(one.accountId))
    .map((one) => one.accountId);
}

/** Levels with somebody to ask, nearest first. */
export const reachableLevels = (ladder: Ladder, bySelf = false): EscalationLevel[] =>
  escalationLevels.filter((level) => askedAt(level, ladder, bySelf).length > 0);

/**
 * Where a rule leads: the level that it names (`next`: the one above), or where nobody is to be found there the
 * nearest above it, and then the nearest below that is still above the present one. Null: nobody is left, which is
 * an alarm and never silence.
 */
export function levelByRule(wanted: EscalationLevel | 'next', ladder: Ladder): EscalationLevel | null {
  const above = reachableLevels(ladder, true).filter((level) => isAbove(level, ladder.open));
  if (wanted === 'next') return above[0] ?? null;
  return above.find((level) => rank(level) >= rank(wanted)) ?? above.at(-1) ?? null;
}

/** Levels that an escalation leaves out: those who fill them are told, and not waited for. */
export const levelsBelow = (level: EscalationLevel): EscalationLevel[] =>
  escalationLevels.slice(0, rank(level));

/** Whom an escalation to a level concerns: those asked, and those passed over. */
export const toldOf = (level: EscalationLevel): Addressee[] => [
  ...new Set([...levelsBelow(level), level].map((one) => deciderOf[one])),
];

/** One rule by which overdue work goes up by itself, as data of the zone. */
export interface EscalationRule {
  readonly id: string;
  readonly clock: string;
  readonly light: 'yellow' | 'red';
  /** Working days after the light turned; 0: at once. */
  readonly afterDays: number;
  readonly level: EscalationLevel | 'next';
  /** Nothing that was late before counts from earlier than this: an old rule is not a new one's fault. */
  readonly since: Date;
}
