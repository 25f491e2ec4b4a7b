import type { ExportDecision } from '@guanjia/core/exports';
import type { Principal } from '@guanjia/core/identity';
import { actorFor, authoriseInZone } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { findExport, moveExport } from './exports-store.ts';

const usableHours = 24;

/** Approves or refuses an export that waits: always another person than the one who asked. */
export async function decideExport(
  tx: Tx,
  principal: Principal,
  id: string,
  { approve, text }: ExportDecision,
  at: Date,
): Promise<void> {
  const wanted = await findExport(tx, id);
  if (wanted?.requested_by === principal.accountId)
    throw new Problem('own-account', { detail: '自己申请的导出须由另一个人审批。' });
  authoriseInZone(principal, 'export.approve');
  if (!wanted) throw new Problem('not-found');
  const stream = `export:${id}`;
  const words =
    text === undefined ? undefined : await keepText(tx, { stream, kind: 'decision', body: text, at });
  const moved = await moveExport(tx, id, 'waiting', {
    state: approve ? 'ready' : 'refused',
    decided_by: principal.accountId,
    decided_at: at,
    decision_text_id: words?.id ?? null,
    usable_until: approve ? new Date(at.getTime() + usableHours * 3_600_000) : null,
  });
  if (!moved) throw new Problem('changed-meanwhile', { detail: '这份导出已经有人审批了。请刷新查看。' });
  await appendJournal(tx, {
    stream,
    action: approve ? 'export.approve' : 'export.refuse',
    actor: actorFor(principal, 'export.approve'),
    at,
    texts: words ? [words] : [],
    data: {},
  });
}
