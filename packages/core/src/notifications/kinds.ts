import { type ActionName, audience, eventNames, type SystemAction } from '../matters/index.ts';

export const notificationKinds = [...eventNames, 'alarm', 'plan-light'] as const;
export type NotificationKind = ActionName | SystemAction | 'alarm' | 'plan-light';

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
/** An alarm and a plan's light are always duties. */
type MatterKind = Exclude<NotificationKind, 'alarm' | 'plan-light'>;
export const newsKinds: readonly MatterKind[] = eventNames.filter(isNews);
/** Of the news, what a firm's people are ever told. */
export const newsKindsForFirm = newsKinds.filter((kind) =>
  (audience[kind] as readonly string[]).includes('firm'),
);
