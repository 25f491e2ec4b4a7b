import type { Principal } from '@guanjia/core/identity';
import type { ProjectCreation } from '@guanjia/core/projects';
import { takeCharge } from '../organisation/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField } from '../platform/problems.ts';
import { journalledChange, profileColumns } from './profile-columns.ts';
import { insertProject, lockActiveEnterprise } from './projects-store.ts';

/** Enters a project in the year's list together with its butler: there is no moment without one. */
export async function createProject(
  tx: Tx,
  principal: Principal,
  request: ProjectCreation,
  now: Date,
): Promise<string> {
  const { butlerId, since, code, ...profile } = request;
  const activeSince = since ? new Date(since) : now;
  if (activeSince > now) throw faultyField('since', '不能晚于现在');
  if (!(await lockActiveEnterprise(tx, profile.enterpriseId))) {
    throw faultyField('enterpriseId', '没有这家在册企业', 'reference-missing');
  }
  const id = newId(now.getTime());
  const actor = actorFor(principal, 'project.create');
  await insertProject(tx, {
    ...profileColumns(profile),
    id,
    code,
    name: profile.name,
    enterprise_id: profile.enterpriseId,
    station_id: profile.stationId,
    stage: profile.stage,
    list_year: profile.listYear,
    entered_on: profile.enteredOn,
    active_since: activeSince,
    created_at: now,
    updated_at: now,
  });
  await takeCharge(tx, { subject: { projectId: id }, butlerId, at: activeSince, reason: null, actor });
  await appendJournal(tx, {
    stream: `project:${id}`,
    action: 'project.create',
    actor,
    at: now,
    data: { code, ...journalledChange({}, profile), butlerId, since: activeSince.toISOString() },
  });
  return id;
}
