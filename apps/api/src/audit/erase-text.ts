import type { ErasureRequest } from '@guanjia/core/audit';
import type { Principal } from '@guanjia/core/identity';
import { actorFor, authoriseInZone } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { ERASURES, streamOfMatter } from './stream-names.ts';

/**
 * 清除正文: the words and their salt go, so that nobody can even guess them from what stays; the journal keeps its
 * commitment and stays whole, and says who erased, when and why. Throws `not-found`, and `conflict` the second time.
 */
export async function eraseText(
  tx: Tx,
  principal: Principal,
  textId: string,
  { reason }: ErasureRequest,
  now: Date,
): Promise<void> {
  authoriseInZone(principal, 'words.erase');
  const text = await tx
    .selectFrom('personal_text')
    .select(['id', 'stream', 'kind', 'erased_at'])
    .where('id', '=', textId)
    .forUpdate()
    .executeTakeFirst();
  if (!text) throw new Problem('not-found');
  if (text.erased_at) throw new Problem('conflict', { detail: '这段正文已经清除，无需重复操作。' });
  await tx
    .updateTable('personal_text')
    .set({ body: null, salt: null, erased_at: now, erased_by: principal.accountId })
    .where('id', '=', textId)
    .execute();
  await appendJournal(tx, {
    stream: ERASURES,
    action: 'text-erased',
    actor: actorFor(principal, 'words.erase'),
    at: now,
    data: { textId, ofStream: text.stream, kind: text.kind, reason },
  });
}

/** The words of a matter by kind and time, oldest first; nothing of what they say. */
export async function listTexts(tx: Tx, matterNumber: string) {
  const matter = await tx
    .selectFrom('matter')
    .select('id')
    .where('number', '=', matterNumber)
    .executeTakeFirst();
  if (!matter) return [];
  const rows = await tx
    .selectFrom('personal_text')
    .select(['id', 'kind', 'created_at', 'erased_at'])
    .where('stream', '=', streamOfMatter(matter.id))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.created_at.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
  }));
}
