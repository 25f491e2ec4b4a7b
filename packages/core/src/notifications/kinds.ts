import { type ActionName, audience, eventNames, type SystemAction } from '../matters/index.ts';

/** No event of a matter: an alarm, a plan's light, another butler in charge, a step of supervision, a meeting. */
const otherKinds = [
  'alarm',
  'plan-light',
  'steward-changed',
  'supervision',
  'meeting',
  'resolution',
] as const;
export const notificationKinds = [...eventNames, ...otherKinds] as const;
type OtherKind = (typeof otherKinds)[number];
export type NotificationKind = ActionName | SystemAction | OtherKind;
export const isOfMatter = (kind: NotificationKind): kind is ActionName | SystemAction =>
  !(otherKinds as readonly string[]).includes(kind);

/**
 * News (动态): good to know, and asks nothing of whoever is told. Only these may be muted; every other kind is a
 * duty (待办), so that a kind that is added later always arrives.
 */
const news: ReadonlySet<NotificationKind> = new Set<NotificationKind>([
  'accept',
  'choose-mode',
  'resume',
  'confirm',
  'withdraw',
  'merge',
  'absorbed',
  'comment',
  'sign',
  'accept-answer',
  'recall',
  'grant-extension',
  'verify-rating',
  'extend-rectification',
  'rectify',
  'revisit',
  'closed-silent',
  'due-moved',
]);

export const isNews = (kind: NotificationKind): boolean => news.has(kind);
/** What is of no matter is always a duty. */
type MatterKind = Exclude<NotificationKind, OtherKind>;
export const newsKinds: readonly MatterKind[] = eventNames.filter(isNews);
/** Of the news, what a firm's people are ever told. */
export const newsKindsForFirm = newsKinds.filter((kind) =>
  (audience[kind] as readonly string[]).includes('firm'),
);

export const meetingNews = [
  'invited',
  'moved',
  'cancelled',
  'minutes',
  'drafted',
  'answered',
  'proposed',
] as const;
export const resolutionNews = [
  'given',
  'reported',
  'accepted',
  'sent-back',
  'withdrawn',
  'near',
  'late',
] as const;
export type MeetingNews = (typeof meetingNews)[number];
export type ResolutionNews = (typeof resolutionNews)[number];

/** What a notice of a meeting or a resolution says, and to which meeting it leads. */
export function meetingWords(details: Record<string, unknown>): {
  meeting: MeetingNews | undefined;
  resolution: ResolutionNews | undefined;
  meetingId: string | undefined;
  title: string;
  words: string;
} {
  const { what, meetingId, title, words } = details;
  return {
    meeting: meetingNews.find((one) => one === what),
    resolution: resolutionNews.find((one) => one === what),
    meetingId: typeof meetingId === 'string' ? meetingId : undefined,
    title: typeof title === 'string' ? title : '',
    words: typeof words === 'string' ? words : '',
  };
}

/** What a notice of another butler names: details come as plain JSON. */
export function stewardWords(details: Record<string, unknown>): {
  subject: string;
  butler: string;
  count: number;
} {
  const { subject, butler, movedMatters } = details;
  return {
    subject: typeof subject === 'string' ? subject : '',
    butler: typeof butler === 'string' ? butler : '',
    count: typeof movedMatters === 'number' ? movedMatters : 0,
  };
}
