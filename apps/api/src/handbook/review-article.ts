import { availableVersionActions, type VersionAction, versionTransitions } from '@guanjia/core/handbook';
import type { Principal } from '@guanjia/core/identity';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { findVersions, lockArticle, setActive, updateVersion } from './handbook-store.ts';
import { openVersion, standingOn } from './present-article.ts';
import { streamOfArticle } from './write-article.ts';

/** Does one action on the open version. Throws `action-not-available` with what is possible. */
export async function performOnVersion(
  tx: Tx,
  principal: Principal,
  id: string,
  action: VersionAction,
  note: string | undefined,
  at: Date,
): Promise<void> {
  const article = await lockArticle(tx, id);
  if (!article) throw new Problem('not-found');
  const rows = await findVersions(tx, id);
  const open = openVersion(rows);
  const possible =
    open && article.active ? availableVersionActions(open.state, standingOn(principal, open)) : [];
  if (!open || !possible.includes(action)) {
    throw new Problem('action-not-available', {
      extensions: { actions: possible.map((one) => ({ action: one })) },
    });
  }
  if (action === 'send-back' && !note) throw faultyField('note', '请写明要改什么');
  const { to, by } = versionTransitions[action];
  const published = rows.find((row) => row.state === 'published');
  if (action === 'publish' && published)
    await updateVersion(tx, id, published.number, { state: 'superseded' });
  await updateVersion(tx, id, open.number, {
    state: to,
    ...(by === 'reviewer'
      ? { reviewed_by: principal.accountId, reviewed_at: at, review_note: note ?? null }
      : {}),
  });
  await appendJournal(tx, {
    stream: streamOfArticle(id),
    action: `handbook.${action}`,
    actor: actorFor(principal, by === 'reviewer' ? 'handbook.review' : 'handbook.write'),
    at,
    data: { number: open.number, title: open.title, ...(note ? { note } : {}) },
  });
}

/** 停用: out of lists and from beside the matters; its versions stay. Or back in use. */
export async function retireArticle(
  tx: Tx,
  principal: Principal,
  id: string,
  { active, reason }: { active: boolean; reason: string },
  at: Date,
): Promise<void> {
  const article = await lockArticle(tx, id);
  if (!article) throw new Problem('not-found');
  if (article.active === active) {
    throw new Problem('conflict', { detail: active ? '该文章在用。请刷新。' : '该文章已停用。请刷新。' });
  }
  await setActive(tx, id, active);
  await appendJournal(tx, {
    stream: streamOfArticle(id),
    action: active ? 'handbook.reinstate' : 'handbook.retire',
    actor: actorFor(principal, 'handbook.review'),
    at,
    data: { reason },
  });
}
