import {
  isAbove,
  isNotice,
  isOpenState,
  type NoticeKind,
  type Rank,
  type SupervisedKind,
  type SupervisionKind,
  type SupervisionState,
} from './kinds.ts';

export type SubjectLight = 'none' | 'green' | 'yellow' | 'red';

/** What the rules must know of the work that somebody is supervised about. */
export interface SupervisedSubject {
  readonly kind: SupervisedKind;
  /** Still to be done: an answered assignment, an ended matter or a completed node is not. */
  readonly open: boolean;
  readonly light: SubjectLight;
  /** The supervised office; null: the butler in charge is supervised. */
  readonly officeId: string | null;
  /** In charge of the matter or the project now. */
  readonly butlerId: string | null;
  readonly stationId: string;
  /** Notices in force about it. */
  readonly notices: readonly { readonly kind: NoticeKind; readonly unanswered: boolean }[];
}

/** What the rules must know of a person, with whoever he stands in for. */
export interface SupervisingPerson {
  readonly accountId: string;
  readonly butlerIds: readonly string[];
  readonly officeIds: readonly string[];
  readonly stationIds: readonly string[];
  readonly coordinator: boolean;
  /** Of the leading group. */
  readonly head: boolean;
  /** Stations that the person is deputy in charge of. */
  readonly deputyStationIds: readonly string[];
  /** Accounts of those for whom the person stands in. */
  readonly coveredIds: readonly string[];
}

type Placed = Pick<SupervisedSubject, 'kind' | 'officeId' | 'butlerId' | 'stationId'>;

/** Whether the person is the one who is supervised: of the office, or the butler in charge. */
export const isSupervised = (person: SupervisingPerson, subject: Placed): boolean =>
  subject.officeId !== null
    ? person.officeIds.includes(subject.officeId)
    : subject.butlerId !== null && person.butlerIds.includes(subject.butlerId);

/**
 * As what the person stands above a piece of work; null where not at all. A butler is above what offices have in hand
 * for his own matters and projects, a station master and a deputy in charge above all of the station, coordinators and
 * the head above all of the zone.
 */
export function rankOver(person: SupervisingPerson, subject: Placed): Rank | null {
  if (person.head) return 'leader-head';
  if (person.deputyStationIds.includes(subject.stationId)) return 'leader-deputy';
  if (person.coordinator) return 'coordinator';
  if (person.stationIds.includes(subject.stationId)) return 'station-master';
  const assigned = subject.officeId !== null && subject.butlerId !== null;
  return assigned && person.butlerIds.includes(subject.butlerId ?? '') ? 'butler' : null;
}

export type StepRefusal =
  | 'not-above'
  | 'own-work'
  | 'over'
  | 'rank-too-low'
  | 'already-open'
  | 'urged-already'
  /** A yellow notice wants a yellow or red light, a red one a red light or an unanswered yellow notice. */
  | 'light'
  /** 约谈、通报 come after a red notice. */
  | 'no-red-notice'
  | 'reason-too-low';

export interface StepQuestion {
  readonly kind: SupervisionKind;
  readonly subject: SupervisedSubject;
  readonly person: SupervisingPerson;
  /** From this day on the person may urge again; null: he has not urged. */
  readonly urgeFrom: string | null;
  /** The day of the zone. */
  readonly today: string;
  /** A reason of exception is given. */
  readonly exception: boolean;
}

/** Steps that a reason of exception makes possible all the same, for coordinators and leaders. */
const excepted: ReadonlySet<StepRefusal> = new Set<StepRefusal>(['light', 'no-red-notice']);
export const mayBeExcepted = (refusal: StepRefusal, rank: Rank | null): boolean =>
  excepted.has(refusal) && rank !== null && isAbove(rank, 'station-master');

/** Who may take which step about what, and when: null where he may, else why not. */
export function stepRefusal(question: StepQuestion): StepRefusal | null {
  const { kind, subject, person } = question;
  const rank = rankOver(person, subject);
  if (rank === null) return 'not-above';
  if (isSupervised(person, subject)) return 'own-work';
  if (!subject.open) return 'over';
  if ((kind === 'talk' || kind === 'circular') && rank === 'butler') return 'rank-too-low';
  if (!isNotice(kind)) {
    return question.urgeFrom !== null && question.today < question.urgeFrom ? 'urged-already' : null;
  }
  if (subject.notices.some((notice) => notice.kind === kind)) return 'already-open';
  const missing = groundMissing(kind, subject);
  if (missing === null) return null;
  if (!question.exception) return missing;
  return mayBeExcepted(missing, rank) ? null : 'reason-too-low';
}

function groundMissing(kind: NoticeKind, { light, notices }: SupervisedSubject): StepRefusal | null {
  switch (kind) {
    case 'yellow':
      return light === 'yellow' || light === 'red' ? null : 'light';
    case 'red':
      return light === 'red' || notices.some((one) => one.kind === 'yellow' && one.unanswered)
        ? null
        : 'light';
    default:
      return notices.some((one) => one.kind === 'red') ? null : 'no-red-notice';
  }
}

export const supervisionActions = ['reply', 'progress', 'return', 'note', 'lift'] as const;
export type SupervisionAction = (typeof supervisionActions)[number];

/** A supervision as its actions go by it. */
export interface StandingSupervision {
  readonly state: SupervisionState;
  readonly issuedBy: string;
  readonly issuedAs: Rank;
  readonly subject: Placed & { readonly open: boolean };
}

/** Whether the person may judge and lift: who issued it, whoever stands in for him, or who is above in the chain. */
export function mayLift(person: SupervisingPerson, supervision: StandingSupervision): boolean {
  const { issuedBy, issuedAs, subject } = supervision;
  if (isSupervised(person, subject)) return false;
  if (person.accountId === issuedBy || person.coveredIds.includes(issuedBy)) return true;
  const rank = rankOver(person, subject);
  return rank !== null && isAbove(rank, issuedAs);
}

/** What this person may do with a supervision now. */
export function availableSupervisionActions(
  person: SupervisingPerson,
  supervision: StandingSupervision,
): SupervisionAction[] {
  const { state, subject } = supervision;
  if (!isOpenState(state) || !subject.open) return [];
  const actions: SupervisionAction[] = [];
  if (isSupervised(person, subject)) {
    if (state === 'awaiting') actions.push('reply');
    actions.push('progress');
  }
  if (mayLift(person, supervision)) {
    if (state === 'replied') actions.push('return', 'note');
    actions.push('lift');
  }
  return actions;
}

/** Whom to tell beside the issuer that nobody answered: the next above him. */
export function aboveOf(rank: Rank): Rank | null {
  switch (rank) {
    case 'butler':
      return 'station-master';
    case 'station-master':
      return 'coordinator';
    case 'coordinator':
      return 'leader-deputy';
    case 'leader-deputy':
      return 'leader-head';
    case 'leader-head':
      return null;
  }
}
