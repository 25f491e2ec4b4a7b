import {
  meetingKinds,
  seriesChange,
  seriesContent,
  seriesList,
  seriesPreview,
  seriesPreviewRequest,
  templateChange,
  templateList,
} from '@guanjia/core/meetings';
import { z } from 'zod';
import { contextAt, once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise, authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { presentSeries } from './present-series.ts';
import { changeSeries, createSeries, timeZoneOf, upcomingOf } from './series.ts';
import { presentTemplates, writeTemplate } from './templates.ts';

const tags = ['meetings'];
const previewDays = 730;
const mostPreviewed = 12;

/** 例会 and the forms of minutes. */
export async function seriesRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  app.get(
    '/meeting-series',
    {
      schema: {
        summary: '例会',
        description: '按 RFC 5545 的规则重复；遇休息日的标明，按设置顺延。',
        tags,
        response: { 200: seriesList },
      },
    },
    async ({ principal }) => {
      authorise(principal, 'meeting.read');
      return await inTransaction(db, async (tx) => presentSeries(tx, await contextAt(tx, now()), principal));
    },
  );

  app.post(
    '/meeting-series/preview',
    {
      schema: {
        summary: '预览例会日期',
        tags,
        body: seriesPreviewRequest,
        response: { 200: seriesPreview },
      },
    },
    async ({ principal, body }) => {
      authoriseInZone(principal, 'meeting-series.edit');
      return await inTransaction(db, async (tx) => {
        const ctx = await contextAt(tx, now());
        return { upcoming: upcomingOf(ctx, body, await timeZoneOf(tx), previewDays).slice(0, mostPreviewed) };
      });
    },
  );

  app.post(
    '/meeting-series',
    {
      schema: {
        summary: '设立例会',
        tags,
        headers: idempotencyHeaders,
        body: seriesContent,
        response: { 201: seriesList },
      },
    },
    async (request, reply) => {
      authoriseInZone(request.principal, 'meeting-series.edit');
      const list = await once(
        deps,
        request,
        'POST /meeting-series',
        (work) => createSeries(work, request.body),
        ({ tx, ctx, principal }) => presentSeries(tx, ctx, principal),
      );
      return reply.code(201).send(list);
    },
  );

  app.put(
    '/meeting-series/:id',
    {
      schema: {
        summary: '修改或停办例会',
        description: '规则不再指到的草稿随之取消；已发通知的不变。',
        tags,
        params: z.strictObject({ id: z.uuid() }),
        body: seriesChange,
        response: { 200: seriesList },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'meeting-series.edit');
      return await inTransaction(db, async (tx) => {
        const work = { tx, ctx: await contextAt(tx, now()), principal };
        await changeSeries(work, params.id, body);
        return await presentSeries(tx, work.ctx, principal);
      });
    },
  );

  app.get(
    '/meeting-templates',
    { schema: { summary: '纪要模板', tags, response: { 200: templateList } } },
    async ({ principal }) => {
      authorise(principal, 'meeting.read');
      return await presentTemplates(db, principal);
    },
  );

  app.put(
    '/meeting-templates/:kind',
    {
      schema: {
        summary: '修改一类会议的纪要模板（Markdown）',
        description:
          '可用 {title} {time} {place} {present} {absent} {agenda} {carried}，起草纪要时自动填入。',
        tags,
        params: z.strictObject({ kind: z.enum(meetingKinds) }),
        body: templateChange,
        response: { 200: templateList },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'meeting-series.edit');
      await inTransaction(db, (tx) => writeTemplate(tx, principal, params.kind, body, now()));
      return await presentTemplates(db, principal);
    },
  );
}
