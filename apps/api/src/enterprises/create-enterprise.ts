import type { EnterpriseCreation } from '@guanjia/core/enterprises';
import type { Principal } from '@guanjia/core/identity';
import { takeCharge } from '../organisation/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField } from '../platform/problems.ts';
import { insertEnterprise } from './enterprises-store.ts';
import { journalledChange, profileColumns } from './profile-columns.ts';
import { requireOfferedCodes } from './require-offered-codes.ts';
import { requireUscc } from './require-uscc.ts';

/** Enters an enterprise together with its butler: there is no moment without one. */
export async function createEnterprise(
  tx: Tx,
  principal: Principal,
  request: EnterpriseCreation,
  now: Date,
): Promise<string> {
  const { butlerId, since, ...profile } = request;
  requireUscc(profile.uscc, profile.usccExceptionReason);
  await requireOfferedCodes(tx, profile, {});
  const activeSince = since ? new Date(since) : now;
  if (activeSince > now) throw faultyField('since', '不能晚于现在');
  const id = newId(now.getTime());
  const actor = actorFor(principal, 'enterprise.create');
  await insertEnterprise(tx, {
    ...profileColumns(profile),
    id,
    name: profile.name,
    station_id: profile.stationId,
    active_since: activeSince,
    created_at: now,
    updated_at: now,
  });
  await takeCharge(tx, { subject: { enterpriseId: id }, butlerId, at: activeSince, reason: null, actor });
  await appendJournal(tx, {
    stream: `enterprise:${id}`,
    action: 'enterprise.create',
    actor,
    at: now,
    data: { ...journalledChange({}, profile), butlerId, since: activeSince.toISOString() },
  });
  return id;
}
