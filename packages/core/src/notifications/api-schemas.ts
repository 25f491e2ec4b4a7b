import { z } from 'zod';
import { pageQuery } from '../paging/index.ts';
import { newsKinds, notificationKinds } from './kinds.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间写作 22:00');

export const notificationView = z.object({
  id,
  kind: z.enum(notificationKinds),
  /** Asks something of me, or is only news. */
  duty: z.boolean(),
  matter: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  /** For what concerns a project's plan, where I may read it. */
  project: z.object({ id, name: z.string() }).nullable(),
  details: z.record(z.string(), z.unknown()),
  at: moment,
  readAt: moment.nullable(),
  /** Quiet hours hold it back until then; null: it was shown at once. */
  heldUntil: moment.nullable(),
});
export type NotificationView = z.infer<typeof notificationView>;

export const notificationQuery = pageQuery.extend({
  unread: z.enum(['true', 'false']).optional(),
  about: z.enum(['duty', 'news']).optional(),
  /** All that one matter brought. */
  matterId: id.optional(),
});

const counts = {
  /** Unread and not held back: what the badge shows. */
  unread: z.number().int(),
  /** When quiet hours end for something unread. */
  nextAt: moment.nullable(),
};
export const notificationPage = z.object({
  items: z.array(notificationView),
  total: z.number().int(),
  totalIsExact: z.boolean(),
  nextCursor: z.string().nullable(),
  ...counts,
});
export type NotificationPage = z.infer<typeof notificationPage>;

/** The newest notice of a matter, with how many there are; what belongs to no matter stands for itself. */
export const notificationGroup = notificationView.extend({
  events: z.number().int(),
  unreadEvents: z.number().int(),
});
export type NotificationGroup = z.infer<typeof notificationGroup>;
export const notificationGroupPage = notificationPage
  .omit({ items: true, total: true, totalIsExact: true })
  .extend({ items: z.array(notificationGroup) });
export type NotificationGroupPage = z.infer<typeof notificationGroupPage>;

export const notificationCounts = z.object(counts);
export type NotificationCounts = z.infer<typeof notificationCounts>;

export const readRequest = z
  .strictObject({
    ids: z.array(id).min(1).max(200).optional(),
    matterId: id.optional(),
  })
  .refine((body) => !(body.ids && body.matterId), { message: '只能给出 ids 或 matterId 之一' });

export const notificationPreferences = z.strictObject({
  /** News that goes straight to the read ones. */
  muted: z.array(z.enum(notificationKinds)).max(notificationKinds.length),
  quiet: z.strictObject({ from: time, to: time, restDays: z.boolean() }).nullable(),
});
export type NotificationPreferences = z.infer<typeof notificationPreferences>;

export const preferencesRequest = notificationPreferences.refine(
  ({ muted }) => muted.every((kind) => (newsKinds as readonly string[]).includes(kind)),
  { path: ['muted'], message: '要办的事总会通知，只能静音动态' },
);
