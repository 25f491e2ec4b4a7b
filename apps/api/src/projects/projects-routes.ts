import {
  productionHandover,
  projectChange,
  projectContactInput,
  projectCreation,
  projectDetail,
  projectHistory,
  projectPage,
  projectQuery,
} from '@guanjia/core/projects';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise, authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import {
  idempotencyHeaders,
  idempotencyKeyOf,
  requestHash,
  withIdempotency,
} from '../platform/idempotency.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import { changeProject } from './change-project.ts';
import { createProject } from './create-project.ts';
import { addContact, changeContact, removeContact } from './manage-contacts.ts';
import { presentProject, presentProjectSummary } from './present-project.ts';
import { handOverAtProduction } from './production-handover.ts';
import { listProjects } from './projects-store.ts';
import { readHistory } from './read-history.ts';

const tags = ['projects'];
const byId = z.strictObject({ id: z.uuid() });
const byContact = z.strictObject({ id: z.uuid(), contactId: z.uuid() });

export async function projectRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  app.get(
    '/projects',
    {
      schema: { summary: '我范围内的项目', tags, querystring: projectQuery, response: { 200: projectPage } },
    },
    async ({ principal, query }) => {
      const scope = authorise(principal, 'project.read');
      const { rows, total } = await listProjects(db, scope, query);
      return pageOfRows(query, rows, total, presentProjectSummary);
    },
  );

  app.get(
    '/projects/:id',
    { schema: { summary: '项目档案', tags, params: byId, response: { 200: projectDetail } } },
    async ({ principal, params }) => await presentProject(db, principal, params.id, deps.now()),
  );

  app.post(
    '/projects/:id/production-handover',
    {
      schema: {
        summary: '投产交接：从项目管家到企业管家',
        description: '项目投产后退出名单，项目管家的包抓结束，未办结的事项同时转给企业管家。',
        tags,
        params: byId,
        headers: idempotencyHeaders,
        body: productionHandover,
        response: { 200: projectDetail },
      },
    },
    async (request) => {
      const { principal, params, body } = request;
      const at = now();
      await inTransaction(db, (tx) =>
        withIdempotency(
          tx,
          principal,
          idempotencyKeyOf(request),
          'POST /projects/production-handover',
          requestHash(request),
          async () => {
            await handOverAtProduction(tx, principal, params.id, body, at);
            return { status: 200, body: {} };
          },
          at,
        ),
      );
      return await presentProject(db, principal, params.id, deps.now());
    },
  );

  app.get(
    '/projects/:id/history',
    {
      schema: {
        summary: '项目档案的经过',
        description: '谁、何时、做了什么、理由，新的在前，最多 200 条。企业只看到与其有关的。',
        tags,
        params: byId,
        response: { 200: projectHistory },
      },
    },
    async ({ principal, params }) => await readHistory(db, principal, params.id),
  );

  app.post(
    '/projects',
    {
      schema: {
        summary: '新增项目，同时指定管家',
        tags,
        body: projectCreation,
        response: { 201: projectDetail },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'project.create');
      const id = await inTransaction(db, (tx) => createProject(tx, principal, body, now()));
      return reply.code(201).send(await presentProject(db, principal, id, deps.now()));
    },
  );

  app.patch(
    '/projects/:id',
    {
      schema: {
        summary: '修改项目档案',
        description: 'version 为读到的版本；别人先改过则返回 409。',
        tags,
        params: byId,
        body: projectChange,
        response: { 200: projectDetail },
      },
    },
    async ({ principal, params, body }) => {
      await inTransaction(db, (tx) => changeProject(tx, principal, params.id, body, now()));
      return await presentProject(db, principal, params.id, deps.now());
    },
  );

  app.post(
    '/projects/:id/contacts',
    {
      schema: {
        summary: '新增项目联系人（业主、施工方、设计院）',
        tags,
        params: byId,
        body: projectContactInput,
        response: { 201: projectDetail },
      },
    },
    async ({ principal, params, body }, reply) => {
      await inTransaction(db, (tx) => addContact({ tx, principal, projectId: params.id, now: now() }, body));
      return reply.code(201).send(await presentProject(db, principal, params.id, deps.now()));
    },
  );

  app.put(
    '/projects/:id/contacts/:contactId',
    {
      schema: {
        summary: '修改项目联系人',
        tags,
        params: byContact,
        body: projectContactInput,
        response: { 200: projectDetail },
      },
    },
    async ({ principal, params, body }) => {
      await inTransaction(db, (tx) =>
        changeContact({ tx, principal, projectId: params.id, now: now() }, params.contactId, body),
      );
      return await presentProject(db, principal, params.id, deps.now());
    },
  );

  app.delete(
    '/projects/:id/contacts/:contactId',
    { schema: { summary: '删除项目联系人', tags, params: byContact, response: { 200: projectDetail } } },
    async ({ principal, params }) => {
      await inTransaction(db, (tx) =>
        removeContact({ tx, principal, projectId: params.id, now: now() }, params.contactId),
      );
      return await presentProject(db, principal, params.id, deps.now());
    },
  );
}
