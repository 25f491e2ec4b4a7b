import {
  isPrintable,
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
import { Problem } from '../platform/problems.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import { listLights, listWorkOf } from './lights.ts';
import { drawPaper } from './notice-pdf.ts';
import { paperOf } from './notice-words.ts';
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

  app.get(
    '/supervisions/:id/notice.pdf',
    {
      schema: {
        summary: '提醒单、督办单的正式文本（PDF）',
        description: 'A4，发出时的情况不变；已有的回复和解除列在后面。催办、约谈、通报没有。',
        tags,
        params: byId,
        produces: ['application/pdf'],
      },
    },
    async ({ principal, params }, reply) => {
      const ctx = await contextAt(db, now());
      const detail = await presentDetail(db, ctx, principal, params.id);
      if (!isPrintable(detail.kind)) {
        throw new Problem('not-found', { detail: '只有提醒单和督办单有正式文本。' });
      }
      const zone = await db.selectFrom('zone').select('name').executeTakeFirstOrThrow();
      const { supervised } = detail;
      const office =
        supervised.as === 'office' &&
        (await db
          .selectFrom('office')
          .select('name')
          .where('id', '=', supervised.id)
          .executeTakeFirstOrThrow());
      const paper = paperOf(detail, {
        to: office ? office.name : supervised.name,
        zone: zone.name,
        calendar: ctx.calendar,
        printedAt: ctx.now,
        by: principal.displayName,
      });
      const name = `${paper.title}${paper.number}.pdf`;
      return reply
        .header('content-type', 'application/pdf')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(await drawPaper(paper));
    },
  );
}
