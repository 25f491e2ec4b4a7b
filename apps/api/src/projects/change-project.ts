import type { Principal } from '@guanjia/core/identity';
import { type ProjectChange, projectClassificationFields } from '@guanjia/core/projects';
import { endCharge, lockSubject, takeCharge } from '../organisation/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { journalledChange, profileColumns } from './profile-columns.ts';
import { countOpenMatters, lockActiveEnterprise, lockProject, updateProject } from './projects-store.ts';

/** Changes a project; leaving the list and coming back end and begin the butler's charge at the same moment. */
export async function changeProject(
  tx: Tx,
  principal: Principal,
  id: string,
  request: ProjectChange,
  now: Date,
): Promise<void> {
  const facts = await lockSubject(tx, { projectId: id });
  const before = facts && (await lockProject(tx, id));
  if (!before) throw new Problem('not-found');
  const { version, butlerId, reason, ...profile } = request;
  const classifies = projectClassificationFields.some((field) => profile[field] !== undefined);
  authoriseOn(principal, 'project.edit', 'project.read', facts);
  if (classifies) authoriseOn(principal, 'project.classify', 'project.read', facts);
  if (version !== before.version) throw new Problem('changed-meanwhile');

  const returns = profile.active === true && !before.active;
  const leaves = profile.active === false && before.active;
  if (butlerId !== undefined && !returns) throw faultyField('butlerId', '更换管家请用交接');
  const enteredOn = profile.enteredOn ?? before.entered_on;
  const leftOn = profile.leftOn === undefined ? before.left_on : profile.leftOn;
  if (leftOn !== null && leftOn < enteredOn) throw faultyField('leftOn', '不能早于进入清单的日期');
  const firm = profile.enterpriseId ?? before.enterprise_id;
  if ((profile.enterpriseId || returns) && !(await lockActiveEnterprise(tx, firm))) {
    throw faultyField('enterpriseId', '没有这家在册企业', 'reference-missing');
  }
  if (firm !== before.enterprise_id && (await countOpenMatters(tx, id)) > 0) {
    // A matter belongs to the firm that it was raised for; it must not change hands while it is open.
    throw new Problem('still-referenced', { detail: '该项目还有未办结的诉求，办结后才能改换所属企业。' });
  }
  const actor = actorFor(principal, classifies ? 'project.classify' : 'project.edit');
  await updateProject(tx, id, {
    ...profileColumns(profile),
    ...(returns ? { active_since: now } : {}),
    version: version + 1,
    updated_at: now,
  });
  if (leaves) {
    if ((await countOpenMatters(tx, id)) > 0) {
      throw new Problem('still-referenced', { detail: '该项目还有未办结的诉求。请先办结或由业主撤回。' });
    }
    await endCharge(tx, { projectId: id }, now);
  }
  if (returns) {
    if (!butlerId) throw faultyField('butlerId', '恢复在册须指定管家');
    await takeCharge(tx, { subject: { projectId: id }, butlerId, at: now, reason: reason ?? null, actor });
  }
  const stream = `project:${id}`;
  const words = reason ? [await keepText(tx, { stream, kind: 'reason', body: reason, at: now })] : [];
  await appendJournal(tx, {
    stream,
    action: 'project.edit',
    actor,
    at: now,
    texts: words,
    data: { ...journalledChange(before, profile), ...(butlerId ? { butlerId } : {}) },
  });
}
