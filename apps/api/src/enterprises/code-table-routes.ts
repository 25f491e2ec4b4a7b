import {
  codeSwitch,
  codeTableEntry,
  codeTableList,
  codeTablePage,
  codeTableQuery,
} from '@guanjia/core/enterprises';
import { allowsInZone } from '@guanjia/core/permissions';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { cutPage } from '../platform/cursors.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { countCodes, listCodes, listCodeVersions } from './code-tables-store.ts';
import { switchCode } from './switch-code.ts';

const tables = [
  { table: 'industries', kind: 'industry', summary: '国民经济行业分类（GB/T 4754）' },
  { table: 'divisions', kind: 'division', summary: '行政区划代码（GB/T 2260 与本区自编）' },
] as const;
const tags = ['enterprises'];

/** Public standards: anybody who is signed in may look a code up. */
export async function codeTableRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/code-tables',
    {
      schema: {
        summary: '字典：来源、版本、条数',
        tags,
        response: { 200: codeTableList },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'code-table.read');
      const [counts, versions] = await Promise.all([countCodes(db), listCodeVersions(db)]);
      const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
      return {
        items: tables.map(({ table, kind }) => {
          const levels = counts.filter((row) => row.kind === kind);
          return {
            table,
            entries: sum(levels.map((row) => row.entries)),
            off: sum(levels.map((row) => row.off)),
            levels: levels.map(({ level, entries }) => ({ level, entries })),
            versions: versions
              .filter((row) => row.kind === kind)
              .map(({ version, source, entries, at, by }) => ({
                version,
                source,
                entries,
                at: at.toISOString(),
                by,
              })),
          };
        }),
        mayEdit: allowsInZone(principal, 'code-table.edit'),
      };
    },
  );

  for (const { table, kind, summary } of tables) {
    app.get(
      `/code-tables/${table}`,
      { schema: { summary, tags, querystring: codeTableQuery, response: { 200: codeTablePage } } },
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

    app.patch(
      `/code-tables/${table}/:code`,
      {
        schema: {
          summary: `停用或恢复一个代码：${summary}`,
          description: '停用后不能再用于新登记的企业；已经用着的保留。',
          tags,
          params: z.strictObject({ code: z.string().min(1).max(20) }),
          body: codeSwitch,
          response: { 200: codeTableEntry },
        },
      },
      async ({ principal, params: { code }, body }) => {
        authoriseInZone(principal, 'code-table.edit');
        await inTransaction(db, (tx) => switchCode(tx, principal, { kind, code }, body, now()));
        const { rows } = await listCodes(db, kind, { state: 'all', limit: 1, code });
        const [entry] = rows;
        if (!entry) throw new Problem('not-found');
        return entry;
      },
    );
  }
}
