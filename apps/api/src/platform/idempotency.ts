import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import type { Db, Tx } from './database.ts';
import { Problem } from './problems.ts';

/** Longer than any phone stays offline with something to send. */
const keptDays = 30;

export const idempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, '1 至 200 个可见的 ASCII 字符')
    .describe('每次操作一个新值，重试时不变；同一键重复提交只生效一次'),
});

export interface Answer<Body> {
  status: number;
  body: Body;
}

/** What makes two requests the same: method, address and body, whatever the order of their fields. */
export function requestHash(request: Pick<FastifyRequest, 'method' | 'url' | 'body'>): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${canonicalJson(request.body ?? null)}`)
    .digest('hex');
}

/**
 * Does `work` once per account and key, in the transaction of the work itself: a repetition gets the stored answer,
 * another request under the same key is refused. Two at once queue on the key's row; a refusal stores nothing, so it
 * is judged anew when it comes again.
 */
export async function withIdempotency<Body>(
  tx: Tx,
  principal: { accountId: string },
  key: string,
  route: string,
  hash: string,
  work: () => Promise<Answer<Body>>,
  now: Date,
): Promise<Answer<Body> & { replayed: boolean }> {
  const mine = await tx
    .insertInto('idempotency_key')
    .values({
      account_id: principal.accountId,
      key,
      route,
      request_hash: hash,
      status: null,
      body: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!mine) {
    const kept = await tx
      .selectFrom('idempotency_key')
      .select(['route', 'request_hash', 'status', 'body'])
      .where('account_id', '=', principal.accountId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (kept.route !== route || kept.request_hash !== hash) throw new Problem('idempotency-key-reused');
    return { status: kept.status ?? 200, body: kept.body as Body, replayed: true };
  }
  const answer = await work();
  await tx
    .updateTable('idempotency_key')
    .set({ status: answer.status, body: JSON.stringify(answer.body ?? null) })
    .where('account_id', '=', principal.accountId)
    .where('key', '=', key)
    .execute();
  return { ...answer, replayed: false };
}

/** The key that a request brings; routes that write with consequences demand one. */
export function idempotencyKeyOf(request: Pick<FastifyRequest, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') throw new Problem('idempotency-key-required');
  return key;
}

export async function deleteOldIdempotencyKeys(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotency_key')
    .where('created_at', '<', new Date(now.getTime() - keptDays * 86_400_000))
    .execute();
}
