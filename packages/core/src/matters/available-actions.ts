import { deciderOf, isAbove } from './escalation.ts';
import type {
  AssignmentStatus,
  EscalationLevel,
  ExtensionStatus,
  MatterStatus,
  RectificationStatus,
  Relation,
} from './statuses.ts';
import {
  type ActionName,
  assignmentActions,
  assignmentTransitions,
  extensionActions,
  extensionTransitions,
  type MatterAction,
  matterActions,
  matterTransitions,
  rectificationActions,
  rectificationTransitions,
} from './transitions.ts';

/** One assignment as the rules see it. */
export interface AssignmentFacts {
  readonly id: string;
  readonly officeId: string;
  readonly status: AssignmentStatus;
  /** The moment until which it may be returned; null once signed or when no limit runs. */
  readonly returnUntil: Date | null;
  /** The matter's due moment of this assignment. */
  readonly dueAt: Date | null;
  readonly extension: { readonly id: string; readonly status: ExtensionStatus } | null;
}

/** Everything a decision about a matter needs: no database, no ambient clock. */
export interface MatterFacts {
  readonly status: MatterStatus;
  readonly round: number;
  readonly declineDisputed: boolean;
  readonly materialsLapsed: boolean;
  /** Promises about materials whose day has not come. */
  readonly openPledges: number;
  /** Its list has an item that the firm still owes and may promise for later. */
  readonly firmMayPromise: boolean;
  readonly dispatchFailures: number;
  /** A rating of the present round exists. */
  readonly rated: boolean;
  readonly ratingUntil: Date | null;
  readonly reopenUntil: Date | null;
  /** From when on the firm may urge again in this round; null while it has not. */
  readonly urgeAgainAt: Date | null;
  readonly openEscalation: EscalationLevel | null;
  /** Account that escalated: nobody decides what he brought up himself. */
  readonly escalatedBy: string | null;
  /** Its answer is late: who brought it up need not wait any longer. */
  readonly escalationOverdue: boolean;
  /** Levels above the butler with somebody to ask who was not asked before, nearest first. */
  readonly reachableLevels: readonly EscalationLevel[];
  readonly assignments: readonly AssignmentFacts[];
  readonly rectification: {
    readonly id: string;
    readonly status: RectificationStatus;
    readonly extended: boolean;
    readonly appealed: boolean;
    readonly appealedBy: string | null;
  } | null;
  /** While an appeal waits for its decision. */
  readonly appealReview: AppealReview | null;
}

/** 申诉复核: who is concerned may not decide; where that leaves no coordinator, the leading group does. */
export interface AppealReview {
  readonly by: 'coordinator' | 'leader';
  /** Offices and stations that were rated, or that whoever appealed belongs to. */
  readonly concernedOffices: ReadonlySet<string>;
}

/** What the acting person is to this matter. */
export interface Standing {
  readonly accountId: string;
  readonly relations: ReadonlySet<Relation>;
  readonly officeIds: ReadonlySet<string>;
  /** Departments, suppliers and stations that the person belongs to, whatever he is to this matter. */
  readonly belongsTo: ReadonlySet<string>;
}

export interface AvailableAction {
  readonly action: ActionName;
  readonly assignmentId?: string | undefined;
  readonly extensionId?: string | undefined;
  readonly rectificationId?: string | undefined;
  /** Levels that an escalation may go to. */
  readonly levels?: EscalationLevel[] | undefined;
}

/** After so many returned dispatches the coordinator assigns (a rule of 天津 12345). */
export const dispatchFailureLimit = 3;

const openAssignment: ReadonlySet<AssignmentStatus> = new Set(['assigned', 'signed', 'answered']);
export const isOpenAssignment = (status: AssignmentStatus): boolean => openAssignment.has(status);
const openRectification: ReadonlySet<RectificationStatus> = new Set([
  'verifying',
  'rectifying',
  'revisiting',
  'appealed',
]);
export const isOpenRectification = (status: RectificationStatus): boolean => openRectification.has(status);

/** The status a matter works in: see `working` in the transition table. */
export function workingStatus(facts: Pick<MatterFacts, 'assignments' | 'rectification'>): MatterStatus {
  if (facts.rectification && isOpenRectification(facts.rectification.status)) return 'rectifying';
  return facts.assignments.some((a) => isOpenAssignment(a.status)) ? 'handling' : 'accepted';
}

const before = (now: Date, until: Date | null): boolean => until !== null && now.getTime() <= until.getTime();

type Guard = (facts: MatterFacts, standing: Standing, now: Date) => boolean;
const is = (standing: Standing, relation: Relation) => standing.relations.has(relation);

/** Conditions beyond status and relation, by action; an action without one needs no more. */
const matterGuards: Partial<Record<MatterAction, Guard>> = {
  // A decline that the firm disputed is decided one level up, not by whoever declined.
  accept: (f, s) => is(s, f.declineDisputed ? 'coordinator' : 'butler'),
  decline: (f, s) => is(s, f.declineDisputed ? 'coordinator' : 'butler'),
  transfer: (f) => !f.assignments.some((a) => isOpenAssignment(a.status)),
  assign: (f, s) => {
    const workable =
      f.rectification === null || f.rectification.status === 'rectifying' || f.status !== 'rectifying';
    if (!workable) return false;
    const given = f.openEscalation !== null || f.dispatchFailures >= dispatchFailureLimit;
    // Who is both keeps the right of either.
    if (is(s, 'coordinator') && given) return true;
    if (f.dispatchFailures >= dispatchFailureLimit) return false;
    if (is(s, 'butler')) return true;
    const asked = f.openEscalation && deciderOf[f.openEscalation];
    return asked !== null && asked !== 'coordinator' && is(s, asked);
  },
  // After the end only what was promised for later is still handed in and checked.
  'hand-in-materials': (f) => f.status !== 'closed' || f.openPledges > 0,
  'check-materials': (f) => f.status !== 'closed' || f.openPledges > 0,
  'promise-materials': (f, s) => is(s, 'butler') || f.firmMayPromise,
  resume: (f, s) => is(s, 'butler') || (is(s, 'coordinator') && f.materialsLapsed),
  'close-unsupplied': (f) => f.materialsLapsed,
  'answer-firm': (f) => !f.assignments.some((a) => isOpenAssignment(a.status)),
  'dispute-decline': (f, _s, now) => !f.declineDisputed && before(now, f.reopenUntil),
  rate: (f, _s, now) => !f.rated && (f.status === 'answered' || before(now, f.ratingUntil)),
  reopen: (f, _s, now) => before(now, f.reopenUntil),
  urge: (f, _s, now) => f.urgeAgainAt === null || now.getTime() >= f.urgeAgainAt.getTime(),
  escalate: (f, s) => levelsFor(f, s).length > 0,
  'decide-escalation': (f, s) =>
    f.openEscalation !== null &&
    is(s, deciderOf[f.openEscalation]) &&
    // What a meeting decided is no one person's decision.
    (f.openEscalation === 'joint-meeting' || f.escalatedBy !== s.accountId),
};

/**
 * Levels that this person may bring it up to (一键直达, 提级). The butler begins with the station master or the
 * coordinator, and goes on above whoever does not answer in time; whoever is asked, and each superior by himself,
 * with any level above his own.
 */
function levelsFor(facts: MatterFacts, standing: Standing): EscalationLevel[] {
  const { openEscalation: open, reachableLevels: reachable } = facts;
  const above = (level: EscalationLevel) => reachable.filter((one) => isAbove(one, level));
  if (open !== null) {
    const may = is(standing, deciderOf[open]) || (is(standing, 'butler') && facts.escalationOverdue);
    return may ? above(open) : [];
  }
  const found = new Set<EscalationLevel>();
  if (is(standing, 'butler')) {
    const near = reachable.filter((level) => level === 'station-master' || level === 'coordinator');
    for (const level of near.length > 0 ? near : reachable.slice(0, 1)) found.add(level);
  }
  for (const own of ['station-master', 'coordinator', 'deputy'] as const) {
    if (is(standing, own)) for (const level of above(own)) found.add(level);
  }
  return reachable.filter((level) => found.has(level));
}

/** Whether two sets meet. */
const meets = (by: readonly Relation[], held: ReadonlySet<Relation>) => by.some((r) => held.has(r));

function assignmentActionsFor(facts: MatterFacts, standing: Standing, now: Date): AvailableAction[] {
  if (!['handling', 'rectifying', 'awaiting-materials', 'accepted'].includes(facts.status)) return [];
  const found: AvailableAction[] = [];
  for (const a of facts.assignments) {
    const mine = standing.officeIds.has(a.officeId);
    for (const action of assignmentActions) {
      const rule = assignmentTransitions[action];
      if (!(rule.from as readonly AssignmentStatus[]).includes(a.status)) continue;
      const byOffice = (rule.by as readonly Relation[]).includes('office');
      // An office acts on its own assignment only; the others by their relation to the matter.
      if (byOffice ? !(mine && meets(rule.by, standing.relations)) : !meets(rule.by, standing.relations))
        continue;
      if (action === 'return' && !before(now, a.returnUntil)) continue;
      // One extension an assignment, asked for before the limit has passed.
      if (action === 'request-extension' && (a.extension !== null || !before(now, a.dueAt))) continue;
      found.push({ action, assignmentId: a.id });
    }
    const extension = a.extension;
    if (!extension || !isOpenAssignment(a.status)) continue;
    for (const action of extensionActions) {
      const rule = extensionTransitions[action];
      if (!(rule.from as readonly ExtensionStatus[]).includes(extension.status)) continue;
      // Nobody decides what his own office asked for.
      if (!meets(rule.by, standing.relations) || mine) continue;
      found.push({ action, assignmentId: a.id, extensionId: extension.id });
    }
  }
  return found;
}

/** Another office than the one rated, and than that of whoever appealed, decides on an appeal. */
function mayReview({ rectification, appealReview }: MatterFacts, standing: Standing): boolean {
  if (!rectification || !appealReview || !is(standing, appealReview.by)) return false;
  if (rectification.appealedBy === standing.accountId) return false;
  if (is(standing, 'butler') || is(standing, 'firm')) return false;
  return ![...standing.belongsTo].some((id) => appealReview.concernedOffices.has(id));
}

function rectificationActionsFor(facts: MatterFacts, standing: Standing): AvailableAction[] {
  const r = facts.rectification;
  if (!r || facts.status !== 'rectifying') return [];
  const openWork = facts.assignments.some((a) => isOpenAssignment(a.status));
  return rectificationActions
    .filter((action) => {
      const rule = rectificationTransitions[action];
      if (!(rule.from as readonly RectificationStatus[]).includes(r.status)) return false;
      if (!meets(rule.by, standing.relations)) return false;
      if (action === 'appeal') return !r.appealed;
      if (action === 'extend-rectification') return !r.extended;
      if (action === 'uphold-rating' || action === 'exclude-rating') return mayReview(facts, standing);
      if (action === 'rectify') return !openWork;
      return true;
    })
    .map((action) => ({ action, rectificationId: r.id }));
}

/** All that this person may do now; the server decides by it and the screen shows it. */
export function availableActions(facts: MatterFacts, standing: Standing, now: Date): AvailableAction[] {
  const found: AvailableAction[] = [];
  for (const action of matterActions) {
    const rule = matterTransitions[action];
    if (!(rule.from as readonly MatterStatus[]).includes(facts.status)) continue;
    if (!meets(rule.by, standing.relations)) continue;
    const guard = matterGuards[action];
    if (guard && !guard(facts, standing, now)) continue;
    found.push(action === 'escalate' ? { action, levels: levelsFor(facts, standing) } : { action });
  }
  return [
    ...found,
    ...assignmentActionsFor(facts, standing, now),
    ...rectificationActionsFor(facts, standing),
  ];
}

/** Finds the one available action that a request names; an assignment action needs its assignment's id. */
export function findAvailable(
  actions: readonly AvailableAction[],
  wanted: { action: ActionName; assignmentId?: string | undefined },
): AvailableAction | undefined {
  return actions.find(
    (a) =>
      a.action === wanted.action &&
      (a.assignmentId === undefined
        ? wanted.assignmentId === undefined
        : a.assignmentId === wanted.assignmentId),
  );
}
