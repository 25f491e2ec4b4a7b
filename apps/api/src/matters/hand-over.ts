import { endedStatuses } from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import type { JournalActor } from '../platform/journal.ts';
import type { ClockContext } from './clocks.ts';
import { findMatterForChange, fingerprint } from './matter-store.ts';
import { publishOther, withCovers } from './notify.ts';
import { butlerPerson, findStewardAudience, subjectName } from './present-store.ts';
import { findSubject } from './reception-store.ts';
import { settle } from './settle.ts';

/**
 * Open matters go along when an enterprise or a project gets another butler; the firm and the new butler are
 * told once. Answers how many moved. Part of the caller's transaction.
 */
export async function moveOpenMatters(
  tx: Tx,
  ctx: ClockContext,
  move: { enterpriseId: string } | { projectId: string },
  butlerId: string,
  actor: JournalActor,
): Promise<number> {
  const open = await tx
    .selectFrom('matter')
    .select('id')
    .where('status', 'not in', endedStatuses)
    .where('butler_id', '!=', butlerId)
    .$if('projectId' in move, (q) => q.where('project_id', '=', 'projectId' in move ? move.projectId : ''))
    .$if('enterpriseId' in move, (q) =>
      q
        .where('subject_kind', '=', 'enterprise')
        .where('enterprise_id', '=', 'enterpriseId' in move ? move.enterpriseId : ''),
    )
    // In one order everywhere, so that two handovers never wait for each other.
    .orderBy('id')
    .execute();
  const subject = await findSubject(tx, move);
  for (const { id } of open) {
    const bundle = await findMatterForChange(tx, id);
    if (!bundle) continue;
    const before = fingerprint(bundle);
    const fromButler = bundle.matter.butler_id;
    bundle.matter.butler_id = butlerId;
    if (subject) bundle.matter.station_id = subject.stationId;
    await settle({
      tx,
      ctx,
      action: 'handed-over',
      actor,
      deviceAt: null,
      before,
      bundle,
      texts: [],
      details: { fromButler, toButler: butlerId },
      attachmentIds: [],
      tellOffices: new Set(),
    });
  }
  await tellOfSteward(tx, ctx, move, butlerId, open.length, actor.accountId);
  return open.length;
}

/** The firm and the new butler hear once of a handover, however many matters go along. */
async function tellOfSteward(
  tx: Tx,
  ctx: ClockContext,
  move: { enterpriseId: string } | { projectId: string },
  butlerId: string,
  movedMatters: number,
  by: string | null,
): Promise<void> {
  const butler = await butlerPerson(tx, butlerId);
  const told = await findStewardAudience(tx, move, butlerId);
  const name = await subjectName(tx, move);
  const accounts = (await withCovers(tx, new Set(told), ctx.now)).filter((id) => id !== by);
  const subjectId = 'projectId' in move ? move.projectId : move.enterpriseId;
  await publishOther(tx, {
    kind: 'steward-changed',
    eventKey: `steward:${subjectId}:${ctx.now.toISOString()}`,
    at: ctx.now,
    accounts,
    projectId: 'projectId' in move ? move.projectId : null,
    details: { subject: name, butler: butler?.name ?? '', phone: butler?.phone ?? null, movedMatters },
  });
}
