import { z } from 'zod';
import { checkResults, pledgeKinds } from './materials.ts';
import { answerOutcomes, declineReasons, escalationLevels, serviceModes } from './statuses.ts';
import type { ActionName } from './transitions.ts';

/** Free text that a person must write: trimmed, 1 to 2,000 characters. */
const words = z.string().trim().min(1).max(2000);
const maybeWords = z.string().trim().max(2000).optional();
const id = z.uuid();
const files = z.array(id).max(9).optional();
const limitDays = z.number().int().min(1).max(250);

/** What every action may carry: the clock of the device, for the record; the server's governs limits. */
const base = { deviceAt: z.iso.datetime({ offset: true }).optional() };
const plain = z.strictObject({ ...base, text: maybeWords });
const reasoned = z.strictObject({ ...base, text: words, attachmentIds: files });
const onAssignment = { ...base, assignmentId: id };

const assignOne = z.strictObject({
  officeId: id,
  role: z.enum(['lead', 'support']),
  /** Working days. */
  limitDays,
  instruction: maybeWords,
});

const materialName = words.max(200);
/** An item with its files, or with what the firm handed in for another matter. */
const handedIn = z.strictObject({ name: materialName, attachmentIds: files, reuseId: id.optional() });

/** The body of `POST /matters/{id}/actions/{action}`, one schema an action. */
export const actionRequests = {
  accept: plain,
  decline: z.strictObject({ ...base, reason: z.enum(declineReasons), text: words }),
  transfer: z
    .strictObject({ ...base, butlerId: id.optional(), typeCode: z.string().max(40).optional(), text: words })
    .refine((b) => b.butlerId !== undefined || b.typeCode !== undefined, {
      path: ['butlerId'],
      message: 'butlerId or typeCode',
    }),
  'choose-mode': z.strictObject({ ...base, mode: z.enum(serviceModes), authorisation: maybeWords }),
  assign: z.strictObject({ ...base, assignments: z.array(assignOne).min(1).max(12), text: maybeWords }),
  'request-materials': z.strictObject({
    ...base,
    items: z.array(words.max(200)).min(1).max(60),
    text: maybeWords,
  }),
  'supply-materials': z.strictObject({
    ...base,
    /** Item by item; without it everything that was asked for counts as handed in with the files. */
    items: z.array(handedIn).min(1).max(60).optional(),
    text: maybeWords,
    attachmentIds: files,
  }),
  'hand-in-materials': z.strictObject({
    ...base,
    items: z.array(handedIn).min(1).max(60),
    text: maybeWords,
  }),
  'check-materials': z.strictObject({
    ...base,
    items: z
      .array(
        z.strictObject({
          name: materialName,
          result: z.enum(checkResults),
          text: maybeWords,
          /** The last day on which it may be used again; the type's rule where left out. */
          validThrough: z.iso.date().optional(),
        }),
      )
      .min(1)
      .max(60),
  }),
  'promise-materials': z.strictObject({
    ...base,
    items: z
      .array(z.strictObject({ name: materialName, kind: z.enum(pledgeKinds), until: z.iso.date() }))
      .min(1)
      .max(60),
    /** The promise in the firm's words; by the butler: how the firm gave it and who agreed. */
    text: words,
  }),
  resume: reasoned,
  'close-unsupplied': reasoned,
  'answer-firm': z.strictObject({
    ...base,
    outcome: z.enum(answerOutcomes),
    text: words,
    attachmentIds: files,
  }),
  confirm: plain,
  dispute: reasoned,
  'dispute-decline': reasoned,
  rate: z.strictObject({
    ...base,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    text: maybeWords,
  }),
  reopen: reasoned,
  urge: plain,
  merge: z.strictObject({ ...base, intoId: id, text: words }),
  withdraw: reasoned,
  comment: z.strictObject({
    ...base,
    text: words,
    visibility: z.enum(['firm', 'internal']),
    attachmentIds: files,
  }),
  escalate: z.strictObject({ ...base, level: z.enum(escalationLevels), text: words }),
  'decide-escalation': reasoned,
  sign: z.strictObject({ ...onAssignment, text: maybeWords }),
  return: z.strictObject({ ...onAssignment, text: words }),
  answer: z.strictObject({
    ...onAssignment,
    outcome: z.enum(answerOutcomes),
    text: words,
    attachmentIds: files,
  }),
  'accept-answer': z.strictObject({ ...onAssignment, text: maybeWords }),
  'send-back': z.strictObject({ ...onAssignment, text: words }),
  recall: z.strictObject({ ...onAssignment, text: words }),
  'request-extension': z.strictObject({ ...onAssignment, days: limitDays, text: words }),
  'grant-extension': z.strictObject({ ...onAssignment, text: maybeWords }),
  'refuse-extension': z.strictObject({ ...onAssignment, text: words }),
  'verify-rating': reasoned,
  appeal: reasoned,
  'uphold-rating': reasoned,
  'exclude-rating': reasoned,
  'extend-rectification': reasoned,
  rectify: reasoned,
  revisit: reasoned,
} as const satisfies Record<ActionName, z.ZodType>;

export type ActionRequest<A extends ActionName = ActionName> = z.infer<(typeof actionRequests)[A]>;

/** The body of `POST /matters`. */
export const raiseRequest = z
  .strictObject({
    ...base,
    typeCode: z.string().min(1).max(40),
    /** Exactly one of the two: for whom the need is raised. */
    enterpriseId: id.optional(),
    projectId: id.optional(),
    /** Short line; made from the words when left out. */
    title: z.string().trim().min(1).max(60).optional(),
    text: words,
    urgency: z.enum(['normal', 'urgent']).default('normal'),
    /** How the firm authorised the butler who raises for it (电话、当面、委托书 …). */
    authorisation: z.string().trim().min(2).max(200).optional(),
    attachmentIds: files,
  })
  .refine((b) => (b.enterpriseId === undefined) !== (b.projectId === undefined), {
    path: ['enterpriseId'],
    message: 'exactly one of enterpriseId and projectId',
  });
export type RaiseRequest = z.infer<typeof raiseRequest>;
