import {
  contactInput,
  enterpriseChange,
  enterpriseCreation,
  enterpriseDetail,
  enterprisePage,
  enterpriseQuery,
} from '@guanjia/core/enterprises';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise, authoriseInZone } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import { changeEnterprise } from './change-enterprise.ts';
import { createEnterprise } from './create-enterprise.ts';
import { listEnterprises } from './enterprises-store.ts';
import { addContact, changeContact, removeContact } from './manage-contacts.ts';
import { presentEnterprise, presentEnterpriseSummary } from './present-enterprise.ts';

const tags = ['enterprises'];
const byId = z.strictObject({ id: z.uuid() });
const byContact = z.strictObject({ id: z.uuid(), contactId: z.uuid() });

export async function profileRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  app.get(
    '/enterprises',
    {
      schema: {
        summary: '我范围内的企业',
        tags,
        querystring: enterpriseQuery,
        response: { 200: enterprisePage },
      },
    },
    async ({ principal, query }) => {
      const scope = authorise(principal, 'enterprise.read');
      const { rows, total } = await listEnterprises(db, scope, query);
      return pageOfRows(query, rows, total, presentEnterpriseSummary);
    },
  );

  app.get(
    '/enterprises/:id',
    { schema: { summary: '企业档案', tags, params: byId, response: { 200: enterpriseDetail } } },
    async ({ principal, params }) => await presentEnterprise(db, principal, params.id, deps.now()),
  );

  app.post(
    '/enterprises',
    {
      schema: {
        summary: '新增企业，同时指定管家',
        tags,
        body: enterpriseCreation,
        response: { 201: enterpriseDetail },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'enterprise.create');
      const id = await inTransaction(db, (tx) => createEnterprise(tx, principal, body, now()));
      return reply.code(201).send(await presentEnterprise(db, principal, id, deps.now()));
    },
  );

  app.patch(
    '/enterprises/:id',
    {
      schema: {
        summary: '修改企业档案',
        description: 'version 为读到的版本；别人先改过则返回 409。',
        tags,
        params: byId,
        body: enterpriseChange,
        response: { 200: enterpriseDetail },
      },
    },
    async ({ principal, params, body }) => {
      await inTransaction(db, (tx) => changeEnterprise(tx, principal, params.id, body, now()));
      return await presentEnterprise(db, principal, params.id, deps.now());
    },
  );

  app.post(
    '/enterprises/:id/contacts',
    {
      schema: {
        summary: '新增企业联系人',
        tags,
        params: byId,
        body: contactInput,
        response: { 201: enterpriseDetail },
      },
    },
    async ({ principal, params, body }, reply) => {
      await inTransaction(db, (tx) =>
        addContact({ tx, principal, enterpriseId: params.id, now: now() }, body),
      );
      return reply.code(201).send(await presentEnterprise(db, principal, params.id, deps.now()));
    },
  );

  app.put(
    '/enterprises/:id/contacts/:contactId',
    {
      schema: {
        summary: '修改企业联系人',
        tags,
        params: byContact,
        body: contactInput,
        response: { 200: enterpriseDetail },
      },
    },
    async ({ principal, params, body }) => {
      await inTransaction(db, (tx) =>
        changeContact({ tx, principal, enterpriseId: params.id, now: now() }, params.contactId, body),
      );
      return await presentEnterprise(db, principal, params.id, deps.now());
    },
  );

  app.delete(
    '/enterprises/:id/contacts/:contactId',
    { schema: { summary: '删除企业联系人', tags, params: byContact, response: { 200: enterpriseDetail } } },
    async ({ principal, params }) => {
      await inTransaction(db, (tx) =>
        removeContact({ tx, principal, enterpriseId: params.id, now: now() }, params.contactId),
      );
      return await presentEnterprise(db, principal, params.id, deps.now());
    },
  );
}
