import type { ActionName, MatterDetail } from '@guanjia/core/matters';

export type Offered = MatterDetail['actions'][number];

/** The order in which actions are offered: what moves the matter on first. What may be done, the server says. */
const ORDER = [
  'accept',
  'sign',
  'decide-escalation',
  'grant-extension',
  'verify-rating',
  'answer',
  'accept-answer',
  'answer-firm',
  'assign',
  'rectify',
  'revisit',
  'uphold-rating',
  'supply-materials',
  'hand-in-materials',
  'check-materials',
  'promise-materials',
  'confirm',
  'rate',
  'resume',
  'refuse-extension',
  'exclude-rating',
  'request-materials',
  'return',
  'send-back',
  'request-extension',
  'choose-mode',
  'escalate',
  'transfer',
  'merge',
  'decline',
  'recall',
  'appeal',
  'extend-rectification',
  'close-unsupplied',
  'reopen',
  'dispute',
  'dispute-decline',
  'urge',
  'withdraw',
  'comment',
] as const satisfies readonly ActionName[];

/** Each of them must have its place above, or this does not compile. */
type Missing = Exclude<ActionName, (typeof ORDER)[number]>;
const complete: Missing extends never ? true : Missing = true;

const RANK: ReadonlyMap<ActionName, number> = new Map(
  complete ? ORDER.map((action, rank) => [action, rank]) : [],
);

/** Actions that end something or send it back: worded and marked, never the first offer. */
export const SEVERE: ReadonlySet<ActionName> = new Set<ActionName>([
  'merge',
  'decline',
  'return',
  'send-back',
  'recall',
  'refuse-extension',
  'close-unsupplied',
  'exclude-rating',
  'withdraw',
]);

/** A comment has its own place on the page; what is done to an item stands at the check-list. */
const ELSEWHERE: ReadonlySet<ActionName> = new Set<ActionName>([
  'comment',
  'hand-in-materials',
  'check-materials',
  'promise-materials',
]);

/**
 * What a matter offers, in order. Before any office has answered, asking one
 * comes before answering the firm.
 */
export function inOrder({
  actions,
  assignments,
}: Pick<MatterDetail, 'actions' | 'assignments'>): readonly Offered[] {
  const answered = assignments.some((one) => one.status === 'accepted');
  const rankOf = ({ action }: Offered): number =>
    action === 'answer-firm' && !answered
      ? (RANK.get('assign') ?? 0) + 0.5
      : (RANK.get(action) ?? ORDER.length);
  return actions
    .filter(({ action }) => !ELSEWHERE.has(action))
    .sort((one, other) => rankOf(one) - rankOf(other));
}

export function keyOfOffer(offer: Offered): string {
  return [offer.action, offer.assignmentId, offer.extensionId, offer.rectificationId]
    .filter(Boolean)
    .join(':');
}
