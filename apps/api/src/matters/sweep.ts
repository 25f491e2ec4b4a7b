import { type Addressee, deciderOf, type SystemAction } from '@guanjia/core/matters';
import { raiseAlarm } from '../platform/alarms.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import {
  type ClockRow,
  currentRectification,
  type MatterBundle,
  openEscalation,
  openPledges,
} from './bundle.ts';
import { type ClockContext, endClock, startClock, turnLight } from './clocks.ts';
import { findMatterForChange, fingerprint } from './matter-store.ts';
import { findAudience, publish } from './notify.ts';
import { lookAtPledge } from './pledge-sweep.ts';
import { recountMatter } from './recount.ts';
import { settle } from './settle.ts';
import { closeMatter } from './with-the-firm.ts';

/** How many matters one look takes up. */
const batch = 200;

export interface SweepReport {
  dealt: number;
  /** Matters that could not be dealt with, and why; they are tried again at the next sweep. */
  failed: { matterId: string; error: unknown }[];
}

/**
 * Deals with every clock whose next moment has come, the longest overdue first: lights turn, windows lapse. Each
 * matter is leased (row lock, SKIP LOCKED) and settled in a transaction of its own, so that several servers may
 * sweep at once, one that fails holds up no other, and dealing twice changes nothing.
 */
export async function sweepClocks(db: Db, context: (tx: Tx) => Promise<ClockContext>): Promise<SweepReport> {
  const report: SweepReport = { dealt: 0, failed: [] };
  const ctx = await inTransaction(db, context);
  for (;;) {
    const skip = report.failed.map((f) => f.matterId);
    const ids = await inTransaction(db, (tx) => findDueMatters(tx, ctx.now, batch, skip));
    if (ids.length === 0) return report;
    let moved = 0;
    for (const id of ids) {
      try {
        moved += await inTransaction(db, (tx) => sweepMatter(tx, ctx, id));
      } catch (error) {
        report.failed.push({ matterId: id, error });
        moved += 1;
      }
    }
    report.dealt += moved;
    // All that is due is being dealt with by somebody else.
    if (moved === 0) return report;
  }
}

/** Matters with a clock, or a promise about materials, that is due to be looked at, the oldest first. */
async function findDueMatters(tx: Tx, now: Date, limit: number, skip: readonly string[] = []) {
  const rows = await tx
    .selectFrom('clock')
    .select(['matter_id'])
    .where('next_at', '<=', now)
    .$if(skip.length > 0, (q) => q.where('matter_id', 'not in', [...skip]))
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const promised = await tx
    .selectFrom('matter_material')
    .select(['matter_id'])
    .where('pledge_next_at', '<=', now)
    .$if(skip.length > 0, (q) => q.where('matter_id', 'not in', [...skip]))
    .orderBy('pledge_next_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return [...new Set([...rows, ...promised].map((r) => r.matter_id))];
}

/** Deals with the due clocks of one matter; answers how many, 0 when somebody else holds it. */
export async function sweepMatter(tx: Tx, ctx: ClockContext, matterId: string): Promise<number> {
  const leased = await tx
    .selectFrom('matter')
    .select('id')
    .where('id', '=', matterId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!leased) return 0;
  const bundle = await findMatterForChange(tx, matterId);
  if (!bundle) return 0;
  // What was due by an earlier calendar may not be by the present one.
  await recountMatter(tx, ctx, bundle);
  const due = bundle.clock.filter((c) => c.next_at !== null && c.next_at <= ctx.now);
  for (const clock of due) {
    // One that lapses may have stopped the others.
    if (clock.next_at && clock.next_at <= ctx.now) await dealWith(tx, ctx, bundle, clock);
  }
  const promised = openPledges(bundle).filter(
    (m) => m.pledge_next_at !== null && m.pledge_next_at <= ctx.now,
  );
  for (const item of promised) await lookAtPledge(tx, ctx, bundle, item);
  return due.length + promised.length;
}

async function dealWith(tx: Tx, ctx: ClockContext, bundle: MatterBundle, clock: ClockRow): Promise<void> {
  const before = fingerprint(bundle);
  const details: Record<string, unknown> = { clock: clock.kind };
  let event = ctx.now > clock.due_at ? lapse(bundle, ctx, clock) : null;
  if (!event) {
    turnLight(clock, ctx.now);
    details.light = clock.level;
    if (clock.kind === 'rating') event = 'rating-reminded';
  }
  const assignment = bundle.assignment.find((a) => a.id === clock.assignment_id);
  if (assignment) details.officeId = assignment.office_id;
  await settle({
    tx,
    ctx,
    action: event ?? 'light-turned',
    actor: null,
    deviceAt: null,
    before,
    bundle,
    texts: [],
    details,
    attachmentIds: [],
    // The second announcement that silence will close the matter is for the firm to read.
    visibility: clock.kind === 'confirm' ? 'firm' : undefined,
    tellOffices: new Set(assignment ? [assignment.office_id] : []),
    alsoTell: event ? [] : alsoWarned(bundle, clock),
  });
  await alarmWhenNobody(tx, ctx, bundle, clock);
}

/** Who is warned of a light beside the butler. */
function alsoWarned(bundle: MatterBundle, clock: ClockRow): readonly Addressee[] {
  if (clock.kind === 'confirm') return ['firm'];
  if (clock.kind === 'assignment') {
    return clock.level === 'red' ? ['office', 'office-head', 'station-master'] : ['office'];
  }
  if (clock.kind === 'decision') return whoDecides(bundle);
  if (clock.kind === 'escalation') {
    const level = openEscalation(bundle)?.level;
    return ['station-master', 'coordinator', ...(level ? [deciderOf[level]] : [])];
  }
  return clock.level === 'red' ? ['station-master', 'coordinator'] : [];
}

/** What running out means for the clocks that do not light up; null for those that do. */
function lapse(bundle: MatterBundle, ctx: ClockContext, clock: ClockRow): SystemAction | null {
  switch (clock.kind) {
    case 'return': {
      const assignment = bundle.assignment.find((a) => a.id === clock.assignment_id);
      endClock(clock, ctx, 'lapsed');
      if (assignment?.status === 'assigned') {
        assignment.status = 'signed';
        assignment.signed_at = ctx.now;
        assignment.return_until = null;
      }
      return 'return-lapsed';
    }
    case 'materials':
      endClock(clock, ctx, 'lapsed');
      bundle.matter.materials_lapsed = true;
      startClock(bundle, ctx, 'decision', { days: ctx.settings.escalationDays });
      return 'materials-lapsed';
    case 'confirm':
      endClock(clock, ctx, 'lapsed');
      closeMatter(bundle, ctx, 'silent');
      return 'closed-silent';
    case 'rating':
      endClock(clock, ctx, 'lapsed');
      bundle.matter.rating_until = null;
      return 'rating-lapsed';
    default:
      return null;
  }
}

/** An appeal is another office's to decide, materials that did not come are the coordinator's. */
const whoDecides = (bundle: MatterBundle): readonly Addressee[] =>
  currentRectification(bundle)?.status === 'appealed' ? ['reviewer'] : ['coordinator'];

/** Whose move it is while a clock runs. */
function whoMustAct(bundle: MatterBundle, clock: ClockRow): readonly Addressee[] {
  if (clock.kind === 'assignment') return ['office', 'office-head'];
  if (clock.kind === 'escalation') return [deciderOf[openEscalation(bundle)?.level ?? 'coordinator']];
  if (clock.kind === 'decision') return whoDecides(bundle);
  return clock.kind === 'accept' && bundle.matter.decline_disputed ? ['coordinator'] : ['butler'];
}

/** A light that reaches nobody raises an alarm, which goes to the station master and the coordinators. */
async function alarmWhenNobody(
  tx: Tx,
  ctx: ClockContext,
  bundle: MatterBundle,
  clock: ClockRow,
): Promise<void> {
  if (clock.level !== 'red' || clock.state !== 'running') return;
  const relations = whoMustAct(bundle, clock);
  const offices = bundle.assignment.filter((a) => a.id === clock.assignment_id).map((a) => a.office_id);
  const found = await findAudience(tx, bundle.matter, relations, offices, ctx.now);
  if (found.length > 0) return;
  await raiseAlarm(tx, {
    key: `nobody:${clock.id}`,
    kind: 'nobody-to-tell',
    at: ctx.now,
    details: { matterId: bundle.matter.id, number: bundle.matter.number, clock: clock.kind, offices },
  });
  await publish(tx, {
    matterId: bundle.matter.id,
    action: 'alarm',
    eventKey: `nobody:${clock.id}`,
    at: ctx.now,
    accounts: await findAudience(tx, bundle.matter, ['coordinator', 'station-master'], [], ctx.now),
    details: { clock: clock.kind },
  });
}
