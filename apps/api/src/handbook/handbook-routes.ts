import {
  articleCreation,
  articleList,
  articleRetirement,
  articleVersion,
  articleView,
  besideQuery,
  draftChange,
  handbookQuery,
  relevance,
  versionActionName,
  versionActionRequest,
} from '@guanjia/core/handbook';
import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { findArticle, findArticles, findVersions } from './handbook-store.ts';
import { presentArticle, presentSummary, presentWhole } from './present-article.ts';
import { performOnVersion, retireArticle } from './review-article.ts';
import { createArticle, writeDraft } from './write-article.ts';

const tags = ['handbook'];
const byId = z.strictObject({ id: z.uuid() });
/** Beside a matter there is room for a few. */
const mostBeside = 8;

export async function handbookRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  const present = async (principal: Principal, id: string) => {
    const article = await findArticle(db, id);
    if (!article) throw new Problem('not-found');
    return presentArticle(principal, article, await findVersions(db, id));
  };
  const mayEdit = (principal: Principal): boolean =>
    allowsInZone(principal, 'handbook.write') || allowsInZone(principal, 'handbook.review');

  app.get(
    '/handbook',
    {
      schema: {
        summary: '工作手册：按章列出，可搜索标题和正文',
        tags,
        querystring: handbookQuery,
        response: { 200: articleList },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'handbook.read');
      if (query.state !== 'published' && !mayEdit(principal)) throw new Problem('forbidden');
      const items = (await findArticles(db, query)).map((row) => presentSummary(row, query.q));
      return { items, total: items.length, mayWrite: allowsInZone(principal, 'handbook.write') };
    },
  );

  app.get(
    '/handbook/beside',
    {
      schema: {
        summary: '与手头事项有关的文章，最相关的在前',
        tags,
        querystring: besideQuery,
        response: { 200: articleList },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'handbook.read');
      const at = { typeCode: query.typeCode, actions: query.actions?.split(',') ?? [] };
      const near = (await findArticles(db, { state: 'published' }))
        .map((row) => ({
          row,
          weight: relevance({ typeCodes: row.type_codes, actions: row.actions }, at),
        }))
        .filter(({ weight }) => weight > 0)
        .sort((one, other) => other.weight - one.weight)
        .slice(0, mostBeside);
      const items = near.map(({ row }) => presentSummary(row));
      return { items, total: items.length, mayWrite: false };
    },
  );

  app.get(
    '/handbook/:id',
    { schema: { summary: '一篇文章', tags, params: byId, response: { 200: articleView } } },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'handbook.read');
      const view = await present(principal, params.id);
      // What was never published is for those who write it.
      if (!view.published && view.versions.length === 0) throw new Problem('not-found');
      return view;
    },
  );

  app.get(
    '/handbook/:id/versions/:number',
    {
      schema: {
        summary: '文章的某一版',
        tags,
        params: byId.extend({ number: z.coerce.number().int().min(1) }),
        response: { 200: articleVersion },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'handbook.read');
      const { versions } = await present(principal, params.id);
      if (!versions.some(({ number }) => number === params.number)) throw new Problem('not-found');
      return presentWhole(await findVersions(db, params.id), params.number);
    },
  );

  app.post(
    '/handbook',
    {
      schema: {
        summary: '起草一篇文章',
        description: '草稿送审后由另一人发布，发布前只有编写和审核的人看得到。',
        tags,
        body: articleCreation,
        response: { 201: articleView },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'handbook.write');
      const id = await inTransaction(db, (tx) => createArticle(tx, principal, body, now()));
      return reply.code(201).send(await present(principal, id));
    },
  );

  app.put(
    '/handbook/:id/draft',
    {
      schema: {
        summary: '改草稿，或从已发布的一版起草下一版',
        tags,
        params: byId,
        body: draftChange,
        response: { 200: articleView },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'handbook.write');
      await inTransaction(db, (tx) => writeDraft(tx, principal, params.id, body, now()));
      return await present(principal, params.id);
    },
  );

  app.post(
    '/handbook/:id/draft/:action',
    {
      schema: {
        summary: '送审、撤回、退回修改、发布、放弃',
        description: '作者本人不能审核自己的文章。',
        tags,
        params: byId.extend({ action: versionActionName }),
        body: versionActionRequest,
        response: { 200: articleView },
      },
    },
    async ({ principal, params, body }) => {
      if (!mayEdit(principal)) throw new Problem('forbidden');
      const { id, action } = params;
      await inTransaction(db, (tx) => performOnVersion(tx, principal, id, action, body.note, now()));
      return await present(principal, id);
    },
  );

  app.patch(
    '/handbook/:id',
    {
      schema: {
        summary: '停用或恢复一篇文章',
        tags,
        params: byId,
        body: articleRetirement,
        response: { 200: articleView },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'handbook.review');
      await inTransaction(db, (tx) => retireArticle(tx, principal, params.id, body, now()));
      return await present(principal, params.id);
    },
  );
}
