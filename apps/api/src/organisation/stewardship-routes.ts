import {
  bulkHandoverRequest,
  bulkHandoverResults,
  handoverRequest,
  handoverResult,
  stewardshipPage,
  stewardshipQuery,
} from '@guanjia/core/organisation';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { cutPage } from '../platform/cursors.ts';
import { inTransaction } from '../platform/database.ts';
import {
  idempotencyHeaders,
  idempotencyKeyOf,
  requestHash,
  withIdempotency,
} from '../platform/idempotency.ts';
import { handOverMany } from './bulk-handover.ts';
import { handOverSubject } from './hand-over-subject.ts';
import { presentStewardship } from './present-stewardship.ts';
import { listStewardships } from './stewardships-store.ts';

const tags = ['organisation'];

export async function stewardshipRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/stewardships',
    {
      schema: {
        summary: '包抓关系及其历史',
        tags,
        querystring: stewardshipQuery,
        response: { 200: stewardshipPage },
      },
    },
    async ({ principal, query }) => {
      const scope = authorise(principal, 'stewardship.read');
      const { rows, total } = await listStewardships(db, scope, query);
      return cutPage(rows, query.limit, total, presentStewardship, (row) => [
        row.started_at.toISOString(),
        row.id,
      ]);
    },
  );

  app.post(
    '/stewardships',
    {
      schema: {
        summary: '交接：换一名管家包抓，在办事项随之移交',
        tags,
        headers: idempotencyHeaders,
        body: handoverRequest,
        response: { 201: handoverResult },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      authorise(principal, 'stewardship.handover');
      const answer = await inTransaction(db, (tx) =>
        withIdempotency(
          tx,
          principal,
          idempotencyKeyOf(request),
          'POST /stewardships',
          requestHash(request),
          async () => ({ status: 201, body: await handOverSubject(tx, principal, body, now()) }),
          now(),
        ),
      );
      return reply.code(201).send(answer.body);
    },
  );

  app.post(
    '/stewardships/bulk',
    {
      schema: {
        summary: '批量交接：多家企业、项目一次交给一名或几名管家',
        description:
          '最多 200 家，逐家办理、逐家给出结果：一家不能交接不影响其他各家。同一键重复提交时，办成的不会再办一次，没办成的重新判断。',
        tags,
        headers: idempotencyHeaders,
        body: bulkHandoverRequest,
        response: { 200: bulkHandoverResults },
      },
    },
    async (request) => {
      authorise(request.principal, 'stewardship.handover');
      const asked = { key: idempotencyKeyOf(request), hash: requestHash(request) };
      return await handOverMany(db, request.principal, request.body, asked, now);
    },
  );
}
