import { findMatterType } from '../catalogue/index.ts';
import { findArticle } from '../handbook/index.ts';
import type { Tx } from '../platform/database.ts';
import { faultyField } from '../platform/problems.ts';

/** Refuses an article that the handbook does not have, at the field that names it. */
export async function requireArticle(tx: Tx, path: string, articleId: string): Promise<void> {
  if (!(await findArticle(tx, articleId))) throw faultyField(path, '手册里没有这篇文章', 'reference-missing');
}

/** Refuses a type of matter that the catalogue does not offer, at the field that names it. */
export async function requireType(tx: Tx, path: string, code: string): Promise<void> {
  const type = await findMatterType(tx, code);
  if (!type?.active) throw faultyField(path, '没有这种事项类型，请从目录里选择', 'reference-missing');
}
