import { createHash } from 'node:crypto';
import type { Principal } from '@guanjia/core/identity';
import {
  type ActionRequest,
  availableActions,
  type BulkAction,
  type BulkOffers,
  type BulkRequest,
  type BulkResult,
  type BulkResults,
  bulkActions,
  type MatterStatus,
} from '@guanjia/core/matters';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { problemOf } from '../platform/http-errors.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { documentOf } from '../platform/problems.ts';
import type { MatterBundle } from './bundle.ts';
import { contextAt } from './context.ts';
import { factsOf } from './facts.ts';
import { findMatter } from './matter-store.ts';
import { performWithStanding } from './perform.ts';
import { actionNotAvailable } from './refusals.ts';
import { mayRead, standingOf, tiesOf } from './standing.ts';

/** Which of the acts each of these matters takes from this person now; what he may not know of takes none. */
export async function findBulkOffers(
  db: Db,
  principal: Principal,
  matterIds: readonly string[],
  now: Date,
): Promise<BulkOffers> {
  return await inTransaction(db, async (tx) => {
    const taken = new Map<BulkAction, string[]>(bulkActions.map((action) => [action, []]));
    for (const id of matterIds) {
      const bundle = await findMatter(tx, id);
      if (!bundle) continue;
      for (const action of new Set(offeredFor(principal, bundle, now).map((one) => one.action))) {
        taken.get(action as BulkAction)?.push(id);
      }
    }
    return {
      items: [...taken].flatMap(([action, ids]) => (ids.length > 0 ? [{ action, matterIds: ids }] : [])),
    };
  });
}

function offeredFor(principal: Principal, bundle: MatterBundle, now: Date) {
  const standing = standingOf(principal, tiesOf(bundle));
  // Nobody who may escalate in bulk: the levels above are not asked for.
  return mayRead(standing) ? availableActions(factsOf(bundle, []), standing, now) : [];
}

export interface BulkAsked {
  readonly key: string;
  readonly hash: string;
}

/**
 * Does one act on each of many matters, every one in a transaction of its own: what is refused for one is done for the
 * others. Sent again under the same key, what was done is not done twice, and what was refused is judged anew.
 */
export async function performBulk(
  db: Db,
  principal: Principal,
  { action, matterIds, ...request }: BulkRequest,
  { key, hash }: BulkAsked,
  now: () => Date,
): Promise<BulkResults> {
  const items: BulkResult[] = [];
  for (const id of matterIds) {
    const own = createHash('sha256').update(`${key}\n${id}`).digest('hex');
    try {
      const done = await inTransaction(db, async (tx) => {
        const ctx = await contextAt(tx, now());
        const { body } = await withIdempotency(
          tx,
          principal,
          own,
          `POST /matters/bulk-actions ${id}`,
          hash,
          async () => ({ status: 200, body: await performOnAll(tx, ctx, principal, id, action, request) }),
          ctx.now,
        );
        return body;
      });
      items.push({ matterId: id, result: 'done', ...done, problem: null });
    } catch (error) {
      const problem = problemOf(error);
      const { code, title, detail } = documentOf(problem, id);
      const result = problem.status >= 500 ? 'failed' : 'refused';
      items.push({ matterId: id, result, times: 0, status: null, problem: { code, title, detail } });
    }
  }
  return { items };
}

/** The act on the matter, or on each of its assignments that takes it from this person. */
async function performOnAll(
  tx: Tx,
  ctx: Awaited<ReturnType<typeof contextAt>>,
  principal: Principal,
  id: string,
  action: BulkAction,
  request: object,
): Promise<{ times: number; status: MatterStatus }> {
  const found = await findMatter(tx, id);
  const offered = found ? offeredFor(principal, found, ctx.now).filter((one) => one.action === action) : [];
  // The one that is refused says why: not available, or not known of at all.
  const targets = offered.length > 0 ? offered : [{ assignmentId: undefined }];
  let status: MatterStatus | undefined;
  for (const { assignmentId } of targets) {
    const body = { ...request, ...(assignmentId && { assignmentId }) } as ActionRequest<BulkAction>;
    status = (await performWithStanding(tx, ctx, principal, id, action, body)).bundle.matter.status;
  }
  if (status === undefined) throw actionNotAvailable([]);
  return { times: targets.length, status };
}
