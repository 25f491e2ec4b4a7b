import { asCovered, type Principal, withoutCover } from '@guanjia/core/identity';
import {
  type ActionName,
  type ActionRequest,
  type AvailableAction,
  assignmentTransitions,
  availableActions,
  deciderOf,
  extensionTransitions,
  findAvailable,
  matterTransitions,
  type Relation,
  reachableLevels,
  rectificationTransitions,
  type Standing,
} from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import type { JournalActor } from '../platform/journal.ts';
import { findAppealReview } from './appeal-review.ts';
import { currentRectification, type MatterBundle, openEscalation } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { ladderOf } from './escalation-ladder.ts';
import { factsOf } from './facts.ts';
import { handlers } from './handlers.ts';
import { mayPromiseAny } from './materials-store.ts';
import { findMatterForChange, fingerprint } from './matter-store.ts';
import { recountMatter } from './recount.ts';
import { actionNotAvailable, matterNotFound } from './refusals.ts';
import { settle } from './settle.ts';
import { actingAs, mayRead, standingOf, tiesOf } from './standing.ts';
import type { MatterWork } from './work.ts';

const transitions: Record<ActionName, { by: readonly Relation[] }> = {
  ...matterTransitions,
  ...assignmentTransitions,
  ...extensionTransitions,
  ...rectificationTransitions,
};

/** What this person may do with this matter now. */
export async function actionsNow(
  tx: Tx,
  bundle: MatterBundle,
  standing: Standing,
  now: Date,
): Promise<AvailableAction[]> {
  // Only who may escalate needs to know which levels can be reached.
  const escalates = matterTransitions.escalate.by.some((relation) => standing.relations.has(relation));
  const levels = escalates ? reachableLevels(await ladderOf(tx, bundle)) : [];
  const appealed = currentRectification(bundle)?.status === 'appealed';
  const appealReview = appealed ? await findAppealReview(tx, bundle.matter.id) : null;
  const firmMayPromise = standing.relations.has('firm') && (await mayPromiseAny(tx, bundle));
  return availableActions(factsOf(bundle, levels, { appealReview, firmMayPromise }), standing, now);
}

/** The role and office under which an action is journalled. */
function actorOf(
  principal: Principal,
  standing: Standing,
  action: ActionName,
  officeId?: string,
): JournalActor {
  const relation = actingAs(standing, transitions[action].by);
  const acts = relation ?? 'unknown';
  const office =
    officeId ??
    (relation === 'office' || relation === 'office-head'
      ? ([...standing.officeIds][0] ?? null)
      : relation === 'butler'
        ? principal.butlerStationId
        : relation === 'station-master'
          ? (principal.stationIds[0] ?? null)
          : null);
  return { accountId: principal.accountId, role: acts, officeId: office };
}

/** Whom the person stands in for with this action; null where the right is the person's own. */
function actsFor(principal: Principal, bundle: MatterBundle, action: ActionName): string | null {
  const ties = tiesOf(bundle);
  const may = (as: Principal) => actingAs(standingOf(as, ties), transitions[action].by) !== undefined;
  if (principal.covering.length === 0 || may(withoutCover(principal))) return null;
  return principal.covering.find((away) => may(asCovered(principal, away)))?.accountId ?? null;
}

/** Superiors that an escalation or the end of one concerns, beyond the table. */
function escalatedTo(bundle: MatterBundle, action: ActionName): Relation[] {
  const open = openEscalation(bundle);
  return open && action !== 'escalate' && action !== 'comment' ? [deciderOf[open.level]] : [];
}

/**
 * Does one action on a matter within the caller's transaction. Of two people who act at once the second waits
 * for the first, and is then refused with what is now possible (`action-not-available`).
 * Throws `not-found` for a matter that the person may not know of.
 */
export async function performAction<A extends ActionName>(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  matterId: string,
  action: A,
  request: ActionRequest<A>,
): Promise<MatterBundle> {
  return (await performWithStanding(tx, ctx, principal, matterId, action, request)).bundle;
}

/** As `performAction`, with what the person was to the matter before: an act may take it out of his sight. */
export async function performWithStanding<A extends ActionName>(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  matterId: string,
  action: A,
  request: ActionRequest<A>,
): Promise<{ bundle: MatterBundle; standing: Standing }> {
  const bundle = await findMatterForChange(tx, matterId);
  if (!bundle) throw matterNotFound();
  await recountMatter(tx, ctx, bundle);
  const standing = standingOf(principal, tiesOf(bundle));
  if (!mayRead(standing)) throw matterNotFound();
  const actions = await actionsNow(tx, bundle, standing, ctx.now);
  const assignmentId = 'assignmentId' in request ? request.assignmentId : undefined;
  const available = findAvailable(actions, { action, assignmentId });
  if (!available) throw actionNotAvailable(actions);
  const before = fingerprint(bundle);
  const coveredFor = actsFor(principal, bundle, action);
  const work: MatterWork = {
    tx,
    ctx,
    principal,
    standing,
    action,
    available,
    bundle,
    texts: [],
    details: coveredFor === null ? {} : { coveredFor },
    attachmentIds: [],
    tellOffices: new Set(),
    alsoTell: escalatedTo(bundle, action),
  };
  const officeOf = bundle.assignment.find((a) => a.id === assignmentId)?.office_id;
  const byOffice = officeOf !== undefined && standing.officeIds.has(officeOf);
  await handlers[action](work, request);
  const deviceAt = 'deviceAt' in request && request.deviceAt ? new Date(request.deviceAt) : null;
  await settle({
    tx,
    ctx,
    action,
    actor: actorOf(principal, standing, action, byOffice ? officeOf : undefined),
    deviceAt,
    before,
    bundle,
    texts: work.texts,
    details: work.details,
    attachmentIds: work.attachmentIds,
    visibility: work.visibility,
    tellOffices: work.tellOffices,
    alsoTell: work.alsoTell,
  });
  return { bundle, standing };
}
