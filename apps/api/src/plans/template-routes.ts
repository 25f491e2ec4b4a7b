import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import {
  type TemplateDetail,
  templateCreation,
  templateDetail,
  templateDraft,
  templateList,
} from '@guanjia/core/plans';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise, authoriseInZone } from '../platform/authorise.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { createTemplate, endTemplateDraft, saveTemplateDraft } from './edit-template.ts';
import { findVersions, listTemplates } from './templates-store.ts';

const tags = ['plans'];
const byCode = z.strictObject({ code: templateCreation.shape.code });
const ofDraft = z.strictObject({ revision: z.int().min(1) });

export async function templateRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  const edit = async (
    principal: Principal,
    work: (editing: { tx: Tx; principal: Principal; now: Date }) => Promise<void>,
  ): Promise<void> => {
    authoriseInZone(principal, 'plan-template.edit');
    await inTransaction(db, (tx) => work({ tx, principal, now: now() }));
  };

  app.get(
    '/plan-templates',
    { schema: { summary: '节点模板', tags, response: { 200: templateList } } },
    async ({ principal }) => {
      authorise(principal, 'plan-template.read');
      const mayEdit = allowsInZone(principal, 'plan-template.edit');
      const rows = await listTemplates(db);
      return {
        items: rows
          .filter((row) => mayEdit || row.published !== null)
          .map(({ content, ...row }) => ({
            ...row,
            draft: mayEdit ? row.draft : null,
            name: content.name,
            description: content.description,
            nodes: content.nodes.length,
            conditions: content.conditions,
          })),
      };
    },
  );

  app.get(
    '/plan-templates/:code',
    {
      schema: {
        summary: '一个模板的各个版本和草稿',
        tags,
        params: byCode,
        response: { 200: templateDetail },
      },
    },
    async ({ principal, params }) => {
      authorise(principal, 'plan-template.read');
      return await readTemplate(db, principal, params.code);
    },
  );

  app.post(
    '/plan-templates',
    {
      schema: {
        summary: '起草一个新的模板',
        description: '发布后才可用来制定计划。',
        tags,
        body: templateCreation,
        response: { 201: templateDetail },
      },
    },
    async ({ principal, body }, reply) => {
      await edit(principal, (editing) => createTemplate(editing, body));
      return reply.code(201).send(await readTemplate(db, principal, body.code));
    },
  );

  app.put(
    '/plan-templates/:code/draft',
    {
      schema: {
        summary: '保存模板的草稿',
        description: 'revision 为读到的草稿版次，没有草稿时不填；别人先改过则返回 409。',
        tags,
        params: byCode,
        body: templateDraft,
        response: { 200: templateDetail },
      },
    },
    async ({ principal, params, body }) => {
      await edit(principal, (editing) => saveTemplateDraft(editing, params.code, body));
      return await readTemplate(db, principal, params.code);
    },
  );

  app.post(
    '/plan-templates/:code/publish',
    {
      schema: {
        summary: '发布模板的草稿',
        description: '有圈、悬空、走不到的节点时不能发布，逐条指出。已制定的计划不变。',
        tags,
        params: byCode,
        body: ofDraft,
        response: { 200: templateDetail },
      },
    },
    async ({ principal, params, body }) => {
      await edit(principal, (editing) => endTemplateDraft(editing, params.code, { ...body, publish: true }));
      return await readTemplate(db, principal, params.code);
    },
  );

  app.post(
    '/plan-templates/:code/discard',
    {
      schema: {
        summary: '放弃模板的草稿',
        tags,
        params: byCode,
        body: ofDraft,
        response: { 200: templateList },
      },
    },
    async ({ principal, params, body }) => {
      await edit(principal, (editing) => endTemplateDraft(editing, params.code, { ...body, publish: false }));
      return { items: [] };
    },
  );
}

async function readTemplate(db: Db, principal: Principal, code: string): Promise<TemplateDetail> {
  const mayEdit = allowsInZone(principal, 'plan-template.edit');
  const all = await findVersions(db, code);
  const versions = all.filter(({ state }) => mayEdit || state === 'published' || state === 'superseded');
  const shown =
    versions.find(({ state }) => state === 'published') ?? versions.find(({ state }) => state === 'draft');
  if (!shown) throw new Problem('not-found');
  const { content } = shown;
  const [row] = (await listTemplates(db)).filter((one) => one.code === code);
  return {
    code,
    name: content.name,
    description: content.description,
    nodes: content.nodes.length,
    conditions: content.conditions,
    published: row?.published ?? null,
    draft: mayEdit ? (row?.draft ?? null) : null,
    plans: row?.plans ?? 0,
    versions: versions.map((version) => ({
      number: version.number,
      state: version.state,
      revision: version.revision,
      note: version.note,
      by: version.by,
      at: version.written_at.toISOString(),
      content: version.content,
    })),
    abilities: mayEdit ? ['plan-template.edit'] : [],
  };
}
