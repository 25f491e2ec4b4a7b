import { z } from 'zod';
import { pageQuery } from '../paging/index.ts';
import { meetingKinds, meetingStatuses, openResolutionStatuses, resolutionActions } from './statuses.ts';

const id = z.uuid();
const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
const words = z.string().trim().min(1).max(2000);
const place = z.string().trim().max(120);
const title = z.string().trim().min(2, '请写明会议名称').max(80);
const reason = z.string().trim().min(2, '请写明理由').max(500);
const version = z.int().min(1);

/** An office, which answers with a person, or one person by himself. */
export const participantChoice = z
  .strictObject({ officeId: id.optional(), accountId: id.optional() })
  .refine((b) => (b.officeId === undefined) !== (b.accountId === undefined), {
    path: ['officeId'],
    message: '请选择一个单位或一个人',
  });
export type ParticipantChoice = z.infer<typeof participantChoice>;

/** What is dealt with: a matter, a project or a node of its plan, an open resolution, or words. */
export const agendaChoice = z
  .strictObject({
    matterId: id.optional(),
    projectId: id.optional(),
    /** Of that project's plan; without it the project as a whole. */
    nodeCode: z.string().min(1).max(40).optional(),
    resolutionId: id.optional(),
    /** What all participants read; the matter's title or the node's name where left out. */
    words: words.max(200).optional(),
  })
  .refine((b) => [b.matterId, b.projectId, b.resolutionId].filter((one) => one !== undefined).length <= 1, {
    path: ['matterId'],
    message: '一个议题只能关联一件事',
  })
  .refine((b) => b.matterId ?? b.projectId ?? b.resolutionId ?? b.words, {
    path: ['words'],
    message: '请写明议题',
  });
export type AgendaChoice = z.infer<typeof agendaChoice>;

const span = { startsAt: moment, endsAt: moment };
const ordered = (b: { startsAt?: string | undefined; endsAt?: string | undefined }) =>
  b.startsAt === undefined || b.endsAt === undefined || Date.parse(b.endsAt) > Date.parse(b.startsAt);
const orderedFault = { path: ['endsAt'], message: '结束时间须晚于开始时间' };

const about = {
  title,
  recorderId: id.optional(),
  participants: z.array(participantChoice).max(200),
  agenda: z.array(agendaChoice).max(60),
};

export const meetingCreation = z
  .strictObject({
    kind: z.enum(meetingKinds),
    ...span,
    place,
    /** A room among the stations' resources; it is booked with the meeting. */
    roomId: id.optional(),
    ...about,
    /** At once, with invitations; else it stays a draft. */
    convene: z.boolean(),
  })
  .refine(ordered, orderedFault);
export type MeetingCreation = z.infer<typeof meetingCreation>;

/** Time and place of a meeting that was convened are moved by an action of their own. */
export const meetingChange = z
  .strictObject({
    version,
    ...about,
    startsAt: moment.optional(),
    endsAt: moment.optional(),
    place: place.optional(),
    roomId: id.nullable().optional(),
  })
  .refine(ordered, orderedFault);
export type MeetingChange = z.infer<typeof meetingChange>;

export const meetingActionRequests = {
  convene: z.strictObject({}),
  move: z
    .strictObject({ ...span, place, roomId: id.nullable().optional(), reason })
    .refine(ordered, orderedFault),
  cancel: z.strictObject({ reason }),
  hold: z.strictObject({}),
  publish: z.strictObject({ revision: z.int().min(1) }),
} as const;
export type MeetingMove = z.infer<(typeof meetingActionRequests)['move']>;

/** One body for all; what an action needs of it is demanded there. */
export const meetingActionBody = z
  .strictObject({
    startsAt: moment.optional(),
    endsAt: moment.optional(),
    place: place.optional(),
    roomId: id.nullable().optional(),
    reason: reason.optional(),
    revision: z.int().min(1).optional(),
  })
  .refine(ordered, orderedFault);

export const answerRequest = z
  .strictObject({
    participantId: id,
    answer: z.enum(['attending', 'sending', 'declined']),
    /** Of an office: who comes. A name is enough; an account is told too. */
    personName: z.string().trim().min(1).max(40).optional(),
    personId: id.optional(),
    reason: reason.optional(),
  })
  .refine((b) => b.answer !== 'declined' || b.reason !== undefined, {
    path: ['reason'],
    message: '请写明不能到会的理由',
  })
  .refine((b) => b.answer !== 'sending' || b.personName !== undefined || b.personId !== undefined, {
    path: ['personName'],
    message: '请写明派谁到会',
  });
export type AnswerRequest = z.infer<typeof answerRequest>;

export const signInRequest = z.strictObject({ meetingId: id, token: z.string().min(10).max(100) });
export const attendanceEntry = z.strictObject({
  name: z.string().trim().min(1, '请写明姓名').max(40),
  unit: z.string().trim().max(80).default(''),
});

/** A resolution as it is written in the minutes; with `id` one that is written already. */
export const resolutionEntry = z
  .strictObject({
    id: id.optional(),
    words: words.max(1000),
    officeId: id.optional(),
    butlerId: id.optional(),
    limitDays: z.int().min(1).max(250),
    /** Of the agenda: carried out as an assignment of it, where whoever publishes may assign there. */
    matterId: id.optional(),
  })
  .refine((b) => (b.officeId === undefined) !== (b.butlerId === undefined), {
    path: ['officeId'],
    message: '请指定一个责任单位或一位管家',
  });
export type ResolutionEntry = z.infer<typeof resolutionEntry>;

export const minutesDraft = z.strictObject({
  /** Of the draft that was read; null where there was none. */
  revision: z.int().min(1).nullable(),
  body: z.string().trim().min(1, '请写纪要').max(30_000),
  resolutions: z.array(resolutionEntry).max(60),
});
export type MinutesDraft = z.infer<typeof minutesDraft>;

export const resolutionActionName = z.enum(resolutionActions);
export const resolutionActionRequest = z.strictObject({
  text: words.optional(),
  attachmentIds: z.array(id).max(9).optional(),
  officeId: id.optional(),
  butlerId: id.optional(),
  limitDays: z.int().min(1).max(250).optional(),
});
export type ResolutionActionRequest = z.infer<typeof resolutionActionRequest>;

export const meetingQuery = pageQuery.extend({
  /** Moments; a meeting counts that meets the span. */
  from: moment.optional(),
  until: moment.optional(),
  kind: z.enum(meetingKinds).optional(),
  status: z.enum(meetingStatuses).optional(),
  /** Convened or recorded by me, or that I am asked to. */
  mine: z.enum(['true', 'false']).optional(),
  seriesId: id.optional(),
  matterId: id.optional(),
  projectId: id.optional(),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type MeetingQuery = z.infer<typeof meetingQuery>;

export const resolutionQuery = pageQuery.extend({
  /** Mine to carry out (an office of mine, or myself as butler), mine to judge, or all that I may see. */
  side: z.enum(['own', 'judge', 'all']).default('own'),
  status: z.enum([...openResolutionStatuses, 'accepted', 'withdrawn']).optional(),
  light: z.enum(['green', 'yellow', 'red']).optional(),
});
export type ResolutionQuery = z.infer<typeof resolutionQuery>;

/** RFC 5545, the parts that name days: the hour is the series' own. */
const rrule = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^FREQ=(WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST)=[0-9A-Z,+-]+)*$/,
    '重复规则写作 FREQ=MONTHLY;BYDAY=1MO，可用 INTERVAL、COUNT、BYDAY、BYMONTHDAY、BYMONTH、BYSETPOS',
  );
const rule = {
  rrule,
  startsOn: day,
  endsOn: day.nullable(),
};
const rulesOrder = (b: { startsOn: string; endsOn: string | null }) =>
  b.endsOn === null || b.endsOn >= b.startsOn;
const rulesFault = { path: ['endsOn'], message: '结束日期不能早于开始日期' };

export const seriesPreviewRequest = z.strictObject(rule).refine(rulesOrder, rulesFault);
export const seriesContent = z
  .strictObject({
    ...rule,
    title,
    kind: z.enum(meetingKinds),
    startsAtTime: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间写作 09:00'),
    durationMinutes: z.int().min(15).max(720),
    place,
    recorderId: id.optional(),
    participants: z.array(participantChoice).max(200),
  })
  .refine(rulesOrder, rulesFault);
export type SeriesContent = z.infer<typeof seriesContent>;
export const seriesChange = z.strictObject({ version, active: z.boolean(), content: seriesContent });
export type SeriesChange = z.infer<typeof seriesChange>;

export const conflictQuery = z
  .strictObject({
    kind: z.enum(meetingKinds),
    ...span,
    place: place.optional(),
    participants: z.array(participantChoice).max(200),
    /** The meeting that is being moved. */
    meetingId: id.optional(),
  })
  .refine(ordered, orderedFault);
export type ConflictQuery = z.infer<typeof conflictQuery>;

export const templateChange = z.strictObject({
  version: z.int().min(0),
  body: z.string().trim().min(1, '请写模板').max(10_000),
});
export const peopleQuery = z.strictObject({ q: z.string().trim().max(40).default('') });
