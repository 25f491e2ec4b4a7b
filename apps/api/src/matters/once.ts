import type { Principal } from '@guanjia/core/identity';
import type { FastifyRequest } from 'fastify';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { idempotencyKeyOf, requestHash, withIdempotency } from '../platform/idempotency.ts';
import type { ClockContext } from './clocks.ts';
import { contextAt } from './context.ts';

/** Somebody at a moment, with the calendar and the settings that then hold. */
interface Acting {
  readonly tx: Tx;
  readonly ctx: ClockContext;
  readonly principal: Principal;
}
export type Asked = Pick<FastifyRequest, 'headers' | 'method' | 'url' | 'body' | 'principal'>;

/**
 * Does `work` once a key, in one transaction with what `answer` reads afterwards. Only what `work` answers is kept
 * under the key (an id, as a rule): a repetition reads how things stand by then.
 */
export async function once<Kept, Answer>(
  { db, now }: Pick<AppDependencies, 'db' | 'now'>,
  request: Asked,
  route: string,
  work: (at: Acting) => Promise<Kept>,
  answer: (at: Acting, kept: Kept) => Promise<Answer>,
): Promise<Answer> {
  const { principal } = request;
  return await inTransaction(db, async (tx) => {
    const ctx = await contextAt(tx, now());
    const at = { tx, ctx, principal };
    const { body } = await withIdempotency(
      tx,
      principal,
      idempotencyKeyOf(request),
      route,
      requestHash(request),
      async () => ({ status: 200, body: { kept: await work(at) } }),
      ctx.now,
    );
    return await answer(at, body.kept);
  });
}
