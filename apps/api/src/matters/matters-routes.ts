import {
  type ActionName,
  type ActionRequest,
  actionNames,
  actionRequests,
  bulkOffers,
  bulkOffersQuery,
  bulkRequest,
  bulkResults,
  journalPage,
  likeMatters,
  likeQuery,
  matterDetail,
  matterPage,
  matterQuery,
  queueCounts,
  raiseRequest,
  rectificationPage,
  rectificationQuery,
} from '@guanjia/core/matters';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { noContent } from '../platform/http-routes.ts';
import {
  idempotencyHeaders,
  idempotencyKeyOf,
  requestHash,
  withIdempotency,
} from '../platform/idempotency.ts';
import { findBulkOffers, performBulk } from './bulk.ts';
import { contextAt, recentContext } from './context.ts';
import { findLike } from './duplicates.ts';
import { escalationRuleRoutes } from './escalation-rule-routes.ts';
import { countQueues, listMatters } from './list-matters.ts';
import { listRectifications } from './list-rectifications.ts';
import { materialRoutes } from './material-routes.ts';
import { performWithStanding } from './perform.ts';
import { raiseMatter } from './raise.ts';
import { ratingLinkRoutes } from './rating-link-routes.ts';
import { readJournal } from './read-journal.ts';
import { readAfter, readAsFirm, readMatter } from './read-matter.ts';

const tags = ['matters'];
const matterParams = z.strictObject({ id: z.uuid() });

export async function matterRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  app.get(
    '/matters',
    {
      schema: {
        summary: '我范围内的诉求和事项',
        description: '按队列、状态、亮灯等筛选；total 在 10,000 以内是准确数，超出时 totalIsExact 为 false。',
        tags,
        querystring: matterQuery,
        response: { 200: matterPage },
      },
    },
    // Without a transaction: each statement sees one moment of its own, and none waits for another's connection.
    async ({ principal, query }) => await listMatters(db, await recentContext(db, now()), principal, query),
  );

  app.get(
    '/matters/queues',
    { schema: { summary: '我的各队列件数和亮灯数', tags, response: { 200: queueCounts } } },
    async ({ principal }) => await countQueues(db, principal),
  );

  app.get(
    '/rectifications',
    {
      schema: {
        summary: '差评整改队列',
        description:
          '我有权知道的事项里还没有整改完的差评，按到期先后：企业、等级、轮次、环节、亮灯、剩余时间、现在在谁手上。counts 是不加筛选时各环节和各灯的件数。',
        tags,
        querystring: rectificationQuery,
        response: { 200: rectificationPage },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'rectification.read');
      return await listRectifications(db, await recentContext(db, now()), principal, query);
    },
  );

  app.post(
    '/matters',
    {
      schema: {
        summary: '提出诉求',
        description: '企业（项目）自己提出，或由其管家代为提出并写明如何授权；后者即时受理。',
        tags,
        headers: idempotencyHeaders,
        body: raiseRequest,
        response: { 201: matterDetail },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      const detail = await inTransaction(db, async (tx) => {
        const ctx = await contextAt(tx, now());
        // Only the id is kept under the key: words must not outlive their erasure there.
        const { body: kept } = await withIdempotency(
          tx,
          principal,
          idempotencyKeyOf(request),
          'POST /matters',
          requestHash(request),
          async () => ({
            status: 201,
            body: { id: (await raiseMatter(tx, ctx, principal, body)).matter.id },
          }),
          ctx.now,
        );
        return await readMatter(tx, ctx, principal, kept.id);
      });
      return reply.code(201).send(detail);
    },
  );

  app.get(
    '/matters/:id',
    {
      schema: {
        summary: '一件事项的全部情况',
        description: 'actions 是我现在可以进行的操作。企业看到企业的一面，办理人员看到全过程。',
        tags,
        params: matterParams,
        response: { 200: matterDetail },
      },
    },
    async ({ principal, params }) =>
      await inTransaction(
        db,
        async (tx) => await readMatter(tx, await contextAt(tx, now()), principal, params.id),
      ),
  );

  app.post(
    '/matters/like',
    {
      schema: {
        summary: '可能已经提过的事',
        description:
          '提交之前看看：同一企业（项目）在办的和近 30 天办结的，按文字相近程度排列。不保存任何内容。',
        tags,
        body: likeQuery,
        response: { 200: likeMatters },
      },
    },
    async ({ principal, body }) => ({
      items: (await findLike(db, principal, body, now())).filter((one) => one.likely).slice(0, 3),
    }),
  );

  app.post(
    '/matters/bulk-offers',
    {
      schema: {
        summary: '选中的事项现在各能做什么',
        description: '批量操作之前看看：每种操作我现在能对其中哪几件做。不保存任何内容。',
        tags,
        body: bulkOffersQuery,
        response: { 200: bulkOffers },
      },
    },
    async ({ principal, body }) => await findBulkOffers(db, principal, body.matterIds, now()),
  );

  app.post(
    '/matters/bulk-actions',
    {
      schema: {
        summary: '对多件事项做同一种操作',
        description:
          '最多 100 件，逐件办理、逐件给出结果：一件不能办不影响其他各件。同一键重复提交时，办成的不会再办一次，没办成的重新判断。',
        tags,
        headers: idempotencyHeaders,
        body: bulkRequest,
        response: { 200: bulkResults },
      },
    },
    async (request) =>
      await performBulk(
        db,
        request.principal,
        request.body,
        { key: idempotencyKeyOf(request), hash: requestHash(request) },
        now,
      ),
  );

  app.get(
    '/matters/:id/firm-view',
    {
      schema: {
        summary: '企业看到的样子（给办理人员看）',
        description: '与企业自己读到的完全相同，没有可用操作。',
        tags,
        params: matterParams,
        response: { 200: matterDetail },
      },
    },
    async ({ principal, params }) =>
      await inTransaction(
        db,
        async (tx) => await readAsFirm(tx, await contextAt(tx, now()), principal, params.id),
      ),
  );

  app.get(
    '/matters/:id/like',
    {
      schema: {
        summary: '同一企业（项目）的其他事项，可能重复的在前',
        tags,
        params: matterParams,
        response: { 200: likeMatters },
      },
    },
    async ({ principal, params }) =>
      await inTransaction(db, async (tx) => {
        const at = now();
        const matter = await readMatter(tx, await contextAt(tx, at), principal, params.id);
        const wanted = {
          ...(matter.project ? { projectId: matter.project.id } : { enterpriseId: matter.enterprise.id }),
          besidesId: matter.id,
          typeCode: matter.type.code,
          text: `${matter.title} ${matter.text}`,
        };
        return { items: (await findLike(tx, principal, wanted, at)).slice(0, 20) };
      }),
  );

  app.get(
    '/matters/:id/journal',
    {
      schema: {
        summary: '一件事项的日志（只增不改，逐条哈希相连）',
        description: '企业看到对其公开的条目；审计管理员看到全部条目而不含正文。',
        tags,
        params: matterParams,
        response: { 200: journalPage },
      },
    },
    async ({ principal, params }) => await inTransaction(db, (tx) => readJournal(tx, principal, params.id)),
  );

  for (const action of actionNames) actionRoute(app, deps, action);
  await ratingLinkRoutes(app, deps);
  await materialRoutes(app, deps);
  await escalationRuleRoutes(app, deps);
}

/** One route an action, so that the contract shows exactly which fields each takes. */
function actionRoute<A extends ActionName>(app: Api, { db, now }: AppDependencies, action: A): void {
  app.post(
    `/matters/:id/actions/${action}`,
    {
      schema: {
        summary: `操作：${action}`,
        description:
          '现在不能进行时返回 409，actions 是现在可以进行的操作。退单、转办等操作之后事项可能不再归我：返回操作时的样子且没有可用操作；重复提交则返回 204。',
        tags: ['matter actions'],
        params: matterParams,
        headers: idempotencyHeaders,
        body: actionRequests[action] as z.ZodType,
        response: { 200: matterDetail, 204: noContent },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      const { id } = request.params as { id: string };
      const body = request.body as ActionRequest<A>;
      const detail = await inTransaction(db, async (tx) => {
        const ctx = await contextAt(tx, now());
        let acted: Awaited<ReturnType<typeof performWithStanding>> | undefined;
        await withIdempotency(
          tx,
          principal,
          idempotencyKeyOf(request),
          `POST /matters/${id}/actions/${action}`,
          requestHash(request),
          async () => {
            acted = await performWithStanding(tx, ctx, principal, id, action, body);
            return { status: 200, body: { id } };
          },
          ctx.now,
        );
        return await readAfter(tx, ctx, principal, id, acted);
      });
      return detail ? reply.send(detail) : reply.code(204).send();
    },
  );
}
