import {
  catalogueTypes,
  draftSaving,
  type TypeHistory,
  typeCode,
  typeCreation,
  typeHistory,
  typeOffer,
  typePublication,
} from '@guanjia/core/catalogue';
import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { readTypes } from './catalogue-store.ts';
import {
  createType,
  discardDraft,
  type Editing,
  offerType,
  publishType,
  removeType,
  saveDraft,
} from './edit-type.ts';
import { defaultDays } from './matter-types.ts';
import { presentDraft, presentType, presentVersion, type RuleNames } from './present-type.ts';
import {
  countOpenMatters,
  findDraft,
  findVersions,
  listDrafts,
  listGroups,
  readOffices,
} from './versions-store.ts';

const tags = ['catalogue'];
const byCode = z.strictObject({ code: typeCode });

export async function typeRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  const edit = async (principal: Principal, work: (editing: Editing) => Promise<void>): Promise<void> => {
    authoriseInZone(principal, 'catalogue.edit');
    await inTransaction(db, (tx) => work({ tx, principal, at: now() }));
  };

  app.get(
    '/catalogue/types',
    {
      schema: {
        summary: '全部事项类型，含停办的，以及还没发布的草稿',
        tags,
        response: { 200: catalogueTypes },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'catalogue.read');
      const mayEdit = allowsInZone(principal, 'catalogue.edit');
      const settings = await loadZoneSettings(db);
      const types = await readTypes(db, 'retired-too');
      const drafts = mayEdit ? await listDrafts(db) : [];
      const draftOf = new Map(
        drafts.map((d) => [d.code, { savedAt: d.savedAt.toISOString(), savedBy: d.savedByName }]),
      );
      const known = new Set(types.map((type) => type.code));
      return {
        items: types.map((type) => ({
          ...presentType(type, settings),
          version: type.version,
          draft: draftOf.get(type.code) ?? null,
        })),
        newDrafts: drafts
          .filter((draft) => !known.has(draft.code))
          .map((draft) => ({
            code: draft.code,
            name: draft.rules.name,
            savedAt: draft.savedAt.toISOString(),
            savedBy: draft.savedByName,
          })),
        groups: await listGroups(db),
        mayEdit,
      };
    },
  );

  app.get(
    '/catalogue/types/:code',
    {
      schema: {
        summary: '一个事项类型的各个版本和草稿',
        description: '每一版由谁、何时、为何发布，以及还有多少在办事项按它办理。',
        tags,
        params: byCode,
        response: { 200: typeHistory },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'catalogue.read');
      return await readHistory(db, principal, params.code);
    },
  );

  app.post(
    '/catalogue/types',
    {
      schema: {
        summary: '起草一个新的事项类型',
        description: '发布后才可选用。',
        tags,
        body: typeCreation,
        response: { 201: typeHistory },
      },
    },
    async ({ principal, body }, reply) => {
      await edit(principal, (editing) => createType(editing, body));
      return reply.code(201).send(await readHistory(db, principal, body.code));
    },
  );

  app.put(
    '/catalogue/types/:code/draft',
    {
      schema: {
        summary: '保存草稿',
        description:
          '别人先改过则返回 409，current 说明谁改的、现在有哪些字段与您提交的不同。发布前不影响任何事项。',
        tags,
        params: byCode,
        body: draftSaving,
        response: { 200: typeHistory },
      },
    },
    async ({ principal, params, body }) => {
      await edit(principal, (editing) => saveDraft(editing, params.code, body));
      return await readHistory(db, principal, params.code);
    },
  );

  app.delete(
    '/catalogue/types/:code/draft',
    {
      schema: {
        summary: '放弃草稿',
        tags,
        params: byCode,
        querystring: z.strictObject({ revision: z.coerce.number().int().min(1) }),
        response: { 204: z.null() },
      },
    },
    async ({ principal, params, query }, reply) => {
      await edit(principal, (editing) => discardDraft(editing, params.code, query.revision));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/catalogue/types/:code/publish',
    {
      schema: {
        summary: '发布草稿，成为新的一版',
        description: '新提出的事项按新版办理，在办的按其开始时的版本办完。',
        tags,
        params: byCode,
        body: typePublication,
        response: { 200: typeHistory },
      },
    },
    async ({ principal, params, body }) => {
      await edit(principal, (editing) => publishType(editing, params.code, body));
      return await readHistory(db, principal, params.code);
    },
  );

  app.post(
    '/catalogue/types/:code/offer',
    {
      schema: {
        summary: '停办或恢复一个事项类型',
        description: '停办后不能再提出这类事项；在办的照常办理。',
        tags,
        params: byCode,
        body: typeOffer,
        response: { 200: typeHistory },
      },
    },
    async ({ principal, params, body }) => {
      await edit(principal, (editing) => offerType(editing, params.code, body));
      return await readHistory(db, principal, params.code);
    },
  );

  app.delete(
    '/catalogue/types/:code',
    {
      schema: {
        summary: '删除一个从未用过的事项类型',
        description: '有事项用过的不能删除，请停办。',
        tags,
        params: byCode,
        response: { 204: z.null() },
      },
    },
    async ({ principal, params }, reply) => {
      await edit(principal, (editing) => removeType(editing, params.code));
      return reply.code(204).send(null);
    },
  );
}

async function readHistory(db: Db, principal: Principal, code: string): Promise<TypeHistory> {
  const mayEdit = allowsInZone(principal, 'catalogue.edit');
  const versions = await findVersions(db, code);
  const draft = mayEdit ? await findDraft(db, code) : undefined;
  if (versions.length === 0 && !draft) throw new Problem('not-found');
  const [groups, offices, use, settings] = await Promise.all([
    listGroups(db),
    readOffices(db),
    countOpenMatters(db, code),
    loadZoneSettings(db),
  ]);
  const names: RuleNames = {
    offices: offices.nameOf,
    groups: new Map(groups.map((group) => [group.code, group.name])),
  };
  return {
    code,
    versions: versions.map((row) => presentVersion(row, names, use)),
    draft: draft ? presentDraft(draft, names) : null,
    defaultDays: defaultDays(settings),
    mayEdit,
  };
}
