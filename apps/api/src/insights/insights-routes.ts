import { holdsRole } from '@guanjia/core/identity';
import { overview } from '@guanjia/core/insights';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { readOverview } from './read-overview.ts';

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
}
