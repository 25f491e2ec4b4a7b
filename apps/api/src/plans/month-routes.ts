import { monthReport, monthReports, monthsQuery, reportMonth } from '@guanjia/core/plans';
import { z } from 'zod';
import { contextAt } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { presentMonths, reportMonthOf } from './report-month.ts';

const tags = ['plans'];
const byProject = z.strictObject({ id: z.uuid() });

export async function monthRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/projects/:id/months',
    {
      schema: {
        summary: '项目一年的月报',
        description: '年度计划投资、本月和累计完成、形象进度、存在问题。单位万元。',
        tags,
        params: byProject,
        querystring: monthsQuery,
        response: { 200: monthReports },
      },
    },
    async ({ principal, params, query }) =>
      await inTransaction(db, async (tx) =>
        presentMonths({ tx, ctx: await contextAt(tx, now()), principal, projectId: params.id }, query.year),
      ),
  );

  app.put(
    '/projects/:id/months/:month',
    {
      schema: {
        summary: '填报或更正一个月的月报',
        description:
          'version 为读到的版次，首次填报为 null；别人先填过则返回 409；同样的内容再发一次只算一次。投资灯随之重算。',
        tags,
        params: z.strictObject({ id: z.uuid(), month: reportMonth }),
        body: monthReport,
        response: { 200: monthReports },
      },
    },
    async ({ principal, params, body }) => {
      return await inTransaction(db, async (tx) => {
        const acting = { tx, ctx: await contextAt(tx, now()), principal, projectId: params.id };
        await reportMonthOf(acting, params.month, body);
        return await presentMonths(acting, Number(params.month.slice(0, 4)));
      });
    },
  );
}
