import type { Principal } from '@guanjia/core/identity';
import {
  butlerChange,
  butlerCreation,
  butlerPage,
  butlerQuery,
  butlerView,
  leadingGroupCandidates,
  leadingGroupChange,
  officeChange,
  officeCreation,
  officePage,
  officeQuery,
  officeView,
  organisationView,
} from '@guanjia/core/organisation';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { cutPage } from '../platform/cursors.ts';
import { noContent } from '../platform/http-routes.ts';
import { Problem } from '../platform/problems.ts';
import { findButler, listButlers } from './butlers-store.ts';
import { findLeaders } from './leading-group-store.ts';
import { changeButler, createButler } from './manage-butlers.ts';
import { placeInLeadingGroup, removeFromLeadingGroup } from './manage-leading-group.ts';
import { changeOffice, createOffice } from './manage-offices.ts';
import { findOffice, listOffices } from './offices-store.ts';
import { presentButlers, presentOffices, presentOrganisation } from './present-organisation.ts';

const tags = ['organisation'];
const byId = z.strictObject({ id: z.uuid() });

export async function directoryRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  const presentOffice = async (principal: Principal, id: string) => {
    const row = await findOffice(db, id);
    const [view] = row ? await presentOffices(db, principal, [row]) : [];
    if (!view) throw new Problem('not-found');
    return view;
  };
  const presentButler = async (principal: Principal, id: string) => {
    const row = await findButler(db, id);
    const [view] = row ? await presentButlers(db, principal, [row], now()) : [];
    if (!view) throw new Problem('not-found');
    return view;
  };

  app.get(
    '/organisation',
    { schema: { summary: '组织总览：领导小组、工作站、人数', tags, response: { 200: organisationView } } },
    async ({ principal }) => {
      authoriseInZone(principal, 'organisation.read');
      return await presentOrganisation(db, principal);
    },
  );

  app.put(
    '/leading-group/:id',
    {
      schema: {
        summary: '设置领导小组成员（id 为账号）',
        tags,
        params: byId,
        body: leadingGroupChange,
        response: { 200: organisationView },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'organisation.edit');
      await placeInLeadingGroup(deps, principal, params.id, body);
      return await presentOrganisation(db, principal);
    },
  );

  app.get(
    '/leading-group/candidates',
    {
      schema: {
        summary: '可以安排进领导小组的人：有“领导小组”角色的账号',
        tags,
        response: { 200: leadingGroupCandidates },
      },
    },
    async ({ principal }) => {
      authoriseInZone(principal, 'organisation.edit');
      const rows = await findLeaders(db);
      return { items: rows.map(({ id, name, position }) => ({ id, name, member: position !== null })) };
    },
  );

  app.delete(
    '/leading-group/:id',
    { schema: { summary: '移出领导小组', tags, params: byId, response: { 204: noContent } } },
    async ({ principal, params }, reply) => {
      authoriseInZone(principal, 'organisation.edit');
      await removeFromLeadingGroup(deps, principal, params.id);
      return reply.code(204).send();
    },
  );

  app.get(
    '/offices',
    {
      schema: {
        summary: '部门、要素供应单位、工作站',
        tags,
        querystring: officeQuery,
        response: { 200: officePage },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'organisation.read');
      const { rows, total } = await listOffices(db, query);
      const page = cutPage(
        rows,
        query.limit,
        total,
        (row) => row,
        (row) => [row.position, row.id],
      );
      return { ...page, items: await presentOffices(db, principal, page.items) };
    },
  );

  app.get(
    '/offices/:id',
    { schema: { summary: '一个单位', tags, params: byId, response: { 200: officeView } } },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'organisation.read');
      return await presentOffice(principal, params.id);
    },
  );

  app.post(
    '/offices',
    { schema: { summary: '新增单位', tags, body: officeCreation, response: { 201: officeView } } },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'organisation.edit');
      const id = await createOffice(deps, principal, body);
      return reply.code(201).send(await presentOffice(principal, id));
    },
  );

  app.patch(
    '/offices/:id',
    {
      schema: { summary: '修改单位', tags, params: byId, body: officeChange, response: { 200: officeView } },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'organisation.edit');
      await changeOffice(deps, principal, params.id, body);
      return await presentOffice(principal, params.id);
    },
  );

  app.get(
    '/butlers',
    {
      schema: {
        summary: '服务管家与各自包抓数',
        tags,
        querystring: butlerQuery,
        response: { 200: butlerPage },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'organisation.read');
      const { rows, total } = await listButlers(db, query);
      const page = cutPage(
        rows,
        query.limit,
        total,
        (row) => row,
        (row) => [row.id],
      );
      return { ...page, items: await presentButlers(db, principal, page.items, now()) };
    },
  );

  app.get(
    '/butlers/:id',
    { schema: { summary: '一名管家', tags, params: byId, response: { 200: butlerView } } },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'organisation.read');
      return await presentButler(principal, params.id);
    },
  );

  app.post(
    '/butlers',
    {
      schema: {
        summary: '任命管家',
        description: '登记后还须由安全管理员授予“服务管家”角色，方可包抓。',
        tags,
        body: butlerCreation,
        response: { 201: butlerView },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'organisation.edit');
      const id = await createButler(deps, principal, body);
      return reply.code(201).send(await presentButler(principal, id));
    },
  );

  app.patch(
    '/butlers/:id',
    {
      schema: {
        summary: '修改或停用管家',
        tags,
        params: byId,
        body: butlerChange,
        response: { 200: butlerView },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'organisation.edit');
      await changeButler(deps, principal, params.id, body);
      return await presentButler(principal, params.id);
    },
  );
}
