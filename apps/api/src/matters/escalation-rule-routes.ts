import { escalationLadder, escalationRuleChange, escalationRuleCreation } from '@guanjia/core/matters';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { contextAt } from './context.ts';
import { changeRule, createRule, presentLadder } from './escalation-rules.ts';
import { once } from './once.ts';

const tags = ['matters'];

/** 提级规则: who stands where on the ladder, and by which rules overdue work goes up by itself. */
export async function escalationRuleRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  app.get(
    '/escalation-rules',
    {
      schema: {
        summary: '提级规则和各站逐级的人',
        description: '每级现在由谁答复、答复期限；每条规则在哪个时限亮什么灯、几个工作日后、提到哪一级。',
        tags,
        response: { 200: escalationLadder },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'settings.read');
      return await inTransaction(db, async (tx) => presentLadder(tx, await contextAt(tx, now()), principal));
    },
  );

  app.post(
    '/escalation-rules',
    {
      schema: {
        summary: '新增提级规则',
        description: '从现在起算：已经超期的也从现在起算天数，不会一下子全部提级。',
        tags,
        headers: idempotencyHeaders,
        body: escalationRuleCreation,
        response: { 201: escalationLadder },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      authoriseInZone(principal, 'settings.edit-service');
      const ladder = await once(
        deps,
        request,
        'POST /escalation-rules',
        ({ tx, ctx }) => createRule(tx, ctx, principal, body),
        ({ tx, ctx }) => presentLadder(tx, ctx, principal),
      );
      return reply.code(201).send(ladder);
    },
  );

  app.patch(
    '/escalation-rules/:id',
    {
      schema: {
        summary: '修改、停用或恢复提级规则',
        description: '须带上读到的 revision；改动从现在起算，记入日志。规则不删除，只停用。',
        tags,
        params: z.strictObject({ id: z.uuid() }),
        body: escalationRuleChange,
        response: { 200: escalationLadder },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'settings.edit-service');
      return await inTransaction(db, async (tx) => {
        const ctx = await contextAt(tx, now());
        await changeRule(tx, ctx, principal, params.id, body);
        return await presentLadder(tx, ctx, principal);
      });
    },
  );
}
