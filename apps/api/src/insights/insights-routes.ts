import { holdsRole, withoutFirm } from '@guanjia/core/identity';
import {
  overview,
  planMeasures,
  planMeasuresQuery,
  ratingStatistics,
  statisticsQuery,
  timeSaved,
} from '@guanjia/core/insights';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { readOverview } from './read-overview.ts';
import { readPlanMeasures } from './read-plan-measures.ts';
import { readRatings } from './read-ratings.ts';
import { readTimeSaved } from './read-statistics.ts';

export async function insightRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/overview',
    {
      schema: {
        summary: '总览：在办亮灯、按时、满意度、各站',
        description: '平台主管和领导小组看全区，站长看本站。每个比例都给出分母。',
        tags: ['insights'],
        response: { 200: overview },
      },
    },
    async ({ principal }) => {
      const zone = holdsRole(principal, 'coordinator', 'leader');
      if (!zone && principal.stationIds.length === 0) throw new Problem('forbidden');
      return await inTransaction(db, (tx) => readOverview(tx, now(), zone ? null : principal.stationIds));
    },
  );

  app.get(
    '/statistics/time-saved',
    {
      schema: {
        summary: '办理用时：已用、承诺、法定、以往',
        description:
          '只统计我有权知道的事项，按办结日期。每个中位数都给出件数；没有依据的（法定、以往）不计入，也不当作零。自然日按七分之五折算为工作日。',
        tags: ['insights'],
        querystring: statisticsQuery,
        response: { 200: timeSaved },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'statistics.read');
      return await readTimeSaved(db, withoutFirm(principal), query, now());
    },
  );

  app.get(
    '/statistics/plan-nodes',
    {
      schema: {
        summary: '节点用时：已用、承诺、法定、以往，以及预计的准确度',
        description:
          '只统计我有权知道的项目（部门看自己负责的节点），按完成日期。没有依据的不计入，也不当作零。预计的误差以工作日计，正数为比预计晚。',
        tags: ['insights'],
        querystring: planMeasuresQuery,
        response: { 200: planMeasures },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'statistics.read');
      return await readPlanMeasures(db, withoutFirm(principal), query, now());
    },
  );

  app.get(
    '/statistics/ratings',
    {
      schema: {
        summary: '好差评统计：五级、分母、未评',
        description:
          '只统计我有权知道的事项，每办结一轮计一次，按办结日期。已评、未评、评价期内合为办结；误评仍算已评，不计入五级，占已评的比例另列，并逐件给出理由。',
        tags: ['insights'],
        querystring: statisticsQuery,
        response: { 200: ratingStatistics },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'statistics.read');
      return await readRatings(db, withoutFirm(principal), query, now());
    },
  );
}
