import type { Principal } from '@guanjia/core/identity';
import type { LeadingGroupChange } from '@guanjia/core/organisation';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import {
  deleteLeadingGroupMember,
  findStationIds,
  isLeader,
  putDeputyStations,
  putLeadingGroupMember,
} from './leading-group-store.ts';

/** Puts somebody into the leading group, or changes the place held there. */
export async function placeInLeadingGroup(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
  { position, duty, stationIds }: LeadingGroupChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await isLeader(tx, accountId))) {
      throw new Problem('conflict', {
        detail: '这个账号没有“领导小组”角色。请先请安全管理员授予角色，再安排职务。',
      });
    }
    const wanted = position === 'deputy' ? stationIds && [...new Set(stationIds)] : [];
    if (wanted && (await findStationIds(tx, wanted)).length < wanted.length) {
      throw faultyField('stationIds', '只能选工作站，请刷新后重新选择');
    }
    await putLeadingGroupMember(tx, { account_id: accountId, position, duty: duty ?? null });
    if (wanted) await putDeputyStations(tx, accountId, wanted);
    await appendJournal(tx, {
      stream: 'zone',
      action: 'leading-group.place',
      actor: actorFor(principal, 'organisation.edit'),
      at: now(),
      data: { accountId, position, ...(wanted ? { stationIds: wanted } : {}) },
    });
  });
}

export async function removeFromLeadingGroup(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await deleteLeadingGroupMember(tx, accountId))) throw new Problem('not-found');
    await appendJournal(tx, {
      stream: 'zone',
      action: 'leading-group.remove',
      actor: actorFor(principal, 'organisation.edit'),
      at: now(),
      data: { accountId },
    });
  });
}
