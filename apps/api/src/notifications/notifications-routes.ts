import { notificationPage } from '@guanjia/core/matters';
import { pageQuery } from '@guanjia/core/paging';
import { z } from 'zod';
import { detailsForFirm, lensOf } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { cutPage, idAfter } from '../platform/cursors.ts';
import { noContent } from '../platform/http-routes.ts';
import { countNotifications, findNotifications, markRead } from './notifications-store.ts';

const tags = ['notifications'];
const readRequest = z.strictObject({
  /** These, or all of mine when left out. */
  ids: z.array(z.uuid()).min(1).max(200).optional(),
});

export async function notificationRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/notifications',
    {
      schema: {
        summary: '我的通知，新的在前',
        description: '一件事只通知一次。事项的标题只在我仍能看到该事项时给出。',
        tags,
        querystring: pageQuery.extend({ unread: z.enum(['true', 'false']).optional() }),
        response: { 200: notificationPage },
      },
    },
    async ({ principal, query }) => {
      const firm = lensOf(principal) === 'firm';
      const unreadOnly = query.unread === 'true';
      const counts = await countNotifications(db, principal.accountId);
      const rows = await findNotifications(db, principal, {
        unreadOnly,
        limit: query.limit + 1,
        before: idAfter(query.cursor),
      });
      const page = cutPage(
        rows,
        query.limit,
        unreadOnly ? counts.unread : counts.total,
        (row) => ({
          id: row.id,
          kind: row.kind as 'alarm',
          matter:
            row.matter_id && row.number && row.title !== null
              ? { id: row.matter_id, number: row.number, title: row.title }
              : null,
          details: row.matter_id ? (firm ? detailsForFirm(row.kind, row.details) : row.details) : {},
          at: row.created_at.toISOString(),
          readAt: row.read_at?.toISOString() ?? null,
        }),
        (row) => [row.id],
      );
      return { ...page, unread: counts.unread };
    },
  );

  app.post(
    '/notifications/read',
    { schema: { summary: '标为已读', tags, body: readRequest, response: { 204: noContent } } },
    async ({ principal, body }, reply) => {
      await markRead(db, principal.accountId, now(), body.ids);
      return reply.code(204).send();
    },
  );
}
