import {
  issuedRatingLink,
  issueRatingLinkRequest,
  lookAtRatingLinkRequest,
  rateByLinkRequest,
  ratingLinkView,
} from '@guanjia/core/matters';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { noContent } from '../platform/http-routes.ts';
import {
  idempotencyHeaders,
  idempotencyKeyOf,
  requestHash,
  withIdempotency,
} from '../platform/idempotency.ts';
import { countAttempt, refundAttempt } from '../platform/rate-limit.ts';
import { contextAt } from './context.ts';
import { handOutToken, issueRatingLink, lookAtRatingLink, rateByLink } from './rating-links.ts';

const tags = ['matters'];
/** A whole firm may share an address: looks that found an open link are given back. */
const looksPerAddress = { points: 40, windowSeconds: 900 };
const ratingsPerAddress = { points: 30, windowSeconds: 900 };

/** 评价链接. The token travels in bodies only, so that no log of addresses keeps it. */
export async function ratingLinkRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.post(
    '/matters/:id/rating-links',
    {
      schema: {
        summary: '生成评价链接，发给企业的一位联系人',
        description:
          '管家和平台主管可用。已办结、未评价、评价期内才能生成；一位联系人一轮一个，重新生成后原来的失效。只在这一次答复里给出 token，平台只存它的摘要。',
        tags,
        params: z.strictObject({ id: z.uuid() }),
        headers: idempotencyHeaders,
        body: issueRatingLinkRequest,
        response: { 201: issuedRatingLink },
      },
    },
    async (request, reply) => {
      const { principal, params, body } = request;
      const issued = await inTransaction(db, async (tx) => {
        const ctx = await contextAt(tx, now());
        const { body: kept } = await withIdempotency(
          tx,
          principal,
          idempotencyKeyOf(request),
          `POST /matters/${params.id}/rating-links`,
          requestHash(request),
          async () => ({
            status: 201,
            body: { id: await issueRatingLink(tx, ctx, principal, params.id, body.contactId) },
          }),
          ctx.now,
        );
        return await handOutToken(tx, ctx, principal, params.id, kept.id);
      });
      return reply.code(201).header('cache-control', 'no-store').send(issued);
    },
  );

  app.post(
    '/rating-links/look',
    {
      config: { public: true },
      schema: {
        summary: '打开评价链接：这是哪件事，还能不能评',
        description: '无须登录。只有链接有效时才给出标题、编号和答复，此外不给出企业的任何信息。',
        tags,
        body: lookAtRatingLinkRequest,
        response: { 200: ratingLinkView },
      },
    },
    async ({ body, ip }, reply) => {
      const key = `rating-link:look:${ip}`;
      await countAttempt(db, { key, ...looksPerAddress }, now());
      const view = await inTransaction(db, async (tx) =>
        lookAtRatingLink(tx, await contextAt(tx, now()), body.token),
      );
      if (view.state === 'open') await refundAttempt(db, key);
      return reply.header('cache-control', 'no-store').send(view);
    },
  );

  app.post(
    '/rating-links/rate',
    {
      config: { public: true },
      schema: {
        summary: '通过链接评价',
        description: '无须登录，一个链接一次。已用、已评、过期、失效各有说明；以工作人员身份登录时不能使用。',
        tags,
        body: rateByLinkRequest,
        response: { 204: noContent },
      },
    },
    async ({ body, ip, signedIn }, reply) => {
      await countAttempt(db, { key: `rating-link:rate:${ip}`, ...ratingsPerAddress }, now());
      await inTransaction(db, async (tx) =>
        rateByLink(tx, await contextAt(tx, now()), body, signedIn?.principal ?? null),
      );
      return reply.code(204).send();
    },
  );
}
