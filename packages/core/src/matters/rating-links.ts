import { z } from 'zod';
import type { MatterFacts, Standing } from './available-actions.ts';
import { answerOutcomes, type RatingLevel } from './statuses.ts';

const id = z.uuid();
const moment = z.iso.datetime();
/** 256 random bits; only their hash is kept. */
const token = z.string().regex(/^[\w-]{43}$/, '链接不完整，请重新打开收到的链接');

/** 评价链接: what it is worth now. Whoever brings it learns no more than this, unless it is open. */
export const ratingLinkStates = ['open', 'used', 'rated', 'expired', 'unknown'] as const;
export type RatingLinkState = (typeof ratingLinkStates)[number];

export const issueRatingLinkRequest = z.strictObject({
  /** The contact of the firm, or of the project's owner, that it is for. */
  contactId: id,
});
/** The only answer that ever carries the token. Issued again, the former one opens nothing any more. */
export const issuedRatingLink = z.object({
  token: z.string(),
  recipient: z.string(),
  until: moment,
});
export type IssuedRatingLink = z.infer<typeof issuedRatingLink>;

export const lookAtRatingLinkRequest = z.strictObject({ token });
export const ratingLinkView = z.object({
  state: z.enum(ratingLinkStates),
  /** Only while it is open: what is rated, and nothing else of the firm. */
  matter: z
    .object({
      title: z.string(),
      number: z.string(),
      outcome: z.enum(answerOutcomes).nullable(),
      answer: z.string().nullable(),
      until: moment,
    })
    .nullable(),
});
export type RatingLinkView = z.infer<typeof ratingLinkView>;

export const rateByLinkRequest = z.strictObject({
  token,
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  text: z.string().trim().max(2000).optional(),
});
export type RateByLinkRequest = { token: string; level: RatingLevel; text?: string | undefined };

/** What staff see of the links of a matter's present round, and whether they may issue one now. */
export const ratingLinks = z.object({
  mayIssue: z.boolean(),
  recipients: z.array(
    z.object({ id, name: z.string(), title: z.string().nullable(), phone: z.string().nullable() }),
  ),
  issued: z.array(
    z.object({
      /** Null: the contact is no longer on record, and the link good for nothing. */
      recipientId: id.nullable(),
      recipient: z.string().nullable(),
      by: z.string(),
      at: moment,
      openedAt: moment.nullable(),
      usedAt: moment.nullable(),
    }),
  ),
});
export type RatingLinks = z.infer<typeof ratingLinks>;

type RatedFacts = Pick<MatterFacts, 'status' | 'round' | 'rated' | 'ratingUntil'>;
const canBeRated = (facts: RatedFacts, now: Date): boolean =>
  facts.status === 'closed' &&
  !facts.rated &&
  facts.ratingUntil !== null &&
  now.getTime() <= facts.ratingUntil.getTime();

/** Only the butler in charge and the coordinator, never whoever could rate himself, and only while there is time. */
export function mayIssueRatingLink(facts: RatedFacts, standing: Standing, now: Date): boolean {
  const { relations } = standing;
  const issues = relations.has('butler') || relations.has('coordinator');
  return issues && !relations.has('firm') && canBeRated(facts, now);
}

/** A link is good for its round, once, until the window for rating ends; `recipient` null: he is off the record. */
export function ratingLinkState(
  link: { readonly round: number; readonly usedAt: Date | null; readonly recipientId: string | null },
  facts: RatedFacts,
  now: Date,
): RatingLinkState {
  if (link.usedAt !== null) return 'used';
  if (link.recipientId === null) return 'unknown';
  if (link.round !== facts.round) return 'expired';
  if (facts.rated) return 'rated';
  return canBeRated(facts, now) ? 'open' : 'expired';
}
