import { z } from 'zod';
import { fileView } from '../attachments/index.ts';
import { pageOf } from '../paging/index.ts';
import { timeWarnings } from './conflicts.ts';
import {
  agendaKinds,
  convenerRoles,
  meetingActions,
  meetingKinds,
  meetingRelations,
  meetingStatuses,
  participantAnswers,
  resolutionActions,
  resolutionStatuses,
} from './statuses.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
const named = z.object({ id, name: z.string() });
const light = z.enum(['green', 'yellow', 'red']);

export const meetingSummary = z.object({
  id,
  kind: z.enum(meetingKinds),
  status: z.enum(meetingStatuses),
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  place: z.string(),
  series: named.nullable(),
  convener: named,
  /** What the viewer is to it. */
  relations: z.array(z.enum(meetingRelations)),
  /** Of an office or person of the viewer; null where none is asked. */
  myAnswer: z.enum(participantAnswers).nullable(),
  agendaItems: z.int(),
  openResolutions: z.int(),
  resolutions: z.int(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;
export const meetingPage = pageOf(meetingSummary).extend({ mayConvene: z.array(z.enum(meetingKinds)) });
export type MeetingPage = z.infer<typeof meetingPage>;

export const resolutionView = z.object({
  id,
  number: z.int(),
  status: z.enum(resolutionStatuses),
  words: z.string(),
  owner: z.object({ kind: z.enum(['office', 'butler']), id, name: z.string() }),
  limitDays: z.int(),
  dueAt: moment.nullable(),
  /** None once it is over, or while it is not in force. */
  light: light.nullable(),
  meeting: z.object({ id, title: z.string(), startsAt: moment }),
  /** The matter it is about, where the viewer may read it. */
  matter: z.object({ id, number: z.string() }).nullable(),
  /** Carried out as an assignment of that matter. */
  byAssignment: z.boolean(),
  report: z.object({ text: z.string(), by: z.string(), at: moment, files: z.array(fileView) }).nullable(),
  /** Why it was sent back, or withdrawn. */
  decision: z.object({ text: z.string(), by: z.string() }).nullable(),
  endedAt: moment.nullable(),
  actions: z.array(z.enum(resolutionActions)),
});
export type ResolutionView = z.infer<typeof resolutionView>;
export const resolutionPage = pageOf(resolutionView);
export type ResolutionPage = z.infer<typeof resolutionPage>;

export const participantView = z.object({
  id,
  office: named.nullable(),
  person: named.nullable(),
  answer: z.enum(participantAnswers),
  personName: z.string().nullable(),
  reason: z.string().nullable(),
  answeredAt: moment.nullable(),
  /** Whether the viewer answers for it now. */
  mayAnswer: z.boolean(),
});
export type ParticipantView = z.infer<typeof participantView>;

export const agendaItemView = z.object({
  id,
  kind: z.enum(agendaKinds),
  words: z.string(),
  /** Where the viewer may read it. */
  matter: z.object({ id, number: z.string() }).nullable(),
  project: named.nullable(),
  resolution: z
    .object({
      id,
      status: z.enum(resolutionStatuses),
      owner: z.string(),
      dueAt: moment.nullable(),
      light: light.nullable(),
      from: z.string(),
      report: z.string().nullable(),
    })
    .nullable(),
  addedBy: z.string().nullable(),
  mayRemove: z.boolean(),
});
export type AgendaItemView = z.infer<typeof agendaItemView>;

export const attendanceView = z.object({
  id,
  name: z.string(),
  unit: z.string(),
  how: z.enum(['scan', 'recorder']),
  signedAt: moment,
});

export const minutesView = z.object({
  number: z.int(),
  state: z.enum(['draft', 'published', 'superseded']),
  revision: z.int(),
  body: z.string(),
  writtenBy: z.string(),
  writtenAt: moment,
  publishedAt: moment.nullable(),
});
export type MinutesView = z.infer<typeof minutesView>;

export const meetingView = meetingSummary.extend({
  version: z.int(),
  sequence: z.int(),
  convenedAs: z.enum(convenerRoles),
  recorder: named,
  room: named.nullable(),
  cancelReason: z.string().nullable(),
  /** The day that the series' rule names, where it was moved off a rest day. */
  occurrenceOn: day.nullable(),
  agenda: z.array(agendaItemView),
  participants: z.array(participantView),
  attendance: z.array(attendanceView),
  signIn: z.enum(['early', 'open', 'over']),
  signedIn: moment.nullable(),
  minutes: z.object({
    published: minutesView.nullable(),
    /** For those who write them. */
    draft: minutesView.nullable(),
    /** The form to begin with, filled in; for those who write them. */
    template: z.string().nullable(),
    versions: z.array(minutesView.omit({ body: true })),
  }),
  items: z.array(resolutionView),
  actions: z.array(z.enum(meetingActions)),
  mayPrepare: z.boolean(),
  mayRecord: z.boolean(),
  /** Whether the viewer may put something of his own on the agenda. */
  mayPropose: z.boolean(),
  mayShowSignIn: z.boolean(),
});
export type MeetingView = z.infer<typeof meetingView>;

/** The code on the screen: good for a short while, then the next one. */
export const signInCode = z.object({
  token: z.string(),
  nextAt: moment,
  openFrom: moment,
  openUntil: moment,
});
export type SignInCode = z.infer<typeof signInCode>;
/** All that whoever signs in learns: of a firm's people too. */
export const signInReceipt = z.object({
  kind: z.enum(meetingKinds),
  place: z.string(),
  startsAt: moment,
  name: z.string(),
  signedAt: moment,
  /** Whether the meeting opens to him. */
  mayOpen: z.boolean(),
});
export type SignInReceipt = z.infer<typeof signInReceipt>;

export const conflictView = z.object({
  warnings: z.array(z.enum(timeWarnings)),
  /** Wanted elsewhere, or on leave. A meeting that the viewer may not see keeps its name. */
  people: z.array(
    z.object({
      name: z.string(),
      why: z.enum(['meeting', 'leave']),
      title: z.string().nullable(),
      from: moment,
      until: moment,
    }),
  ),
  offices: z.array(z.object({ name: z.string(), title: z.string().nullable(), from: moment, until: moment })),
  place: z.object({ title: z.string().nullable(), from: moment, until: moment }).nullable(),
});
export type ConflictView = z.infer<typeof conflictView>;

export const seriesView = z.object({
  id,
  title: z.string(),
  kind: z.enum(meetingKinds),
  rrule: z.string(),
  startsOn: day,
  endsOn: day.nullable(),
  startsAtTime: z.string(),
  durationMinutes: z.int(),
  place: z.string(),
  convener: named,
  recorder: named,
  active: z.boolean(),
  version: z.int(),
  participants: z.array(z.object({ office: named.nullable(), person: named.nullable() })),
  upcoming: z.array(z.object({ on: day, heldOn: day, restDay: z.boolean(), meetingId: id.nullable() })),
  openResolutions: z.int(),
  mayEdit: z.boolean(),
});
export type SeriesView = z.infer<typeof seriesView>;
export const seriesList = z.object({ items: z.array(seriesView), mayCreate: z.boolean() });
export type SeriesList = z.infer<typeof seriesList>;
export const seriesPreview = z.object({
  upcoming: z.array(z.object({ on: day, heldOn: day, restDay: z.boolean() })),
});
export type SeriesPreview = z.infer<typeof seriesPreview>;

export const templateView = z.object({
  kind: z.enum(meetingKinds),
  body: z.string(),
  /** 0: as the platform brings it. */
  version: z.int(),
});
export const templateList = z.object({ items: z.array(templateView), mayEdit: z.boolean() });
export type TemplateList = z.infer<typeof templateList>;

export const feedState = z.object({ createdAt: moment.nullable(), readAt: moment.nullable() });
export type FeedState = z.infer<typeof feedState>;
/** The address, told once. */
export const feedAddress = z.object({ path: z.string(), createdAt: moment });
export type FeedAddress = z.infer<typeof feedAddress>;

export const meetingPeople = z.object({
  items: z.array(z.object({ id, name: z.string(), unit: z.string() })),
});
export type MeetingPeople = z.infer<typeof meetingPeople>;
