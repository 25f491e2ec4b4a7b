import { z } from 'zod';
import { actionRequests } from './action-requests.ts';
import { matterStatuses } from './statuses.ts';

/** Acts that mean the same for many matters at once; what needs a look at each one is not among them. */
export const bulkActions = [
  'accept',
  'sign',
  'assign',
  'accept-answer',
  'grant-extension',
  'choose-mode',
  'transfer',
  'comment',
] as const;
export type BulkAction = (typeof bulkActions)[number];
export const isBulkAction = (action: string): action is BulkAction =>
  (bulkActions as readonly string[]).includes(action);

/** How many matters one act may take: what a person can still look through afterwards. */
export const bulkLimit = 100;
const id = z.uuid();
const matterIds = z
  .array(id)
  .min(1)
  .max(bulkLimit)
  .refine((ids) => new Set(ids).size === ids.length, { message: '同一件事项出现了两次' });

/** `POST /matters/bulk-offers`: which of the acts each of these matters takes from me now. */
export const bulkOffersQuery = z.strictObject({ matterIds });
export const bulkOffers = z.object({
  items: z.array(z.object({ action: z.enum(bulkActions), matterIds: z.array(id) })),
});
export type BulkOffers = z.infer<typeof bulkOffers>;

const { accept, sign, assign, transfer, comment } = actionRequests;
const ofEach = { matterIds };

/** `POST /matters/bulk-actions`: one act, its fields as in the single one, and the matters that it is for. */
export const bulkRequest = z.discriminatedUnion('action', [
  z.strictObject({ ...accept.shape, ...ofEach, action: z.literal('accept') }),
  z.strictObject({ ...sign.omit({ assignmentId: true }).shape, ...ofEach, action: z.literal('sign') }),
  z.strictObject({ ...assign.shape, ...ofEach, action: z.literal('assign') }),
  z.strictObject({
    ...actionRequests['accept-answer'].omit({ assignmentId: true }).shape,
    ...ofEach,
    action: z.literal('accept-answer'),
  }),
  z.strictObject({
    ...actionRequests['grant-extension'].omit({ assignmentId: true }).shape,
    ...ofEach,
    action: z.literal('grant-extension'),
  }),
  z.strictObject({ ...actionRequests['choose-mode'].shape, ...ofEach, action: z.literal('choose-mode') }),
  // Whoever changes the kind of a matter has read it: many at once go to another butler only.
  z.strictObject({
    deviceAt: transfer.shape.deviceAt,
    text: transfer.shape.text,
    butlerId: id,
    ...ofEach,
    action: z.literal('transfer'),
  }),
  // What many firms would read word for word is not written here.
  z.strictObject({
    deviceAt: comment.shape.deviceAt,
    text: comment.shape.text,
    visibility: z.literal('internal'),
    ...ofEach,
    action: z.literal('comment'),
  }),
]);
export type BulkRequest = z.infer<typeof bulkRequest>;

/** One matter's result; `refused` says why in the words of the single act. */
export const bulkResult = z.object({
  matterId: id,
  result: z.enum(['done', 'refused', 'failed']),
  /** How many assignments of the matter it was done for; 1 for what is done to the matter itself. */
  times: z.number().int(),
  /** The matter's state afterwards; null where I may no longer know of it. */
  status: z.enum(matterStatuses).nullable(),
  problem: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
});
export const bulkResults = z.object({ items: z.array(bulkResult) });
export type BulkResult = z.infer<typeof bulkResult>;
export type BulkResults = z.infer<typeof bulkResults>;
