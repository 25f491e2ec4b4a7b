import type { Principal } from '@guanjia/core/identity';
import { allowsInZone } from '@guanjia/core/permissions';
import {
  type ListName,
  listLayout,
  listNames,
  listPreferenceChange,
  mayChangeView,
  maySeeView,
  type SavedView,
  savedView,
  type ViewList,
  viewChange,
  viewCreation,
  viewList,
  viewOfficesOf,
  viewQuery,
} from '@guanjia/core/views';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { noContent } from '../platform/http-routes.ts';
import { Problem } from '../platform/problems.ts';
import { changeView, createView, factsOfView, removeView } from './keep-views.ts';
import {
  findPreference,
  findView,
  findViews,
  officeNames,
  putPreference,
  type ViewRow,
} from './views-store.ts';

const tags = ['views'];
const byId = z.strictObject({ id: z.uuid() });
const byList = z.strictObject({ list: z.enum(listNames) });

/** Saved views are the desk's: whoever may read the organisation works there. */
export async function viewRoutes(app: Api, { db, now }: AppDependencies): Promise<void> {
  app.get(
    '/views',
    {
      schema: {
        summary: '我能用的视图',
        description: '自己的、共享给我单位的和全区的。视图只带条件和列，看到哪些行始终按看的人的范围。',
        tags,
        querystring: viewQuery,
        response: { 200: viewList },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'organisation.read');
      return await presentViews(db, principal, query.list);
    },
  );

  app.post(
    '/views',
    { schema: { summary: '保存视图', tags, body: viewCreation, response: { 201: savedView } } },
    async ({ principal, body }, reply) => {
      authorise(principal, 'organisation.read');
      const id = await inTransaction(db, (tx) => createView(tx, principal, body, now()));
      return reply.code(201).send(await presentView(db, principal, id));
    },
  );

  app.patch(
    '/views/:id',
    {
      schema: {
        summary: '修改视图',
        description: 'version 为读到的版本；别人先改过则返回 409。',
        tags,
        params: byId,
        body: viewChange,
        response: { 200: savedView },
      },
    },
    async ({ principal, params, body }) => {
      authorise(principal, 'organisation.read');
      await inTransaction(db, (tx) => changeView(tx, principal, params.id, body, now()));
      return await presentView(db, principal, params.id);
    },
  );

  app.delete(
    '/views/:id',
    { schema: { summary: '删除视图', tags, params: byId, response: { 204: noContent } } },
    async ({ principal, params }, reply) => {
      authorise(principal, 'organisation.read');
      await inTransaction(db, (tx) => removeView(tx, principal, params.id, now()));
      return reply.code(204).send();
    },
  );

  app.patch(
    '/views/preferences/:list',
    {
      schema: {
        summary: '我的默认视图、视图顺序和列设置',
        tags,
        params: byList,
        body: listPreferenceChange,
        response: { 200: viewList },
      },
    },
    async ({ principal, params, body }) => {
      authorise(principal, 'organisation.read');
      const named = [body.defaultViewId, body.layout?.of].filter((id) => id && id !== 'base');
      for (const id of named) {
        const view = await findView(db, String(id));
        if (!view || view.list !== params.list || !maySeeView(principal, factsOfView(view))) {
          throw new Problem('not-found');
        }
      }
      await putPreference(db, { accountId: principal.accountId, list: params.list, at: now() }, body);
      return await presentViews(db, principal, params.list);
    },
  );
}

async function presentViews(db: Db, principal: Principal, list: ListName): Promise<ViewList> {
  const rows = await findViews(db, principal, list);
  const preference = await findPreference(db, principal.accountId, list);
  const place = new Map((preference?.view_order ?? []).map((id, at) => [id, at]));
  const items = rows
    .map((row) => presentRow(principal, row))
    .sort((a, b) => (place.get(a.id) ?? 1_000) - (place.get(b.id) ?? 1_000));
  const known = new Set(items.map((view) => view.id));
  const layouts = Object.entries(preference?.layouts ?? {}).flatMap(([of, kept]) => {
    const read = listLayout.safeParse(kept);
    return read.success && (of === 'base' || known.has(of)) ? [[of, read.data] as const] : [];
  });
  const begin = preference?.default_view_id ?? null;
  return {
    items,
    total: items.length,
    // A view that was withdrawn from this person is no beginning any more.
    defaultViewId: begin !== null && known.has(begin) ? begin : null,
    layouts: Object.fromEntries(layouts),
    offices: await officeNames(db, viewOfficesOf(principal)),
    mayShareInZone: allowsInZone(principal, 'view.share-in-zone'),
  };
}

async function presentView(db: Db, principal: Principal, id: string): Promise<SavedView> {
  const row = await findView(db, id);
  if (!row || !maySeeView(principal, factsOfView(row))) throw new Problem('not-found');
  return presentRow(principal, row);
}

function presentRow(principal: Principal, row: ViewRow): SavedView {
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    sharing: row.sharing,
    office: row.office_id && row.office_name ? { id: row.office_id, name: row.office_name } : null,
    owner: { id: row.owner_id, name: row.owner_name },
    mine: row.owner_id === principal.accountId,
    editable: mayChangeView(principal, factsOfView(row)),
    search: row.search,
    layout: listLayout.catch({ columns: [], density: 'normal' }).parse(row.layout),
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}
