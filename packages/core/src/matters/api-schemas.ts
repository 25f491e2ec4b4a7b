import { z } from 'zod';
import { fileView } from '../attachments/index.ts';
import { pageOf } from '../paging/index.ts';
import { materialStates, pledgeKinds, pledgeOutcomes } from './materials.ts';
import { matterQueues } from './queues.ts';
import { ratingLinks } from './rating-links.ts';
import {
  answerOutcomes,
  assignmentStatuses,
  clockKinds,
  clockStates,
  closeReasons,
  declineReasons,
  escalationLevels,
  escalationStatuses,
  extensionStatuses,
  lights,
  matterStatuses,
  rectificationStatuses,
  serviceModes,
  subjectKinds,
  urgencies,
} from './statuses.ts';
import { type ActionName, actionNames, type SystemAction, systemActions } from './transitions.ts';

const id = z.uuid();
/** A moment, ISO 8601 in UTC. */
const moment = z.iso.datetime();
const named = z.object({ id, name: z.string() });
const ratingLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const actionName = z.enum(actionNames);
export const eventNames: readonly (ActionName | SystemAction)[] = [...actionNames, ...systemActions];

/** A number of days that a source gives, or null: unknown, and shown so. */
export const sourcedDays = z.object({
  days: z.number(),
  unit: z.enum(['working', 'calendar']),
  source: z.string(),
});
export type SourcedDays = z.infer<typeof sourcedDays>;

export const matterMaterial = z.object({
  name: z.string(),
  required: z.boolean(),
  note: z.string().optional(),
  template: z.string().optional(),
  sample: z.string().optional(),
  templateFile: named.optional(),
  sampleFile: named.optional(),
  validity: z.string().optional(),
  validMonths: z.int().optional(),
  mayLack: z.boolean().optional(),
  mayPromise: z.boolean().optional(),
});

export const matterType = z.object({
  code: z.string(),
  groupCode: z.string(),
  groupName: z.string(),
  name: z.string(),
  subject: z.enum(['enterprise', 'project', 'both']),
  complexity: z.enum(['consult', 'general', 'complex']),
  leadOffice: named.nullable(),
  supportingOffices: z.array(named),
  /** Working days to the answer: the type's own promise, or the default of its complexity (source says which). */
  promised: sourcedDays,
  statutory: sourcedDays.nullable(),
  pastPractice: sourcedDays.nullable(),
  materials: z.array(matterMaterial),
  serviceModes: z.array(z.enum(serviceModes)),
  /** A few types are offered first on the phone. */
  prominent: z.boolean(),
  active: z.boolean(),
});
export type MatterType = z.infer<typeof matterType>;
export const matterTypeList = z.object({ items: z.array(matterType) });

/** Time left or over, in the zone's working time. Exactly one of the figures is what a person reads. */
export const timeLeft = z.object({
  overdue: z.boolean(),
  workingDays: z.number().int().nonnegative(),
  workingMinutes: z.number().int().nonnegative(),
});

export const matterSummary = z.object({
  id,
  number: z.string(),
  title: z.string(),
  type: z.object({ code: z.string(), name: z.string(), groupName: z.string() }),
  subjectKind: z.enum(subjectKinds),
  enterprise: named,
  project: named.nullable(),
  station: named,
  butler: named.extend({ phone: z.string().nullable() }),
  status: z.enum(matterStatuses),
  urgency: z.enum(urgencies),
  serviceMode: z.enum(serviceModes).nullable(),
  raisedBy: z.enum(['firm', 'butler']),
  round: z.number().int(),
  /** For an office: of its own assignments; for the firm: of the promise to it; else the worst that runs. */
  light: z.enum(lights),
  /** The next moment that the viewer has to keep an eye on, with the clock it belongs to. */
  due: z
    .object({ kind: z.enum(clockKinds), at: moment, provisional: z.boolean(), left: timeLeft })
    .nullable(),
  leadOffice: named.nullable(),
  openAssignments: z.number().int(),
  escalatedTo: z.enum(escalationLevels).nullable(),
  createdAt: moment,
  updatedAt: moment,
  closedAt: moment.nullable(),
  lastRating: ratingLevel.nullable(),
  /** How often the firm urged (催办) in this round. */
  urgings: z.number().int(),
});
export type MatterSummary = z.infer<typeof matterSummary>;

export const matterPage = z.object({
  items: z.array(matterSummary),
  /** Exact up to 10,000; beyond that a lower bound, and `totalIsExact` is false. */
  total: z.number().int(),
  totalIsExact: z.boolean(),
  nextCursor: z.string().nullable(),
});
export type MatterPage = z.infer<typeof matterPage>;

export const matterClock = z.object({
  id,
  kind: z.enum(clockKinds),
  assignmentId: id.nullable(),
  state: z.enum(clockStates),
  light: z.enum(lights),
  startedAt: moment,
  dueAt: moment,
  yellowAt: moment.nullable(),
  stoppedAt: moment.nullable(),
  provisional: z.boolean(),
  left: timeLeft.nullable(),
  /** Working days between start and now or stop, pauses not counted. */
  usedWorkingDays: z.number(),
  limit: z.object({ days: z.number().nullable(), minutes: z.number().nullable() }),
  pauses: z.array(z.object({ from: moment, to: moment.nullable(), reason: z.string() })),
});
export type MatterClock = z.infer<typeof matterClock>;

export const attachmentView = fileView.extend({ visibility: z.enum(['firm', 'internal']) });
export type AttachmentView = z.infer<typeof attachmentView>;

/** One item of the check-list of a matter, with what became of it. */
export const materialItem = matterMaterial.extend({
  /** Of the list of its type; else it was asked for besides. */
  listed: z.boolean(),
  state: z.enum(materialStates),
  files: z.array(fileView),
  /** What whoever checked it said. */
  remark: z.string().nullable(),
  suppliedAt: moment.nullable(),
  checkedAt: moment.nullable(),
  /** The last day on which it may be used again; null: nobody said. */
  validThrough: z.iso.date().nullable(),
  /** The matter for which it was handed in first. */
  reusedFrom: z.object({ number: z.string() }).nullable(),
  pledge: z
    .object({
      kind: z.enum(pledgeKinds),
      words: z.string().nullable(),
      pledgedAt: moment,
      /** The last day of the promise. */
      until: z.iso.date(),
      outcome: z.enum(pledgeOutcomes).nullable(),
      light: z.enum(lights),
    })
    .nullable(),
});
export type MaterialItem = z.infer<typeof materialItem>;

/** What the firm handed in for other matters and may hand in again. */
export const reusableMaterials = z.object({
  items: z.array(
    z.object({
      id,
      name: z.string(),
      number: z.string(),
      suppliedAt: moment,
      validThrough: z.iso.date().nullable(),
      files: z.array(fileView),
    }),
  ),
});
export type ReusableMaterials = z.infer<typeof reusableMaterials>;

/** Promises about materials whose end is still to come, the nearest day first. */
export const pledgeList = pageOf(
  z.object({
    id,
    matter: z.object({ id, number: z.string(), title: z.string() }),
    subject: z.string(),
    butler: z.string(),
    name: z.string(),
    kind: z.enum(pledgeKinds),
    until: z.iso.date(),
    light: z.enum(lights),
    /** Handed in, and to be checked. */
    supplied: z.boolean(),
  }),
);
export type PledgeList = z.infer<typeof pledgeList>;

export const matterAssignment = z.object({
  id,
  round: z.number().int(),
  office: named.extend({ phone: z.string().nullable(), kind: z.string() }),
  role: z.enum(['lead', 'support']),
  status: z.enum(assignmentStatuses),
  limitDays: z.number().int(),
  instruction: z.string().nullable(),
  handler: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  assignedAt: moment,
  signedAt: moment.nullable(),
  answeredAt: moment.nullable(),
  returnUntil: moment.nullable(),
  outcome: z.enum(answerOutcomes).nullable(),
  answer: z.string().nullable(),
  extension: z
    .object({ id, status: z.enum(extensionStatuses), days: z.number().int(), reason: z.string().nullable() })
    .nullable(),
  light: z.enum(lights),
  dueAt: moment.nullable(),
  left: timeLeft.nullable(),
  usedWorkingDays: z.number(),
});
export type MatterAssignment = z.infer<typeof matterAssignment>;

export const timelineEntry = z.object({
  seq: z.number().int(),
  at: moment,
  deviceAt: moment.nullable(),
  action: z.enum(eventNames),
  /** Null: the platform by itself. */
  actor: z
    .object({
      name: z.string(),
      role: z.string(),
      office: z.string().nullable(),
      phone: z.string().nullable(),
      /** For whom the person stood in (代班). */
      coveredFor: z.string().nullable(),
    })
    .nullable(),
  visibility: z.enum(['firm', 'internal']),
  /** Words, where the viewer may read them and they have not been erased. */
  text: z.string().nullable(),
  erased: z.boolean(),
  /** What the action names beyond its words (offices, limits, level …). */
  details: z.record(z.string(), z.unknown()),
  attachmentIds: z.array(id),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const availableActionView = z.object({
  action: actionName,
  assignmentId: id.optional(),
  extensionId: id.optional(),
  rectificationId: id.optional(),
  levels: z.array(z.enum(escalationLevels)).optional(),
});

export const matterPerson = z.object({
  relation: z.enum(['firm', 'butler', 'office', 'station-master', 'coordinator', 'contractor']),
  name: z.string(),
  title: z.string(),
  phone: z.string().nullable(),
});

export const matterDetail = matterSummary.extend({
  /** Firms see less: this says which presentation it is. */
  view: z.enum(['firm', 'staff']),
  version: z.number().int(),
  text: z.string(),
  authorisation: z.string().nullable(),
  materialsWanted: z.array(z.string()),
  materialsLapsed: z.boolean(),
  declineReason: z.enum(declineReasons).nullable(),
  closeReason: z.enum(closeReasons).nullable(),
  outcome: z.enum(answerOutcomes).nullable(),
  /** Working days used against what was promised, what the law gives and what it used to take. */
  timeUsed: z.object({
    workingDays: z.number().nullable(),
    running: z.boolean(),
    promised: sourcedDays,
    statutory: sourcedDays.nullable(),
    pastPractice: sourcedDays.nullable(),
  }),
  typeMaterials: z.array(matterMaterial),
  /** The check-list: the type's items, then what was asked for besides. */
  materials: z.array(materialItem),
  /** Offices that its version proposes to assign it to. */
  typeOffices: z.object({ lead: named.nullable(), supporting: z.array(named) }),
  /** The version of its type that the matter began with and keeps to, and the one that is in force now. */
  typeVersion: z.object({ number: z.int(), inForce: z.int(), publishedAt: moment }),
  assignments: z.array(matterAssignment),
  clocks: z.array(matterClock),
  ratings: z.array(
    z.object({
      round: z.number().int(),
      level: ratingLevel,
      text: z.string().nullable(),
      at: moment,
      excludedReason: z.string().nullable(),
      /** 通过链接评价: nobody was signed in; who issued the link, and for whom. */
      byLink: z.object({ issuedBy: z.string(), recipient: z.string().nullable() }).nullable(),
    }),
  ),
  /** For staff, while there is something to see or to do. */
  ratingLinks: ratingLinks.nullable(),
  rectification: z
    .object({
      id,
      status: z.enum(rectificationStatuses),
      dueAt: moment.nullable(),
      extended: z.boolean(),
      /** For staff, while an appeal waits: whose turn it is, and who of them may decide; nobody may be left. */
      review: z.object({ by: z.enum(['coordinator', 'leader']), reviewers: z.array(z.string()) }).nullable(),
    })
    .nullable(),
  escalations: z.array(
    z.object({
      id,
      level: z.enum(escalationLevels),
      status: z.enum(escalationStatuses),
      /** Empty: it went up by a rule. */
      by: z.string(),
      byRule: z
        .object({ clock: z.enum(clockKinds), light: z.enum(['yellow', 'red']), afterDays: z.int() })
        .nullable(),
      /** Who filled the level when it was asked. */
      asked: z.array(z.string()),
      reason: z.string().nullable(),
      decision: z.string().nullable(),
      at: moment,
      decidedAt: moment.nullable(),
    }),
  ),
  attachments: z.array(attachmentView),
  people: z.array(matterPerson),
  timeline: z.array(timelineEntry),
  actions: z.array(availableActionView),
  ratingUntil: moment.nullable(),
  reopenUntil: moment.nullable(),
  /** Where it goes on, and what goes on in it (并案). */
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  mergedFrom: z.array(z.object({ id, number: z.string() })),
  /** When the firm may urge again; null while it has not in this round. */
  urgeAgainAt: moment.nullable(),
});
export type MatterDetail = z.infer<typeof matterDetail>;

/** A need that may be one of those already told: by the words. */
export const likeQuery = z
  .strictObject({
    enterpriseId: id.optional(),
    projectId: id.optional(),
    typeCode: z.string().min(1).max(40),
    text: z.string().trim().min(1).max(2000),
  })
  .refine((b) => (b.enterpriseId === undefined) !== (b.projectId === undefined), {
    path: ['enterpriseId'],
    message: 'exactly one of enterpriseId and projectId',
  });
export type LikeQuery = z.infer<typeof likeQuery>;

export const likeMatter = z.object({
  id,
  number: z.string(),
  title: z.string(),
  status: z.enum(matterStatuses),
  createdAt: moment,
  open: z.boolean(),
  /** Probably the same need, told twice. */
  likely: z.boolean(),
  likeness: z.number(),
});
export type LikeMatter = z.infer<typeof likeMatter>;
export const likeMatters = z.object({ items: z.array(likeMatter) });

export const queueCounts = z.object({
  counts: z.record(z.enum(matterQueues), z.number().int()),
  lights: z.record(z.enum(lights), z.number().int()),
});
export type QueueCounts = z.infer<typeof queueCounts>;

export const journalEntryView = z.object({
  seq: z.number().int(),
  at: moment,
  deviceAt: moment.nullable(),
  action: z.string(),
  actorName: z.string().nullable(),
  actorRole: z.string().nullable(),
  actorOffice: z.string().nullable(),
  fromStatus: z.string().nullable(),
  toStatus: z.string().nullable(),
  hash: z.string(),
  previousHash: z.string(),
});
export const journalPage = z.object({ items: z.array(journalEntryView), total: z.number().int() });

/** `POST /attachments` answers this; its id goes into the request that uses it within a day. */
export const uploadedAttachment = attachmentView.pick({
  id: true,
  name: true,
  mediaType: true,
  bytes: true,
  isImage: true,
  place: true,
});

/** One server-sent event; the receiver reads again what it shows. */
export const liveEvent = z.object({
  kind: z.enum(['matter', 'meeting', 'notification', 'project', 'supervision']),
  id,
  action: z.string().optional(),
});
export type LiveEvent = z.infer<typeof liveEvent>;
