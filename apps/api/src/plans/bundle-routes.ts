import type { Principal } from '@guanjia/core/identity';
import { allows, allowsInZone } from '@guanjia/core/permissions';
import {
  type BundleList,
  bundleChange,
  bundleCreation,
  bundleList,
  bundleOpening,
  type OpenedBundles,
  openedBundles,
} from '@guanjia/core/plans';
import { z } from 'zod';
import { once } from '../matters/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise, authoriseInZone } from '../platform/authorise.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { idempotencyHeaders } from '../platform/idempotency.ts';
import { findOpened, listBundles } from './bundles-store.ts';
import { changeBundle, createBundle } from './edit-bundle.ts';
import { openBundle } from './open-bundle.ts';
import { readableProject } from './present-plan.ts';

const tags = ['plans'];
const byProject = z.strictObject({ id: z.uuid() });

export async function bundleRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  app.get(
    '/bundles',
    { schema: { summary: '一揽子服务', tags, response: { 200: bundleList } } },
    async ({ principal }) => {
      authorise(principal, 'plan-template.read');
      return await presentBundles(db, principal);
    },
  );

  app.post(
    '/bundles',
    { schema: { summary: '新增一揽子服务', tags, body: bundleCreation, response: { 201: bundleList } } },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'plan-template.edit');
      await inTransaction(db, (tx) => createBundle({ tx, principal, now: now() }, body));
      return reply.code(201).send(await presentBundles(db, principal));
    },
  );

  app.put(
    '/bundles/:code',
    {
      schema: {
        summary: '修改或停用一揽子服务',
        description: '已开办的不受影响。revision 为读到的版次，别人先改过则返回 409。',
        tags,
        params: z.strictObject({ code: bundleCreation.shape.code }),
        body: bundleChange,
        response: { 200: bundleList },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'plan-template.edit');
      await inTransaction(db, (tx) => changeBundle({ tx, principal, now: now() }, params.code, body));
      return await presentBundles(db, principal);
    },
  );

  app.get(
    '/projects/:id/bundles',
    {
      schema: {
        summary: '项目开办过的一揽子服务',
        tags,
        params: byProject,
        response: { 200: openedBundles },
      },
    },
    async ({ principal, params }) => await presentOpened(db, principal, params.id),
  );

  app.post(
    '/projects/:id/bundles',
    {
      schema: {
        summary: '为项目开办一揽子服务',
        description: '由管家代办，一次开办其中全部事项，同时交办各单位；有一项不成则都不开办。',
        tags,
        params: byProject,
        headers: idempotencyHeaders,
        body: bundleOpening,
        response: { 201: openedBundles },
      },
    },
    async (request, reply) => {
      const { principal, params, body } = request;
      const opened = await once(
        deps,
        request,
        'POST /projects/bundles',
        async (at) => {
          await openBundle({ ...at, projectId: params.id }, body);
          return null;
        },
        ({ tx }) => presentOpened(tx, principal, params.id),
      );
      return reply.code(201).send(opened);
    },
  );
}

async function presentBundles(db: Db | Tx, principal: Principal): Promise<BundleList> {
  const mayEdit = allowsInZone(principal, 'plan-template.edit');
  const rows = await listBundles(db);
  return { items: rows.filter((row) => mayEdit || row.active), mayEdit };
}

async function presentOpened(db: Db | Tx, principal: Principal, projectId: string): Promise<OpenedBundles> {
  const facts = await readableProject(db, principal, projectId);
  const items: OpenedBundles['items'] = [];
  for (const row of await findOpened(db, projectId)) {
    let item = items.find((one) => one.id === row.id);
    if (!item) {
      item = {
        id: row.id,
        name: row.name,
        openedAt: row.opened_at.toISOString(),
        openedBy: row.by,
        matters: [],
      };
      items.push(item);
    }
    if (row.matterId && row.number && row.status) {
      item.matters.push({
        id: row.matterId,
        number: row.number,
        title: row.title,
        status: row.status,
      });
    }
  }
  return { items, mayOpen: facts.active && allows(principal, 'plan.open-matter', facts) };
}
