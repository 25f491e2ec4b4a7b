import {
  type ArticleSummary,
  type ArticleVersion,
  type ArticleView,
  availableVersionActions,
  excerptOf,
} from '@guanjia/core/handbook';
import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import type { ArticleRow, VersionRow } from './handbook-store.ts';

type Actions = ArticleSummary['actions'];

export const presentSummary = (row: VersionRow, words?: string): ArticleSummary => ({
  id: row.article_id,
  number: row.number,
  state: row.state,
  chapter: row.chapter,
  title: row.title,
  excerpt: excerptOf(row.body, words),
  typeCodes: row.type_codes,
  actions: row.actions as Actions,
  writtenAt: row.written_at.toISOString(),
  author: { id: row.author_id, name: row.author_name },
});

const presentVersion = (row: VersionRow): ArticleVersion => ({
  number: row.number,
  state: row.state,
  revision: row.revision,
  chapter: row.chapter,
  title: row.title,
  body: row.body,
  typeCodes: row.type_codes,
  actions: row.actions as Actions,
  note: row.note,
  writtenAt: row.written_at.toISOString(),
  author: { id: row.author_id, name: row.author_name },
  reviewer: row.reviewed_by && row.reviewer_name ? { id: row.reviewed_by, name: row.reviewer_name } : null,
  reviewedAt: row.reviewed_at?.toISOString() ?? null,
  reviewNote: row.review_note,
});

const isOpen = (row: VersionRow): boolean => row.state === 'draft' || row.state === 'in-review';

export const openVersion = (rows: readonly VersionRow[]): VersionRow | undefined => rows.find(isOpen);

export function standingOn(principal: Principal, row: VersionRow) {
  return {
    mayWrite: allowsInZone(principal, 'handbook.write'),
    mayReview: allowsInZone(principal, 'handbook.review'),
    isAuthor: row.author_id === principal.accountId,
  };
}

/** Whoever neither writes nor reviews sees what is published, and what was. */
export function presentArticle(
  principal: Principal,
  article: ArticleRow,
  rows: readonly VersionRow[],
): ArticleView {
  const mayWrite = allowsInZone(principal, 'handbook.write');
  const mayReview = allowsInZone(principal, 'handbook.review');
  const published = rows.find((row) => row.state === 'published');
  const open = mayWrite || mayReview ? openVersion(rows) : undefined;
  const shown = rows.filter((row) =>
    mayWrite || mayReview ? true : row.state === 'published' || row.state === 'superseded',
  );
  return {
    id: article.id,
    active: article.active,
    published: published ? presentVersion(published) : null,
    open: open ? presentVersion(open) : null,
    versions: shown.map((row) => {
      const { body: _, ...rest } = presentVersion(row);
      return rest;
    }),
    actions: open && article.active ? availableVersionActions(open.state, standingOn(principal, open)) : [],
    mayWrite: mayWrite && article.active,
    mayRetire: mayReview,
  };
}

/** One version with its text. Throws where there is none: the caller has looked. */
export function presentWhole(rows: readonly VersionRow[], number: number): ArticleVersion {
  const row = rows.find((one) => one.number === number);
  if (!row) throw new Error(`No version ${number}`);
  return presentVersion(row);
}
