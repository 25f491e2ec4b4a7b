import { codeTablePage, codeTableQuery } from '@guanjia/core/enterprises';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { cutPage } from '../platform/cursors.ts';
import { listCodes } from './code-tables-store.ts';

const tables = [
  { path: '/code-tables/industries', kind: 'industry', summary: '国民经济行业分类（GB/T 4754）' },
  { path: '/code-tables/divisions', kind: 'division', summary: '行政区划代码（GB/T 2260 与本区自编）' },
] as const;

/** Public standards: anybody who is signed in may look a code up. */
export async function codeTableRoutes(app: Api, { db }: AppDependencies): Promise<void> {
  for (const { path, kind, summary } of tables) {
    app.get(
      path,
      {
        schema: {
          summary,
          tags: ['enterprises'],
          querystring: codeTableQuery,
          response: { 200: codeTablePage },
        },
      },
      async ({ query }) => {
        const { rows, total } = await listCodes(db, kind, query);
        return cutPage(
          rows,
          query.limit,
          total,
          (row) => row,
          (row) => [row.code],
        );
      },
    );
  }
}
