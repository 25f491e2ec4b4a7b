import type { Principal } from '@guanjia/core/identity';
import {
  type SupervisionDetail,
  supervisionDetail,
  supervisionIssue,
  supervisionNote,
  supervisionPlan,
  supervisionProgress,
  supervisionWords,
  urgedMany,
  urgeMany,
} from '@guanjia/core/supervision';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contextAt } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import {
  idempotencyHeaders,
  idempotencyKeyOf,
  requestHash,
  withIdempotency,
} from '../platform/idempotency.ts';
import type { Acting } from './acting.ts';
import { liftSupervision, noteReply, replyTo, reportProgress, returnReply } from './answer.ts';
import { issueSupervision, urgeAll } from './issue.ts';
import { presentDetail } from './present.ts';

const tags = ['supervision'];
const byId = z.strictObject({ id: z.uuid() });
type Asked = Pick<FastifyRequest, 'headers' | 'method' | 'url' | 'body' | 'principal'>;

export async function actingRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  /** Does it once a key, and keeps the answer of the first time. */
  const once = async <T>(request: Asked, route: string, work: (at: Acting) => Promise<T>): Promise<T> => {
    const { principal } = request;
    return await inTransaction(db, async (tx) => {
      const ctx = await contextAt(tx, now());
      const { body } = await withIdempotency(
        tx,
        principal,
        idempotencyKeyOf(request),
        route,
        requestHash(request),
        async () => ({ status: 200, body: await work({ tx, ctx, principal }) }),
        ctx.now,
      );
      return body;
    });
  };
  /** Answers the supervision as it then stands. */
  const detail = async (principal: Principal, id: string): Promise<SupervisionDetail> =>
    await presentDetail(db, await contextAt(db, now()), principal, id);

  app.post(
    '/supervisions',
    {
      schema: {
        summary: '发出督办',
        description:
          '催办、提醒单（黄）、督办单（红）、约谈、通报。提醒单要亮黄灯或红灯，督办单要亮红灯或提醒单逾期未回复；平台主管、领导可写明理由破例。',
        tags,
        headers: idempotencyHeaders,
        body: supervisionIssue,
        response: { 201: supervisionDetail },
      },
    },
    async (request, reply) => {
      authorise(request.principal, 'supervision.issue');
      const { id } = await once(request, 'POST /supervisions', async (at) => ({
        id: await issueSupervision(at, request.body),
      }));
      return reply.code(201).send(await detail(request.principal, id));
    },
  );

  app.post(
    '/supervisions/urges',
    {
      schema: {
        summary: '一次催办多件',
        description: '不能催的逐件说明，其余照催。',
        tags,
        headers: idempotencyHeaders,
        body: urgeMany,
        response: { 200: urgedMany },
      },
    },
    async (request) => {
      authorise(request.principal, 'supervision.issue');
      return await once(request, 'POST /supervisions/urges', (at) => urgeAll(at, request.body));
    },
  );

  app.post(
    '/supervisions/:id/replies',
    {
      schema: {
        summary: '回复：整改计划和完成日期',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: supervisionPlan,
        response: { 200: supervisionDetail },
      },
    },
    async (request) => {
      const { params, body, principal } = request;
      await once(request, 'POST /supervisions/replies', (at) => replyTo(at, params.id, body));
      return await detail(principal, params.id);
    },
  );

  app.post(
    '/supervisions/:id/progress',
    {
      schema: {
        summary: '反馈进展：现场照片和说明',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: supervisionProgress,
        response: { 200: supervisionDetail },
      },
    },
    async (request) => {
      const { params, body, principal } = request;
      await once(request, 'POST /supervisions/progress', (at) => reportProgress(at, params.id, body));
      return await detail(principal, params.id);
    },
  );

  app.post(
    '/supervisions/:id/return',
    {
      schema: {
        summary: '退回回复',
        description: '写明哪里不行；对方从此时起重新计算回复时限。',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: supervisionWords,
        response: { 200: supervisionDetail },
      },
    },
    async (request) => {
      const { params, body, principal } = request;
      await once(request, 'POST /supervisions/return', (at) => returnReply(at, params.id, body.text));
      return await detail(principal, params.id);
    },
  );

  app.post(
    '/supervisions/:id/note',
    {
      schema: {
        summary: '确认回复',
        description: '认可计划和日期；督办仍然有效，直到解除。',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: supervisionNote,
        response: { 200: supervisionDetail },
      },
    },
    async (request) => {
      const { params, body, principal } = request;
      await once(request, 'POST /supervisions/note', (at) => noteReply(at, params.id, body.text));
      return await detail(principal, params.id);
    },
  );

  app.post(
    '/supervisions/:id/lift',
    {
      schema: {
        summary: '解除督办',
        description: '由发出人，或在他之上的站长、平台主管、领导解除。',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: supervisionWords,
        response: { 200: supervisionDetail },
      },
    },
    async (request) => {
      const { params, body, principal } = request;
      await once(request, 'POST /supervisions/lift', (at) => liftSupervision(at, params.id, body.text));
      return await detail(principal, params.id);
    },
  );
}
