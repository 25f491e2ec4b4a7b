import { z } from 'zod';
import { fileView } from '../attachments/index.ts';
import { pageOf, pageQuery } from '../paging/index.ts';
import { ranks, subjectKinds, supervisionKinds, supervisionStates } from './kinds.ts';
import { supervisionActions } from './rules.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
const words = z.string().trim().min(1, '请填写').max(2000);
const files = z.array(id).max(9).optional();
const light = z.enum(['none', 'green', 'yellow', 'red']);
const named = z.object({ id, name: z.string() });

/** What somebody is supervised about, as it is asked for. */
export const subjectReference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assignment'), assignmentId: id }),
  z.strictObject({ kind: z.literal('matter'), matterId: id }),
  z.strictObject({ kind: z.literal('node'), projectId: id, code: z.string().min(1).max(40) }),
]);
export type SubjectReference = z.infer<typeof subjectReference>;

export const supervisionIssue = z.strictObject({
  kind: z.enum(supervisionKinds),
  subject: subjectReference,
  /** What is demanded; an urge may go without. */
  text: words.optional(),
  /** Why it is issued although the light does not ask for it; coordinators and leaders only. */
  exception: words.optional(),
  attachmentIds: files,
});
export type SupervisionIssue = z.infer<typeof supervisionIssue>;

export const urgeMany = z.strictObject({
  subjects: z.array(subjectReference).min(1).max(50),
  text: words.optional(),
});
export type UrgeMany = z.infer<typeof urgeMany>;
export const urgedMany = z.object({
  urged: z.number().int(),
  refused: z.array(z.object({ index: z.number().int(), message: z.string() })),
});
export type UrgedMany = z.infer<typeof urgedMany>;

const deviceAt = z.iso.datetime({ offset: true }).optional();
export const supervisionPlan = z.strictObject({
  text: words,
  promisedOn: day,
  attachmentIds: files,
  deviceAt,
});
export type SupervisionPlan = z.infer<typeof supervisionPlan>;
export const supervisionProgress = z
  .strictObject({ text: words.optional(), attachmentIds: files, deviceAt })
  .refine((body) => body.text !== undefined || (body.attachmentIds ?? []).length > 0, {
    message: '请写一句说明，或附上照片',
    path: ['text'],
  });
export type SupervisionProgress = z.infer<typeof supervisionProgress>;
export const supervisionWords = z.strictObject({ text: words });
export const supervisionNote = z.strictObject({ text: words.optional() });

const subjectView = z.object({
  kind: z.enum(subjectKinds),
  assignmentId: id.nullable(),
  /** Without its title where the reader may not know of the matter any more. */
  matter: z.object({ id, number: z.string(), title: z.string().nullable() }).nullable(),
  project: named.nullable(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  enterprise: named,
  station: named,
  light,
  dueAt: moment.nullable(),
  /** Working days over the limit; 0 in time. */
  daysOver: z.number().int(),
  open: z.boolean(),
});
const supervisedView = z.object({
  as: z.enum(['office', 'butler']),
  id,
  name: z.string(),
  phone: z.string().nullable(),
});
const person = z.object({ name: z.string(), as: z.enum(ranks), coveredFor: z.string().nullable() });

const left = z.object({
  overdue: z.boolean(),
  workingDays: z.number().int(),
  workingMinutes: z.number().int(),
});

export const supervisionItem = z.object({
  id,
  kind: z.enum(supervisionKinds),
  /** 〔2026〕12号; null for an urge. */
  number: z.string().nullable(),
  state: z.enum(supervisionStates),
  /** The limit for a reply passed without one. */
  unanswered: z.boolean(),
  subject: subjectView,
  supervised: supervisedView,
  issuedBy: person,
  issuedAt: moment,
  replyDueAt: moment.nullable(),
  replyLeft: left.nullable(),
  promisedOn: day.nullable(),
  endedAt: moment.nullable(),
  /** The reader is of the supervised office, or the supervised butler. */
  onMe: z.boolean(),
  actions: z.array(z.enum(supervisionActions)),
});
export type SupervisionItem = z.infer<typeof supervisionItem>;

/** How it stood when the notice was issued: it does not change any more. */
export const supervisionFacts = z.object({
  light,
  limitDays: z.number().int().nullable(),
  startedAt: moment.nullable(),
  dueAt: moment.nullable(),
  daysOver: z.number().int(),
  /** Earlier steps about the same work. */
  history: z.array(
    z.object({
      kind: z.enum(supervisionKinds),
      number: z.string().nullable(),
      at: moment,
      by: z.string(),
    }),
  ),
});
export type SupervisionFacts = z.infer<typeof supervisionFacts>;

const said = z.object({ by: z.string(), at: moment, text: z.string().nullable() });
export const supervisionReplyView = z.object({
  id,
  kind: z.enum(['plan', 'progress']),
  text: z.string().nullable(),
  promisedOn: day.nullable(),
  inTime: z.boolean().nullable(),
  by: z.string(),
  at: moment,
  judged: said.extend({ as: z.enum(['returned', 'noted']) }).nullable(),
  files: z.array(fileView),
});
export type SupervisionReplyView = z.infer<typeof supervisionReplyView>;

export const supervisionDetail = supervisionItem.extend({
  text: z.string().nullable(),
  exception: z.string().nullable(),
  facts: supervisionFacts,
  /** As the notice states it; a returned reply moves only `replyDueAt`. */
  firstReplyDueAt: moment.nullable(),
  files: z.array(fileView),
  replies: z.array(supervisionReplyView),
  /** Lifted by somebody with words, or lapsed by itself. */
  end: said.extend({ by: z.string().nullable() }).nullable(),
});
export type SupervisionDetail = z.infer<typeof supervisionDetail>;

export const supervisionQuery = pageQuery.extend({
  whose: z.enum(['all', 'mine', 'on-me']).default('all'),
  state: z.enum(['open', 'ended', 'all']).default('open'),
  kind: z.enum(supervisionKinds).optional(),
  stationId: id.optional(),
  officeId: id.optional(),
  matterId: id.optional(),
  projectId: id.optional(),
});
export type SupervisionQuery = z.infer<typeof supervisionQuery>;
export const supervisionPage = pageOf(supervisionItem);
export type SupervisionPage = z.infer<typeof supervisionPage>;

/** A step that could be taken, or why not. */
const step = z.object({
  kind: z.enum(supervisionKinds),
  available: z.boolean(),
  /** Only with a reason of exception. */
  needsReason: z.boolean(),
  message: z.string().nullable(),
});

/** Work that somebody could be supervised about, with what was done about it so far. */
export const supervisable = z.object({
  key: z.string(),
  reference: subjectReference,
  subject: subjectView,
  supervised: supervisedView,
  lastUrgedAt: moment.nullable(),
  urges: z.number().int(),
  notices: z.array(
    z.object({
      id,
      kind: z.enum(supervisionKinds),
      number: z.string().nullable(),
      state: z.enum(supervisionStates),
    }),
  ),
  steps: z.array(step),
});
export type Supervisable = z.infer<typeof supervisable>;
export const supervisableList = z.object({ items: z.array(supervisable) });

export const lightsQuery = pageQuery.extend({ light: z.enum(['yellow', 'red']).optional() });
export type LightsQuery = z.infer<typeof lightsQuery>;
export const lightsPage = pageOf(supervisable).extend({
  counts: z.object({ yellow: z.number().int(), red: z.number().int() }),
});
export type LightsPage = z.infer<typeof lightsPage>;

export const subjectsQuery = z
  .strictObject({ matterId: id.optional(), projectId: id.optional() })
  .refine((query) => (query.matterId === undefined) !== (query.projectId === undefined), {
    message: '请给出 matterId 或 projectId 之一',
  });

export const recordQuery = z
  .strictObject({ from: day, to: day, officeId: id.optional() })
  .refine((query) => query.from <= query.to, { message: '结束日期早于开始日期', path: ['to'] });
export type RecordQuery = z.infer<typeof recordQuery>;
export const supervisionRecord = z.object({
  from: day,
  to: day,
  items: z.array(
    z.object({
      supervised: supervisedView.omit({ phone: true }),
      counts: z.record(z.enum(supervisionKinds), z.number().int()),
      /** Notices whose limit has passed or that were answered: of these, how many in time. */
      due: z.number().int(),
      inTime: z.number().int(),
      open: z.number().int(),
    }),
  ),
});
export type SupervisionRecord = z.infer<typeof supervisionRecord>;
