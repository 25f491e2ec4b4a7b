import { type Principal, principalOf } from '@guanjia/core/identity';
import type { MatterDetail, Standing } from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import type { MatterBundle } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { findMatter } from './matter-store.ts';
import { actionsNow } from './perform.ts';
import { presentMatter } from './present-matter.ts';
import { matterNotFound } from './refusals.ts';
import { mayRead, standingOf, tiesOf, viewOf } from './standing.ts';

/** A matter with its rows, and what this person is to it. Throws `not-found` for what they may not know of. */
export async function getReadableBundle(
  tx: Tx,
  principal: Principal,
  id: string,
): Promise<{ bundle: MatterBundle; standing: Standing }> {
  const bundle = await findMatter(tx, id);
  if (!bundle) throw matterNotFound();
  const standing = standingOf(principal, tiesOf(bundle));
  if (!mayRead(standing)) throw matterNotFound();
  return { bundle, standing };
}

/** A matter for this person, with what they may do now. Throws `not-found` for what they may not know of. */
export async function readMatter(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  id: string,
): Promise<MatterDetail> {
  const { bundle, standing } = await getReadableBundle(tx, principal, id);
  const actions = await actionsNow(tx, bundle, standing, ctx.now);
  return await presentMatter(tx, ctx, principal, bundle, standing, actions);
}

/**
 * The very presentation that the firm gets, for staff who may read the matter: nothing is told twice, so nothing can
 * be shown here that the firm does not see. Throws `not-found` for what they may not know of, and for the firm itself.
 */
export async function readAsFirm(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  id: string,
): Promise<MatterDetail> {
  const bundle = await findMatter(tx, id);
  if (!bundle) throw matterNotFound();
  const standing = standingOf(principal, tiesOf(bundle));
  if (!mayRead(standing) || viewOf(standing) !== 'staff') throw matterNotFound();
  const { enterprise_id: enterpriseId, project_id: projectId } = bundle.matter;
  const firm = principalOf({
    accountId: principal.accountId,
    sessionId: principal.sessionId,
    displayName: '',
    roles: projectId
      ? [{ role: 'project-owner', officeId: null, enterpriseId: null, projectId }]
      : [{ role: 'enterprise-contact', officeId: null, enterpriseId, projectId: null }],
    butler: null,
  });
  return await presentMatter(tx, ctx, firm, bundle, standingOf(firm, tiesOf(bundle)), []);
}

/**
 * What an act is answered with. Returning or transferring may take the matter out of the person's sight: then it is
 * shown once more as it stands, with nothing left to do; a repetition, which proves nothing any more, shows nothing.
 */
export async function readAfter(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  id: string,
  acted: { bundle: MatterBundle; standing: Standing } | undefined,
): Promise<MatterDetail | undefined> {
  const bundle = acted?.bundle ?? (await findMatter(tx, id));
  if (!bundle) throw matterNotFound();
  const standing = standingOf(principal, tiesOf(bundle));
  if (mayRead(standing)) {
    return await presentMatter(
      tx,
      ctx,
      principal,
      bundle,
      standing,
      await actionsNow(tx, bundle, standing, ctx.now),
    );
  }
  return acted && (await presentMatter(tx, ctx, principal, bundle, acted.standing, []));
}

/** Whether this person may know of a matter, and in which presentation; undefined where not. */
export async function findReadableMatter(
  tx: Tx,
  principal: Principal,
  id: string,
): Promise<'firm' | 'staff' | undefined> {
  const bundle = await findMatter(tx, id);
  if (!bundle) return undefined;
  const standing = standingOf(principal, tiesOf(bundle));
  return mayRead(standing) ? viewOf(standing) : undefined;
}
