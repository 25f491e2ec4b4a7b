import type { FastifyRequest } from 'fastify';
import { contextAt } from '../matters/index.ts';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { idempotencyKeyOf, requestHash, withIdempotency } from '../platform/idempotency.ts';
import type { MeetingWork } from './convene-meeting.ts';

type Asked = Pick<FastifyRequest, 'headers' | 'method' | 'url' | 'body' | 'principal'>;

/** Does `work` once a key, in one transaction with what `answer` reads afterwards. Only the id is kept under the key. */
export async function once<T>(
  { db, now }: Pick<AppDependencies, 'db' | 'now'>,
  request: Asked,
  route: string,
  work: (work: MeetingWork) => Promise<string>,
  answer: (work: MeetingWork, id: string) => Promise<T>,
): Promise<T> {
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
      async () => ({ status: 200, body: { id: await work(at) } }),
      ctx.now,
    );
    return await answer(at, body.id);
  });
}
