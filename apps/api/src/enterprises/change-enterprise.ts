import { classificationFields, type EnterpriseChange } from '@guanjia/core/enterprises';
import type { Principal } from '@guanjia/core/identity';
import { endCharge, lockSubject, takeCharge } from '../organisation/index.ts';
import { actorFor, authoriseOn } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import {
  countActiveProjects,
  countOpenMatters,
  lockEnterprise,
  updateEnterprise,
} from './enterprises-store.ts';
import { journalledChange, profileColumns } from './profile-columns.ts';
import { requireOfferedCodes } from './require-offered-codes.ts';
import { requireUscc } from './require-uscc.ts';

/** Changes a profile; leaving and coming back end and begin the butler's charge at the same moment. */
export async function changeEnterprise(
  tx: Tx,
  principal: Principal,
  id: string,
  request: EnterpriseChange,
  now: Date,
): Promise<void> {
  const facts = await lockSubject(tx, { enterpriseId: id });
  const before = facts && (await lockEnterprise(tx, id));
  if (!before) throw new Problem('not-found');
  const { version, butlerId, reason, ...profile } = request;
  const classifies = classificationFields.some((field) => profile[field] !== undefined);
  authoriseOn(principal, 'enterprise.edit', 'enterprise.read', facts);
  if (classifies) authoriseOn(principal, 'enterprise.classify', 'enterprise.read', facts);
  if (version !== before.version) throw new Problem('changed-meanwhile');
  requireUscc(
    profile.uscc === undefined ? before.uscc : profile.uscc,
    profile.usccExceptionReason === undefined ? before.uscc_exception_reason : profile.usccExceptionReason,
  );

  await requireOfferedCodes(tx, profile, {
    industryCode: before.industry_code,
    divisionCode: before.division_code,
  });

  const actor = actorFor(principal, classifies ? 'enterprise.classify' : 'enterprise.edit');
  const returns = profile.active === true && !before.active;
  const leaves = profile.active === false && before.active;
  if (butlerId !== undefined && !returns) throw faultyField('butlerId', '更换管家请用交接');
  await updateEnterprise(tx, id, {
    ...profileColumns(profile),
    ...(returns ? { active_since: now } : {}),
    version: version + 1,
    updated_at: now,
  });
  if (leaves) await leave(tx, id, now);
  if (returns) {
    if (!butlerId) throw faultyField('butlerId', '恢复在册须指定管家');
    await takeCharge(tx, { subject: { enterpriseId: id }, butlerId, at: now, reason: reason ?? null, actor });
  }
  const stream = `enterprise:${id}`;
  const words = reason ? [await keepText(tx, { stream, kind: 'reason', body: reason, at: now })] : [];
  await appendJournal(tx, {
    stream,
    action: 'enterprise.edit',
    actor,
    at: now,
    texts: words,
    data: { ...journalledChange(before, profile), ...(butlerId ? { butlerId } : {}) },
  });
}

async function leave(tx: Tx, id: string, now: Date): Promise<void> {
  if ((await countOpenMatters(tx, id)) > 0) {
    throw new Problem('still-referenced', { detail: '该企业还有未办结的诉求。请先办结或由企业撤回。' });
  }
  if ((await countActiveProjects(tx, id)) > 0) {
    throw new Problem('still-referenced', { detail: '该企业还有在册项目。请先将项目移出清单。' });
  }
  await endCharge(tx, { enterpriseId: id }, now);
}
