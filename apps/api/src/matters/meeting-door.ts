import type { Principal } from '@guanjia/core/identity';
import { findAvailable } from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import type { JournalActor } from '../platform/journal.ts';
import { isOpenAssignmentRow } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { findAssignableOffices, findMatter, findMatterForChange, fingerprint } from './matter-store.ts';
import { actionsNow, performAction } from './perform.ts';
import { findTexts } from './present-store.ts';
import { recountMatter } from './recount.ts';
import { settle } from './settle.ts';
import { mayRead, standingOf, tiesOf, viewOf } from './standing.ts';

/** What a meeting needs of a matter on its agenda; undefined where the person may not know of it as staff. */
export async function findMatterForMeeting(
  tx: Tx,
  principal: Principal,
  matterId: string,
): Promise<
  { id: string; number: string; title: string; stationId: string; inOwnCharge: boolean } | undefined
> {
  const bundle = await findMatter(tx, matterId);
  if (!bundle) return undefined;
  const standing = standingOf(principal, tiesOf(bundle));
  if (!mayRead(standing) || viewOf(standing) !== 'staff') return undefined;
  const { matter } = bundle;
  const title = (await findTexts(tx, [matter.title_text_id])).get(matter.title_text_id)?.body;
  return {
    id: matter.id,
    number: matter.number,
    title: title ?? matter.number,
    stationId: matter.station_id,
    inOwnCharge: standing.relations.has('butler'),
  };
}

/** Whether somebody speaks for the firm of a matter: all that he learns of a meeting about it stands in its record. */
export async function speaksForFirmOf(tx: Tx, principal: Principal, matterId: string): Promise<boolean> {
  const bundle = await findMatter(tx, matterId);
  return bundle !== undefined && standingOf(principal, tiesOf(bundle)).relations.has('firm');
}

/** A line in the record of a matter that a meeting is about; the firm sees it where it is told to. */
export async function noteMeeting(
  tx: Tx,
  ctx: ClockContext,
  actor: JournalActor | null,
  matterId: string,
  note: { action: 'meeting-set' | 'meeting-resolved'; forFirm: boolean; details: Record<string, unknown> },
): Promise<void> {
  const bundle = await findMatterForChange(tx, matterId);
  if (!bundle) return;
  await recountMatter(tx, ctx, bundle);
  const before = fingerprint(bundle);
  await settle({
    tx,
    ctx,
    action: note.action,
    actor,
    deviceAt: null,
    before,
    bundle,
    texts: [],
    details: note.details,
    attachmentIds: [],
    visibility: note.forFirm ? 'firm' : 'internal',
    tellOffices: new Set(),
  });
}

/**
 * Makes a resolution an assignment of its matter, by the rights of whoever publishes the minutes. Null where he may
 * not assign there now, or where the office has an assignment of it already: then the resolution is a task of its own.
 */
export async function assignFromMeeting(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  matterId: string,
  wanted: { officeId: string; limitDays: number; instruction: string },
): Promise<string | null> {
  const bundle = await findMatterForChange(tx, matterId);
  if (!bundle) return null;
  await recountMatter(tx, ctx, bundle);
  const standing = standingOf(principal, tiesOf(bundle));
  if (!mayRead(standing)) return null;
  if (!findAvailable(await actionsNow(tx, bundle, standing, ctx.now), { action: 'assign' })) return null;
  if (!(await findAssignableOffices(tx, [wanted.officeId])).has(wanted.officeId)) return null;
  const open = bundle.assignment.filter(isOpenAssignmentRow);
  if (open.some((one) => one.office_id === wanted.officeId)) return null;
  const role = open.some((one) => one.role === 'lead') ? 'support' : 'lead';
  const after = await performAction(tx, ctx, principal, matterId, 'assign', {
    assignments: [{ ...wanted, role }],
  });
  return after.assignment.findLast((one) => one.office_id === wanted.officeId)?.id ?? null;
}
