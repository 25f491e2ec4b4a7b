import type { Principal } from '@guanjia/core/identity';
import type { ActionRequest } from '@guanjia/core/matters';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { wantNothing } from './materials.ts';
import { matterScope } from './matter-scope.ts';
import { findMatterForChange, fingerprint } from './matter-store.ts';
import { badField } from './refusals.ts';
import { settle } from './settle.ts';
import { actingAs, standingOf, tiesOf } from './standing.ts';
import { keep, type MatterWork } from './work.ts';

/**
 * 并案: what the firm told twice goes on in one place. The other ends here; its offices are called back, and both
 * records name each other. Refused with the field: another firm's matter, one that has ended, or this one itself.
 */
export async function merge(work: MatterWork, request: ActionRequest<'merge'>): Promise<void> {
  const { tx, ctx, principal, bundle } = work;
  const { matter } = bundle;
  if (request.intoId === matter.id) throw badField('intoId', '不能并入自己，请选择另一件');
  const into = await findMatterForChange(tx, request.intoId);
  const same =
    into?.matter.enterprise_id === matter.enterprise_id && into.matter.project_id === matter.project_id;
  const standing = into && standingOf(principal, tiesOf(into));
  const relation = standing && actingAs(standing, ['butler', 'coordinator']);
  if (!into || !same || !relation) throw badField('intoId', '请选择同一企业（项目）、由您办理的事项');
  if (!['submitted', 'accepted', 'handling', 'awaiting-materials'].includes(into.matter.status)) {
    throw badField('intoId', '那一件已经答复或结束，请选择正在办理的事项');
  }
  const before = fingerprint(into);
  await tx
    .insertInto('matter_merge')
    .values({
      absorbed_id: matter.id,
      into_id: into.matter.id,
      merged_by: principal.accountId,
      merged_at: ctx.now,
    })
    .execute();
  wantNothing(work.bundle);
  work.details.intoId = into.matter.id;
  work.details.intoNumber = into.matter.number;
  await keep(work, 'reason', request.text);
  await settle({
    tx,
    ctx,
    action: 'absorbed',
    actor: { accountId: principal.accountId, role: relation, officeId: principal.butlerStationId },
    deviceAt: null,
    before,
    bundle: into,
    texts: [],
    details: { fromId: matter.id, fromNumber: matter.number },
    attachmentIds: [],
    tellOffices: new Set(),
  });
}

/** Where a matter goes on, and what goes on in it: only what this person may know of. */
export async function mergesOf(db: Db | Tx, principal: Principal, matterId: string) {
  const { rows } = await sql<{ id: string; number: string; leads: boolean }>`
    select m.id, m.number, x.absorbed_id = ${matterId} as leads from matter_merge x
    join matter m on m.id = case when x.absorbed_id = ${matterId} then x.into_id else x.absorbed_id end
    where (x.absorbed_id = ${matterId} or x.into_id = ${matterId}) and ${matterScope(principal)}
    order by x.merged_at`.execute(db);
  const [into = null] = rows.filter((row) => row.leads);
  return {
    mergedInto: into && { id: into.id, number: into.number },
    mergedFrom: rows.filter((row) => !row.leads).map(({ id, number }) => ({ id, number })),
  };
}
