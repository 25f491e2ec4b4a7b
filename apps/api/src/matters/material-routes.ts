import { pledgeList, reusableMaterials } from '@guanjia/core/matters';
import { pageQuery } from '@guanjia/core/paging';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { contextAt } from './context.ts';
import { listPledges, readReusable } from './present-materials.ts';
import { getReadableBundle } from './read-matter.ts';

const tags = ['matters'];

/** 材料: what may be used again, and the promises that are still to be kept. What is done to items are actions. */
export async function materialRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/matters/pledges',
    {
      schema: {
        summary: '待兑现的承诺（容缺受理、告知承诺）',
        description: '我范围内的，最近到期的在前。',
        tags,
        querystring: pageQuery,
        response: { 200: pledgeList },
      },
    },
    async ({ principal, query }) =>
      await inTransaction(
        db,
        async (tx) => await listPledges(tx, await contextAt(tx, now()), principal, query),
      ),
  );

  app.get(
    '/matters/:id/reusable-materials',
    {
      schema: {
        summary: '以前交过、还能再用的材料',
        description: '同一企业（项目）其他事项里核收过的，有效期内的在列；没有注明有效期的也在列，由人判断。',
        tags,
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: reusableMaterials },
      },
    },
    async ({ principal, params }) =>
      await inTransaction(db, async (tx) => {
        const { bundle } = await getReadableBundle(tx, principal, params.id);
        return await readReusable(tx, await contextAt(tx, now()), principal, bundle);
      }),
  );
}
