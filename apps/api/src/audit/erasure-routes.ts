import { erasureRequest, personalTextList, personalTextQuery } from '@guanjia/core/audit';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { noContent } from '../platform/http-routes.ts';
import { eraseText, listTexts } from './erase-text.ts';

const tags = ['audit'];

export async function erasureRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/personal-texts',
    {
      schema: {
        summary: '一件事项里的各段正文（只列类别和时间）',
        description: '供应个人请求清除正文时指明是哪一段；不含正文内容。',
        tags,
        querystring: personalTextQuery,
        response: { 200: personalTextList },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'words.erase');
      const items = await inTransaction(db, (tx) => listTexts(tx, query.matterNumber));
      return { items, total: items.length };
    },
  );

  app.post(
    '/personal-texts/:id/erasure',
    {
      schema: {
        summary: '清除一段正文',
        description: '应个人请求（个人信息保护法第四十七条）。日志链保持完整，清除本身记入日志。不可恢复。',
        tags,
        params: z.strictObject({ id: z.uuid() }),
        body: erasureRequest,
        response: { 204: noContent },
      },
    },
    async ({ principal, params, body }, reply) => {
      await inTransaction(db, (tx) => eraseText(tx, principal, params.id, body, now()));
      return reply.code(204).send();
    },
  );
}
