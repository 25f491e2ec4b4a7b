import { feedAddress, feedState } from '@guanjia/core/meetings';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { noContent } from '../platform/http-routes.ts';
import { countAttempt, refundAttempt } from '../platform/rate-limit.ts';
import { writeFeed } from './calendar-file.ts';
import { endFeed, feedStateOf, readFeed, renewFeed } from './feed.ts';

const tags = ['meetings'];
/** Calendar programs of a whole house share an address: what found a feed is given back. */
const readsPerAddress = { points: 60, windowSeconds: 900 };

/** 日历订阅: a person's meetings for a calendar program, by a secret address. */
export async function feedRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/calendar-feed',
    { schema: { summary: '我的日历订阅', tags, response: { 200: feedState } } },
    async ({ principal }) => {
      authorise(principal, 'meeting.read');
      return await feedStateOf(db, principal.accountId);
    },
  );

  app.post(
    '/calendar-feed',
    {
      schema: {
        summary: '生成或更换订阅地址',
        description: '地址只在这一次答复里给出，平台只存它的摘要；更换后原来的失效。',
        tags,
        response: { 201: feedAddress },
      },
    },
    async ({ principal }, reply) => {
      authorise(principal, 'meeting.read');
      const address = await inTransaction(db, (tx) => renewFeed(tx, principal, now()));
      return reply.code(201).header('cache-control', 'no-store').send(address);
    },
  );

  app.delete(
    '/calendar-feed',
    { schema: { summary: '停用订阅地址', tags, response: { 204: noContent } } },
    async ({ principal }, reply) => {
      authorise(principal, 'meeting.read');
      await inTransaction(db, (tx) => endFeed(tx, principal, now()));
      return reply.code(204).send();
    },
  );

  app.get(
    '/calendar/:file',
    {
      config: { public: true },
      schema: {
        summary: '日历订阅（iCalendar）',
        description: '无须登录，凭地址里的密钥。只有会议的类别、时间、地点和链接，没有标题和议题。',
        tags,
        params: z.strictObject({ file: z.string().regex(/^[\w-]{43}\.ics$/) }),
        produces: ['text/calendar'],
      },
    },
    async ({ params, ip, protocol, host }, reply) => {
      const key = `calendar-feed:${ip}`;
      await countAttempt(db, { key, ...readsPerAddress }, now());
      const meetings = await readFeed(db, params.file.slice(0, -4), now());
      await refundAttempt(db, key);
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(writeFeed(meetings, `${protocol}://${host}`));
    },
  );
}
