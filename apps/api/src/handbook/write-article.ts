import { createHash } from 'node:crypto';
import type { ArticleCreation, DraftChange } from '@guanjia/core/handbook';
import type { Principal } from '@guanjia/core/identity';
import { findMatterType } from '../catalogue/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import {
  findVersions,
  insertArticle,
  insertVersion,
  lockArticle,
  updateVersion,
  type WrittenVersion,
} from './handbook-store.ts';
import { openVersion } from './present-article.ts';

export const streamOfArticle = (id: string): string => `handbook:${id}`;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Types that are no longer offered count: matters of them live on. */
async function requireTypes(tx: Tx, codes: readonly string[]): Promise<void> {
  for (const code of new Set(codes)) {
    if (!(await findMatterType(tx, code))) throw faultyField('typeCodes', `事项目录里没有 ${code}`);
  }
}

const writtenBy = (principal: Principal, text: ArticleCreation, at: Date): WrittenVersion => ({
  chapter: text.chapter,
  title: text.title,
  body: text.body,
  type_codes: [...new Set(text.typeCodes)],
  actions: [...new Set(text.actions)],
  note: text.note,
  author_id: principal.accountId,
  written_at: at,
});

const recorded = (text: ArticleCreation, number: number) => ({
  number,
  title: text.title,
  chapter: text.chapter,
  typeCodes: text.typeCodes,
  actions: text.actions,
  note: text.note,
  sha256: digestOf(text.body),
});

/** A new article begins with a draft; nobody reads it before it is published. Answers its id. */
export async function createArticle(
  tx: Tx,
  principal: Principal,
  text: ArticleCreation,
  at: Date,
): Promise<string> {
  await requireTypes(tx, text.typeCodes);
  const id = newId(at.getTime());
  await insertArticle(tx, { id, createdBy: principal.accountId, at });
  await insertVersion(tx, id, 1, writtenBy(principal, text, at));
  await appendJournal(tx, {
    stream: streamOfArticle(id),
    action: 'handbook.create',
    actor: actorFor(principal, 'handbook.write'),
    at,
    data: recorded(text, 1),
  });
  return id;
}

/**
 * Changes the draft that is open, or begins a new version. Throws `changed-meanwhile` where somebody wrote since it
 * was read, and `conflict` where the open version is under review.
 */
export async function writeDraft(
  tx: Tx,
  principal: Principal,
  id: string,
  { revision, ...text }: DraftChange,
  at: Date,
): Promise<void> {
  const article = await lockArticle(tx, id);
  if (!article) throw new Problem('not-found');
  if (!article.active) throw new Problem('conflict', { detail: '该文章已停用。请先恢复使用，再修改。' });
  await requireTypes(tx, text.typeCodes);
  const rows = await findVersions(tx, id);
  const open = openVersion(rows);
  if (open?.state === 'in-review') {
    throw new Problem('conflict', { detail: '这一版正在审核。请等审核结果，或由作者撤回后再改。' });
  }
  if ((open?.revision ?? null) !== revision) throw new Problem('changed-meanwhile');
  const number = open?.number ?? (rows[0]?.number ?? 0) + 1;
  const written = writtenBy(principal, text, at);
  if (open) await updateVersion(tx, id, number, written);
  else await insertVersion(tx, id, number, written);
  await appendJournal(tx, {
    stream: streamOfArticle(id),
    action: 'handbook.write',
    actor: actorFor(principal, 'handbook.write'),
    at,
    data: recorded(text, number),
  });
}
