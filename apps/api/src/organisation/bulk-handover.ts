import { createHash } from 'node:crypto';
import type { Principal } from '@guanjia/core/identity';
import type { BulkHandoverRequest, BulkHandoverResults } from '@guanjia/core/organisation';
import { type Db, inTransaction } from '../platform/database.ts';
import { problemOf } from '../platform/http-errors.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { documentOf } from '../platform/problems.ts';
import { handOverSubject } from './hand-over-subject.ts';

/**
 * Hands over many at once, each in a transaction of its own: one that is refused holds up no other, and nobody is
 * ever without a butler. Sent again under the same key, what was done is not done twice, and what was refused is
 * judged anew.
 */
export async function handOverMany(
  db: Db,
  principal: Principal,
  { items, reason }: BulkHandoverRequest,
  { key, hash }: { readonly key: string; readonly hash: string },
  now: () => Date,
): Promise<BulkHandoverResults> {
  const results: BulkHandoverResults['items'] = [];
  for (const { kind, id, butlerId } of items) {
    const own = createHash('sha256').update(`${key}\n${kind}\n${id}`).digest('hex');
    const subject = kind === 'enterprise' ? { enterpriseId: id } : { projectId: id };
    try {
      const { body } = await inTransaction(db, (tx) =>
        withIdempotency(
          tx,
          principal,
          own,
          `POST /stewardships/bulk ${kind} ${id}`,
          hash,
          async () => {
            const done = await handOverSubject(tx, principal, { ...subject, butlerId, reason }, now());
            return { status: 201, body: { movedMatters: done.movedMatters } };
          },
          now(),
        ),
      );
      results.push({ kind, id, result: 'done', movedMatters: body.movedMatters, problem: null });
    } catch (error) {
      const problem = problemOf(error);
      const { code, title, detail } = documentOf(problem, id);
      const result = problem.status >= 500 ? 'failed' : 'refused';
      results.push({ kind, id, result, movedMatters: 0, problem: { code, title, detail } });
    }
  }
  return { items: results };
}
