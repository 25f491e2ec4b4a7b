import { z } from 'zod';
import { actionNames } from '../matters/index.ts';
import { versionActions, versionStates } from './transitions.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const person = z.object({ id, name: z.string() });
const line = (most: number) => z.string().trim().min(1, '必填').max(most, `最多 ${most} 字`);

/** What somebody writes; the same for a new article and for a new version of one. */
const written = {
  chapter: line(40),
  title: line(80),
  /** Markdown; HTML in it is shown as text. */
  body: line(40_000),
  typeCodes: z.array(z.string().min(1).max(60)).max(60),
  actions: z.array(z.enum(actionNames)).max(actionNames.length),
  /** What is new in this version and why. */
  note: line(500),
};
export const articleCreation = z.strictObject(written);
export type ArticleCreation = z.infer<typeof articleCreation>;
export const draftChange = z.strictObject({
  ...written,
  /** The revision that was read, or null to begin a new version. */
  revision: z.int().min(1).nullable(),
});
export type DraftChange = z.infer<typeof draftChange>;

export const versionActionName = z.enum(versionActions);
export const versionActionRequest = z.strictObject({ note: z.string().trim().max(500).optional() });
export const articleRetirement = z.strictObject({ active: z.boolean(), reason: line(500) });

export const handbookQuery = z.strictObject({
  q: z.string().trim().min(1).max(60).optional(),
  typeCode: z.string().min(1).max(60).optional(),
  /** `work`: what is being written or waits for review; else what is published. */
  state: z.enum(['published', 'work', 'retired']).default('published'),
});
export const besideQuery = z.strictObject({
  typeCode: z.string().min(1).max(60),
  /** Names of actions, with commas between. */
  actions: z.string().max(2000).optional(),
});

export const articleSummary = z.object({
  id,
  number: z.int(),
  state: z.enum(versionStates),
  chapter: z.string(),
  title: z.string(),
  excerpt: z.string(),
  typeCodes: z.array(z.string()),
  actions: z.array(z.enum(actionNames)),
  writtenAt: moment,
  author: person,
});
export type ArticleSummary = z.infer<typeof articleSummary>;
export const articleList = z.object({
  items: z.array(articleSummary),
  total: z.int(),
  mayWrite: z.boolean(),
});
export type ArticleList = z.infer<typeof articleList>;

export const articleVersion = articleSummary.omit({ id: true, excerpt: true }).extend({
  revision: z.int(),
  body: z.string(),
  note: z.string(),
  reviewer: person.nullable(),
  reviewedAt: moment.nullable(),
  reviewNote: z.string().nullable(),
});
export type ArticleVersion = z.infer<typeof articleVersion>;

export const articleView = z.object({
  id,
  active: z.boolean(),
  published: articleVersion.nullable(),
  /** Being written or under review; only for those who write or review. */
  open: articleVersion.nullable(),
  /** Newest first, without their texts. */
  versions: z.array(articleVersion.omit({ body: true })),
  /** What I may do with the open version. */
  actions: z.array(versionActionName),
  mayWrite: z.boolean(),
  mayRetire: z.boolean(),
});
export type ArticleView = z.infer<typeof articleView>;
