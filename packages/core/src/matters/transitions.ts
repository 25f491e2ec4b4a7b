import type {
  AssignmentStatus,
  ExtensionStatus,
  MatterStatus,
  RectificationStatus,
  Relation,
} from './statuses.ts';

/**
 * The whole workflow. `to` is the status afterwards; `working` means: rectifying while a rectification is open,
 * handling while an assignment is open, else accepted; `rated` means closed, or rectifying after a bad rating. `by` are the relations that may act. Further conditions
 * (windows, who asked before) are the guards in available-actions.ts, one per action, on facts alone.
 */
interface Transition<S extends string> {
  readonly from: readonly S[];
  readonly to: S | 'same' | 'working' | 'rated';
  readonly by: readonly Relation[];
}

const open = ['submitted', 'accepted', 'handling', 'awaiting-materials', 'answered', 'rectifying'] as const;
const inHand = ['accepted', 'handling', 'rectifying'] as const;

export const matterTransitions = {
  accept: { from: ['submitted'], to: 'accepted', by: ['butler', 'coordinator'] },
  decline: { from: ['submitted'], to: 'declined', by: ['butler', 'coordinator'] },
  transfer: { from: ['submitted', 'accepted'], to: 'submitted', by: ['butler', 'coordinator'] },
  'choose-mode': { from: inHand, to: 'same', by: ['butler'] },
  assign: { from: inHand, to: 'working', by: ['butler', 'station-master', 'coordinator', 'deputy', 'head'] },
  'request-materials': { from: ['accepted', 'handling'], to: 'awaiting-materials', by: ['butler'] },
  'supply-materials': { from: ['awaiting-materials'], to: 'working', by: ['firm', 'butler'] },
  'hand-in-materials': { from: [...open, 'closed'], to: 'same', by: ['firm', 'butler'] },
  'check-materials': { from: [...open, 'closed'], to: 'same', by: ['butler'] },
  'promise-materials': {
    from: ['submitted', 'accepted', 'handling', 'awaiting-materials'],
    to: 'same',
    by: ['firm', 'butler'],
  },
  resume: { from: ['awaiting-materials'], to: 'working', by: ['butler', 'coordinator'] },
  'close-unsupplied': { from: ['awaiting-materials'], to: 'closed', by: ['coordinator'] },
  'answer-firm': { from: ['accepted', 'handling'], to: 'answered', by: ['butler'] },
  confirm: { from: ['answered'], to: 'closed', by: ['firm'] },
  dispute: { from: ['answered'], to: 'working', by: ['firm'] },
  'dispute-decline': { from: ['declined'], to: 'submitted', by: ['firm'] },
  rate: { from: ['answered', 'closed'], to: 'rated', by: ['firm'] },
  reopen: { from: ['closed'], to: 'accepted', by: ['firm'] },
  withdraw: {
    from: ['submitted', 'accepted', 'handling', 'awaiting-materials'],
    to: 'withdrawn',
    by: ['firm'],
  },
  merge: {
    from: ['submitted', 'accepted', 'handling', 'awaiting-materials'],
    to: 'merged',
    by: ['butler', 'coordinator'],
  },
  urge: { from: ['submitted', 'accepted', 'handling', 'rectifying'], to: 'same', by: ['firm'] },
  comment: {
    from: [...open, 'closed'],
    to: 'same',
    by: ['firm', 'butler', 'office', 'office-head', 'station-master', 'coordinator', 'leader'],
  },
  escalate: {
    from: ['submitted', 'accepted', 'handling', 'awaiting-materials', 'rectifying'],
    to: 'same',
    by: ['butler', 'station-master', 'coordinator', 'deputy'],
  },
  'decide-escalation': { from: open, to: 'same', by: ['station-master', 'coordinator', 'deputy', 'head'] },
} as const satisfies Record<string, Transition<MatterStatus>>;
export type MatterAction = keyof typeof matterTransitions;

export const assignmentTransitions = {
  sign: { from: ['assigned'], to: 'signed', by: ['office', 'office-head'] },
  return: { from: ['assigned'], to: 'returned', by: ['office', 'office-head'] },
  answer: { from: ['signed'], to: 'answered', by: ['office', 'office-head'] },
  'accept-answer': { from: ['answered'], to: 'accepted', by: ['butler'] },
  'send-back': { from: ['answered'], to: 'signed', by: ['butler'] },
  recall: { from: ['assigned', 'signed'], to: 'recalled', by: ['butler', 'coordinator'] },
  'request-extension': { from: ['assigned', 'signed'], to: 'same', by: ['office', 'office-head'] },
} as const satisfies Record<string, Transition<AssignmentStatus>>;
export type AssignmentAction = keyof typeof assignmentTransitions;

export const extensionTransitions = {
  'grant-extension': { from: ['requested'], to: 'granted', by: ['station-master', 'coordinator'] },
  'refuse-extension': { from: ['requested'], to: 'refused', by: ['station-master', 'coordinator'] },
} as const satisfies Record<string, Transition<ExtensionStatus>>;
export type ExtensionAction = keyof typeof extensionTransitions;

export const rectificationTransitions = {
  'verify-rating': { from: ['verifying'], to: 'rectifying', by: ['butler', 'coordinator'] },
  appeal: { from: ['verifying', 'rectifying'], to: 'appealed', by: ['butler', 'office', 'office-head'] },
  // By another office than the one rated or appealing; whose turn it is says `AppealReview`.
  'uphold-rating': { from: ['appealed'], to: 'rectifying', by: ['coordinator', 'leader'] },
  'exclude-rating': { from: ['appealed'], to: 'excluded', by: ['coordinator', 'leader'] },
  'extend-rectification': { from: ['rectifying'], to: 'same', by: ['coordinator'] },
  rectify: { from: ['rectifying'], to: 'revisiting', by: ['butler'] },
  revisit: { from: ['revisiting'], to: 'done', by: ['butler', 'coordinator'] },
} as const satisfies Record<string, Transition<RectificationStatus>>;
export type RectificationAction = keyof typeof rectificationTransitions;

export type ActionName = MatterAction | AssignmentAction | ExtensionAction | RectificationAction;

/** What happens by itself when a clock runs out, or on behalf of the system. Never offered to anybody. */
export const systemActions = [
  'submit', // raised (提交)
  'return-lapsed', // late means accepted
  'materials-lapsed', // the firm is asked once more, the coordinator decides
  'pledge-due', // the day of a promise comes near
  'pledge-broken', // it has passed
  'closed-silent', // the confirmation ran out visibly
  'rating-reminded', // the window ends soon, and the firm has not rated
  'rating-link-issued', // a link for rating without signing in, by whoever issued it
  'rating-lapsed', // not rated
  'light-turned', // a clock turned yellow or red
  'escalated-by-rule', // nobody answered in time: it went up by itself
  'due-moved', // a due moment counted anew by a calendar that was published since
  'handed-over', // the stewardship moved to another butler
  'supervised', // a step of supervision about it, and what came of it
  'meeting-set', // a meeting about it was convened, moved or cancelled
  'meeting-resolved', // what a meeting decided about it
  'absorbed', // another matter of the same firm was merged into this one
] as const;
export type SystemAction = (typeof systemActions)[number];

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[];
export const matterActions = keysOf(matterTransitions);
export const assignmentActions = keysOf(assignmentTransitions);
export const extensionActions = keysOf(extensionTransitions);
export const rectificationActions = keysOf(rectificationTransitions);
export const actionNames: readonly ActionName[] = [
  ...matterActions,
  ...assignmentActions,
  ...extensionActions,
  ...rectificationActions,
];
