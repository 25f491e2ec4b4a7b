import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import {
  mayChangeView,
  maySeeView,
  type ViewChange,
  type ViewCreation,
  type ViewFacts,
  viewOfficesOf,
} from '@guanjia/core/views';
import { actorAsSelf } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import {
  countOwnViews,
  deleteView,
  findView,
  insertView,
  lockView,
  updateView,
  type ViewRow,
} from './views-store.ts';

const viewsAtMost = 100;

export const factsOfView = (view: ViewRow): ViewFacts => ({
  ownerId: view.owner_id,
  sharing: view.sharing,
  officeId: view.office_id,
});

/** With whom it is shared; refused where the person has no say. */
function sharedWith(
  principal: Principal,
  wanted: { sharing: 'private' | 'office' | 'zone'; officeId?: string | undefined },
): string | null {
  if (wanted.sharing === 'zone' && !allowsInZone(principal, 'view.share-in-zone')) {
    throw new Problem('forbidden', { detail: '只有平台主管能把视图共享给全区。' });
  }
  if (wanted.sharing !== 'office') return null;
  const own = viewOfficesOf(principal);
  const office = wanted.officeId ?? (own.length === 1 ? own[0] : undefined);
  if (!office || !own.includes(office))
    throw faultyField('officeId', '请选择您所在的单位或工作站', 'rule-violated');
  return office;
}

export async function createView(
  tx: Tx,
  principal: Principal,
  { list, name, sharing, officeId, search, layout }: ViewCreation,
  at: Date,
): Promise<string> {
  const office = sharedWith(principal, { sharing, officeId });
  if ((await countOwnViews(tx, principal.accountId)) >= viewsAtMost) {
    throw new Problem('rule-violated', { detail: `每人最多保存 ${viewsAtMost} 个视图，请先删除不用的。` });
  }
  const id = newId(at.getTime());
  await insertView(tx, {
    id,
    list,
    name,
    owner_id: principal.accountId,
    sharing,
    office_id: office,
    search: JSON.stringify(search),
    layout: JSON.stringify(layout),
    created_at: at,
    updated_at: at,
  });
  await journal(tx, principal, id, 'view.share', at, { from: 'private', to: sharing, office });
  return id;
}

async function getForChange(tx: Tx, principal: Principal, id: string): Promise<ViewRow> {
  await lockView(tx, id);
  const view = await findView(tx, id);
  if (!view || !maySeeView(principal, factsOfView(view))) throw new Problem('not-found');
  if (!mayChangeView(principal, factsOfView(view))) throw new Problem('forbidden');
  return view;
}

export async function changeView(
  tx: Tx,
  principal: Principal,
  id: string,
  { version, name, sharing, officeId, search, layout }: ViewChange,
  at: Date,
): Promise<void> {
  const view = await getForChange(tx, principal, id);
  if (view.version !== version) throw new Problem('changed-meanwhile');
  const moved = sharing !== undefined && (sharing !== view.sharing || officeId !== undefined);
  const office = moved ? sharedWith(principal, { sharing, officeId }) : view.office_id;
  await updateView(tx, id, {
    ...(name === undefined ? {} : { name }),
    ...(search === undefined ? {} : { search: JSON.stringify(search) }),
    ...(layout === undefined ? {} : { layout: JSON.stringify(layout) }),
    ...(moved ? { sharing, office_id: office } : {}),
    version: version + 1,
    updated_at: at,
  });
  await journal(tx, principal, id, moved ? 'view.share' : 'view.change', at, {
    from: view.sharing,
    to: sharing ?? view.sharing,
    office,
  });
}

export async function removeView(tx: Tx, principal: Principal, id: string, at: Date): Promise<void> {
  const view = await getForChange(tx, principal, id);
  await deleteView(tx, id);
  await journal(tx, principal, id, 'view.delete', at, {
    from: view.sharing,
    to: 'private',
    office: view.office_id,
  });
}

/** Private views are nobody's business; what others work with is on record. */
async function journal(
  tx: Tx,
  principal: Principal,
  id: string,
  action: string,
  at: Date,
  data: { from: string; to: string; office: string | null },
): Promise<void> {
  if (data.from === 'private' && data.to === 'private') return;
  await appendJournal(tx, { stream: `view:${id}`, action, actor: actorAsSelf(principal), at, data });
}
