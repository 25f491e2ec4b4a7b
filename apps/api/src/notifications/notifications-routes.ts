import {
  notificationCounts,
  notificationGroupPage,
  notificationPage,
  notificationPreferences,
  notificationQuery,
  preferencesRequest,
  readRequest,
} from '@guanjia/core/notifications';
import type { z } from 'zod';
import { findPreferences, savePreferences } from '../attention/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { cutPage, idAfter } from '../platform/cursors.ts';
import { noContent } from '../platform/http-routes.ts';
import {
  countTold,
  countUnread,
  findGroups,
  findNotifications,
  markRead,
  type Wanted,
} from './notifications-store.ts';
import { presentNotification } from './present-notification.ts';

const tags = ['notifications'];

const wantedOf = (query: z.infer<typeof notificationQuery>): Wanted => ({
  unreadOnly: query.unread === 'true',
  about: query.about,
  matterId: query.matterId,
  limit: query.limit + 1,
  before: idAfter(query.cursor),
});

export async function notificationRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/notifications',
    {
      schema: {
        summary: '我的通知，新的在前',
        description:
          '一件事只通知一次。事项的标题只在我仍能看到该事项时给出；只以企业身份看到的事项，不给内部经过。',
        tags,
        querystring: notificationQuery,
        response: { 200: notificationPage },
      },
    },
    async ({ principal, query }) => {
      const wanted = wantedOf(query);
      const rows = await findNotifications(db, principal, wanted);
      const total = await countTold(db, principal, wanted);
      const page = cutPage(rows, query.limit, total, presentNotification, (row) => [row.id]);
      return { ...page, ...(await countUnread(db, principal, now())) };
    },
  );

  app.get(
    '/notifications/groups',
    {
      schema: {
        summary: '我的通知，一个事项一条，新的在前',
        description: '每个事项给出最新一条和条数；已翻过的事项有新通知时回到最前。',
        tags,
        querystring: notificationQuery,
        response: { 200: notificationGroupPage },
      },
    },
    async ({ principal, query }) => {
      const rows = await findGroups(db, principal, wantedOf(query));
      const { items, nextCursor } = cutPage(
        rows,
        query.limit,
        0,
        (row) => ({
          ...presentNotification(row),
          events: row.events,
          unreadEvents: row.unread_events,
        }),
        (row) => [row.id],
      );
      return { items, nextCursor, ...(await countUnread(db, principal, now())) };
    },
  );

  app.get(
    '/notifications/unread',
    {
      schema: {
        summary: '未读条数，免打扰时段内的不计',
        tags,
        response: { 200: notificationCounts },
      },
    },
    async ({ principal }) => await countUnread(db, principal, now()),
  );

  app.post(
    '/notifications/read',
    {
      schema: {
        summary: '标为已读：指定的、一个事项的，或全部',
        tags,
        body: readRequest,
        response: { 204: noContent },
      },
    },
    async ({ principal, body }, reply) => {
      await markRead(db, principal.accountId, now(), body);
      return reply.code(204).send();
    },
  );

  app.get(
    '/notifications/preferences',
    { schema: { summary: '我的通知偏好', tags, response: { 200: notificationPreferences } } },
    async ({ principal }) => {
      const { accountId } = principal;
      return (await findPreferences(db, [accountId])).get(accountId) ?? { muted: [], quiet: null };
    },
  );

  app.put(
    '/notifications/preferences',
    {
      schema: {
        summary: '设置我的通知偏好',
        description: '动态可以静音，要办的事总会通知。免打扰时段内照常收下，不计入角标，时段过后一并提示。',
        tags,
        body: preferencesRequest,
        response: { 204: noContent },
      },
    },
    async ({ principal, body }, reply) => {
      await savePreferences(db, principal.accountId, body, now());
      return reply.code(204).send();
    },
  );
}
