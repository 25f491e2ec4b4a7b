import type { Role } from '../identity/index.ts';

/** 现场办公会, 联席会, 专题会. */
export const meetingKinds = ['on-site', 'joint', 'thematic'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingStatuses = ['draft', 'convened', 'held', 'published', 'cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const meetingActions = ['convene', 'move', 'cancel', 'hold', 'publish'] as const;
export type MeetingAction = (typeof meetingActions)[number];

/** What a person is to a meeting. */
export const meetingRelations = ['convener', 'recorder', 'overseer', 'participant', 'concerned'] as const;
export type MeetingRelation = (typeof meetingRelations)[number];

/** In whose capacity somebody convenes; the first that allows it is the one that is recorded. */
export const convenerRoles = [
  'coordinator',
  'leader',
  'station-master',
  'butler',
] as const satisfies readonly Role[];
export type ConvenerRole = (typeof convenerRoles)[number];

export const participantAnswers = ['none', 'attending', 'sending', 'declined'] as const;
export type ParticipantAnswer = (typeof participantAnswers)[number];

export const agendaKinds = ['matter', 'project', 'resolution', 'text'] as const;
export type AgendaKind = (typeof agendaKinds)[number];

/** noted: of minutes that are a draft. lapsed: the assignment that carried it out was returned or recalled. */
export const resolutionStatuses = ['noted', 'open', 'reported', 'accepted', 'withdrawn', 'lapsed'] as const;
export type ResolutionStatus = (typeof resolutionStatuses)[number];
export const openResolutionStatuses = ['open', 'reported', 'lapsed'] as const;
export const isOpenResolution = (status: ResolutionStatus): boolean =>
  (openResolutionStatuses as readonly ResolutionStatus[]).includes(status);

export const resolutionActions = ['report', 'accept', 'send-back', 'reassign', 'withdraw'] as const;
export type ResolutionAction = (typeof resolutionActions)[number];

/** As papers and calendars outside of the interface name them. */
export const meetingKindNames: Record<MeetingKind, string> = {
  'on-site': '现场办公会',
  joint: '联席会',
  thematic: '专题会',
};
