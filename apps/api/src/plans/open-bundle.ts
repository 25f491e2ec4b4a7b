import type { BundleContent, BundleOpening } from '@guanjia/core/plans';
import { performAction, raiseMatter } from '../matters/index.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { type Acting, journalPlan, mayOn } from './acting.ts';
import { lockBundle } from './bundles-store.ts';
import { openNodeMatter } from './open-matter.ts';
import { findOfficeIds } from './plans-store.ts';

/**
 * 一揽子开办: all matters of a bundle at once, each in the hands of the butler as agent and assigned to its offices at
 * the same moment; all of it or nothing. A bundle that is under way is not opened again.
 */
export async function openBundle(acting: Acting, request: BundleOpening): Promise<void> {
  const { tx, ctx, principal, projectId } = acting;
  const facts = await mayOn(acting, 'plan.open-matter');
  if (!facts.active) throw new Problem('conflict', { detail: '项目已退出清单，不能再开办。' });
  const bundle = await lockBundle(tx, request.code);
  if (!bundle?.active) throw faultyField('code', '没有这个一揽子服务，或它已停用');
  await refuseTwice(acting, request.code);
  const id = newId(ctx.now.getTime());
  await tx
    .insertInto('project_bundle')
    .values({
      id,
      project_id: projectId,
      bundle_code: bundle.code,
      name: bundle.content.name,
      opened_by: principal.accountId,
      opened_at: ctx.now,
    })
    .execute();
  const numbers: string[] = [];
  for (const [position, item] of bundle.content.items.entries()) {
    const matterId =
      item.kind === 'node'
        ? await openNodeMatter(acting, item.code, {
            text: `${bundle.content.name}：${facts.name}`,
            authorisation: request.authorisation,
            assign: true,
          })
        : await openOne(acting, item, request.authorisation);
    await tx
      .insertInto('project_bundle_matter')
      .values({ matter_id: matterId, project_bundle_id: id, position })
      .execute();
    numbers.push(matterId);
  }
  await journalPlan(acting, {
    action: 'bundle.open',
    may: 'plan.open-matter',
    visibility: 'firm',
    data: { code: bundle.code, revision: bundle.revision, matterIds: numbers },
  });
}

async function openOne(
  { tx, ctx, principal, projectId }: Acting,
  item: BundleContent['items'][number] & { kind: 'matter' },
  authorisation: string,
): Promise<string> {
  const { matter } = await raiseMatter(tx, ctx, principal, {
    typeCode: item.typeCode,
    projectId,
    title: item.title,
    text: item.text,
    urgency: 'normal',
    authorisation,
  });
  await performAction(tx, ctx, principal, matter.id, 'choose-mode', { mode: 'agent' });
  const officeIds = await findOfficeIds(tx, item.officeCodes);
  const offices = item.officeCodes.flatMap((code) => officeIds.get(code) ?? []);
  if (offices.length > 0) {
    await performAction(tx, ctx, principal, matter.id, 'assign', {
      assignments: offices.map((officeId, n) => ({
        officeId,
        role: n === 0 ? 'lead' : 'support',
        limitDays: item.limitDays,
      })),
    });
  }
  return matter.id;
}

async function refuseTwice({ tx, projectId }: Acting, code: string): Promise<void> {
  const open = await tx
    .selectFrom('project_bundle as b')
    .innerJoin('project_bundle_matter as bm', 'bm.project_bundle_id', 'b.id')
    .innerJoin('matter as m', 'm.id', 'bm.matter_id')
    .where('b.project_id', '=', projectId)
    .where('b.bundle_code', '=', code)
    .where('m.status', 'not in', ['closed', 'declined', 'withdrawn', 'merged'])
    .select('m.number')
    .executeTakeFirst();
  if (open)
    throw new Problem('conflict', { detail: `这一揽子正在办理（${open.number}），办结后可以再次开办。` });
}
