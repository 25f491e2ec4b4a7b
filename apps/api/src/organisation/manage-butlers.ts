import type { Principal } from '@guanjia/core/identity';
import type { ButlerChange, ButlerCreation } from '@guanjia/core/organisation';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { countCharges, insertButler, lockButler, updateButler } from './butlers-store.ts';

/** Makes somebody a butler of a station; the role itself is the security administrator's to grant. */
export async function createButler(
  { db, now }: AppDependencies,
  principal: Principal,
  request: ButlerCreation,
): Promise<string> {
  const at = now();
  const id = newId(at.getTime());
  const { accountId, kind, stationId, phone, title } = request;
  await inTransaction(db, async (tx) => {
    await insertButler(tx, {
      id,
      account_id: accountId,
      kind,
      station_id: stationId,
      phone,
      title,
      created_at: at,
    });
    await appendJournal(tx, {
      stream: `butler:${id}`,
      action: 'butler.create',
      actor: actorFor(principal, 'organisation.edit'),
      at,
      data: { accountId, kind, stationId },
    });
  });
  return id;
}

/** Nobody goes off duty, or changes kind, while in charge of what then had nobody. */
export async function changeButler(
  { db, now }: AppDependencies,
  principal: Principal,
  id: string,
  request: ButlerChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const butler = await lockButler(tx, id);
    if (!butler) throw new Problem('not-found');
    const charges = (await countCharges(tx, [id])).get(id) ?? { enterprises: 0, projects: 0 };
    const kind = request.kind ?? butler.kind;
    const leftBehind =
      (request.active === false && charges.enterprises + charges.projects > 0) ||
      (kind === 'project' && charges.enterprises > 0) ||
      (kind === 'enterprise' && charges.projects > 0);
    if (leftBehind) throw new Problem('butler-still-in-charge');
    const { stationId, ...rest } = request;
    await updateButler(tx, id, { ...rest, ...(stationId === undefined ? {} : { station_id: stationId }) });
    await appendJournal(tx, {
      stream: `butler:${id}`,
      action: 'butler.edit',
      actor: actorFor(principal, 'organisation.edit'),
      at: now(),
      data: {
        fields: Object.keys(request).sort(),
        kind: { from: butler.kind, to: kind },
        stationId: { from: butler.station_id, to: stationId ?? butler.station_id },
        active: { from: butler.active, to: request.active ?? butler.active },
      },
    });
  });
}
