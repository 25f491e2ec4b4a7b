import {
  lightsPage,
  lightsQuery,
  recordQuery,
  subjectsQuery,
  supervisableList,
  supervisionDetail,
  supervisionPage,
  supervisionQuery,
  supervisionRecord,
} from '@guanjia/core/supervision';
import { z } from 'zod';
import { contextAt } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import { listLights, listWorkOf } from './lights.ts';
import { readRecord } from './office-record.ts';
import { presentDetail, presentItems } from './present.ts';
import { listSupervisions } from './supervisions-store.ts';

const tags = ['supervision'];
const byId = z.strictObject({ id: z.uuid() });

export async function readingRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/supervisions',
    {
      schema: {
        summary: '督办件',
        description:
          '我发出的、督办我（或我单位）的、以及我范围内的。默认只列尚未解除的，新的在前；企业看不到。',
        tags,
        querystring: supervisionQuery,
        response: { 200: supervisionPage },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'supervision.read');
      const { rows, total } = await listSupervisions(db, principal, query);
      const items = await presentItems(db, await contextAt(db, now()), principal, rows);
      const shown = new Map(items.map((item) => [item.id, item]));
      return pageOfRows(query, rows, total, (row) => {
        const item = shown.get(row.id);
        if (!item) throw new Error('a row that was not presented');
        return item;
      });
    },
  );

  app.get(
    '/supervisions/lights',
    {
      schema: {
        summary: '我范围内亮黄灯、红灯的工作',
        description: '红灯在前、先到期的在前；每件附可以采取的督办步骤，不能采取的说明原因。',
        tags,
        querystring: lightsQuery,
        response: { 200: lightsPage },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'supervision.issue');
      return await listLights(db, await contextAt(db, now()), principal, query);
    },
  );

  app.get(
    '/supervisions/subjects',
    {
      schema: {
        summary: '一件事项或一个项目里可以督办的工作',
        tags,
        querystring: subjectsQuery,
        response: { 200: supervisableList },
      },
    },
    async ({ principal, query: { matterId, projectId } }) => {
      authorise(principal, 'supervision.issue');
      const of = matterId !== undefined ? { matterId } : { projectId: projectId ?? '' };
      return { items: await listWorkOf(db, await contextAt(db, now()), principal, of) };
    },
  );

  app.get(
    '/supervisions/record',
    {
      schema: {
        summary: '各单位的督办记录',
        description:
          '一段时间里发出的各类件数，以及按时回复数和应回复数（已回复的，或第一次时限已过的）。时限未到或提前失效的不计入。',
        tags,
        querystring: recordQuery,
        response: { 200: supervisionRecord },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'supervision.read');
      return await readRecord(db, principal, query, now());
    },
  );

  app.get(
    '/supervisions/:id',
    { schema: { summary: '督办件详情', tags, params: byId, response: { 200: supervisionDetail } } },
    async ({ principal, params }) =>
      await presentDetail(db, await contextAt(db, now()), principal, params.id),
  );
}
