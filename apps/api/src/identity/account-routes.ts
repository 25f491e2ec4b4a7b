import {
  accountChange,
  accountCreation,
  accountPage,
  accountQuery,
  accountSessionList,
  accountView,
  accountWithPassword,
  administrationPage,
  administrationQuery,
  revokedSessions,
  roleGrantRequest,
  roleScopeList,
  roleScopeQuery,
  signInPage,
  signInQuery,
} from '@guanjia/core/identity';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authoriseInZone } from '../platform/authorise.ts';
import { cutPage } from '../platform/cursors.ts';
import { noContent } from '../platform/http-routes.ts';
import { Problem } from '../platform/problems.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { findAccount, listAccounts } from './account-store.ts';
import { listAdministration, presentAdministration } from './administration-journal.ts';
import { changeAccount, createAccount, resetPassword } from './manage-accounts.ts';
import { grantRole, revokeRole, revokeSessions } from './manage-roles.ts';
import { presentAccount, presentAccounts } from './present-account.ts';
import { readSignIns } from './present-sign-ins.ts';
import { listRoleScopes } from './role-store.ts';
import { resetSecondFactor } from './second-factor.ts';
import { findOpenSessions } from './session-store.ts';

const tags = ['accounts'];
const byId = z.strictObject({ id: z.uuid() });

/** 三员: the system administrator makes accounts, the security administrator gives roles, the auditor reads. */
export async function accountRoutes(app: Api, deps: AppDependencies): Promise<void> {
  app.get(
    '/accounts',
    { schema: { summary: '账号列表', tags, querystring: accountQuery, response: { 200: accountPage } } },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'account.read');
      const { rows, total } = await listAccounts(deps.db, query);
      const page = cutPage(
        rows,
        query.limit,
        total,
        (row) => row,
        (row) => [row.id],
      );
      return { ...page, items: await presentAccounts(deps, principal, page.items) };
    },
  );

  app.get(
    '/accounts/:id',
    { schema: { summary: '一个账号', tags, params: byId, response: { 200: accountView } } },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'account.read');
      return await presentAccount(deps, principal, params.id);
    },
  );

  app.post(
    '/accounts',
    {
      schema: {
        summary: '新建账号（系统管理员）',
        description: '返回的一次性密码只显示这一次。新账号没有任何角色，须由安全管理员授予。',
        tags,
        body: accountCreation,
        response: { 201: accountWithPassword },
      },
    },
    async ({ principal, body }, reply) => {
      authoriseInZone(principal, 'account.create');
      const { accountId, oneTimePassword } = await createAccount(deps, principal, body);
      const account = await presentAccount(deps, principal, accountId);
      return reply.code(201).send({ account, oneTimePassword });
    },
  );

  app.patch(
    '/accounts/:id',
    {
      schema: {
        summary: '修改、停用或启用账号（系统管理员）',
        tags,
        params: byId,
        body: accountChange,
        response: { 200: accountView },
      },
    },
    async ({ principal, params, body }) => {
      authoriseInZone(principal, 'account.edit');
      await changeAccount(deps, principal, params.id, body);
      return await presentAccount(deps, principal, params.id);
    },
  );

  app.post(
    '/accounts/:id/password-reset',
    {
      schema: {
        summary: '重置密码（系统管理员）',
        description: '返回的一次性密码只显示这一次；该账号的登录全部失效。',
        tags,
        params: byId,
        response: { 200: accountWithPassword },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'account.reset-password');
      const { accountId, oneTimePassword } = await resetPassword(deps, principal, params.id);
      return { account: await presentAccount(deps, principal, accountId), oneTimePassword };
    },
  );

  app.post(
    '/accounts/:id/roles',
    {
      schema: {
        summary: '授予角色（安全管理员）',
        tags,
        params: byId,
        body: roleGrantRequest,
        response: { 201: accountView },
      },
    },
    async ({ principal, params, body }, reply) => {
      authoriseInZone(principal, 'role.grant');
      await grantRole(deps, principal, params.id, body);
      return reply.code(201).send(await presentAccount(deps, principal, params.id));
    },
  );

  app.delete(
    '/accounts/:id/roles/:grantId',
    {
      schema: {
        summary: '撤销角色（安全管理员）',
        tags,
        params: z.strictObject({ id: z.uuid(), grantId: z.uuid() }),
        response: { 200: accountView },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'role.revoke');
      await revokeRole(deps, principal, params.id, params.grantId);
      return await presentAccount(deps, principal, params.id);
    },
  );

  app.get(
    '/accounts/:id/sessions',
    {
      schema: {
        summary: '一个账号的登录（安全管理员）',
        tags,
        params: byId,
        response: { 200: accountSessionList },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'session.revoke');
      if (!(await findAccount(deps.db, params.id))) throw new Problem('not-found');
      const { sessionIdleMinutes } = await loadZoneSettings(deps.db);
      const rows = await findOpenSessions(deps.db, params.id, deps.now(), sessionIdleMinutes);
      const items = rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        ip: row.ip,
        userAgent: row.user_agent,
      }));
      return { items, total: items.length };
    },
  );

  app.delete(
    '/accounts/:id/sessions',
    {
      schema: {
        summary: '让一个账号的全部登录失效（安全管理员）',
        tags,
        params: byId,
        response: { 200: revokedSessions },
      },
    },
    async ({ principal, params }) => {
      authoriseInZone(principal, 'session.revoke');
      return { revoked: await revokeSessions(deps, principal, params.id) };
    },
  );

  app.delete(
    '/accounts/:id/second-factor',
    {
      schema: {
        summary: '为丢失手机的人关闭动态口令（安全管理员）',
        description: '密码由系统管理员重置：任何一人都不能独自接管账号。',
        tags,
        params: byId,
        response: { 204: noContent },
      },
    },
    async ({ principal, params }, reply) => {
      authoriseInZone(principal, 'second-factor.reset');
      await resetSecondFactor(deps, principal, params.id);
      return reply.code(204).send();
    },
  );

  app.get(
    '/role-scopes',
    {
      schema: {
        summary: '授予角色时可选的单位、企业、项目（安全管理员，只有名称）',
        tags,
        querystring: roleScopeQuery,
        response: { 200: roleScopeList },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'role.grant');
      const items = await listRoleScopes(deps.db, query.kind, query.q);
      return { items, total: items.length };
    },
  );

  app.get(
    '/sign-ins',
    {
      schema: {
        summary: '登录日志（审计管理员）',
        tags,
        querystring: signInQuery,
        response: { 200: signInPage },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'audit.read');
      return await readSignIns(deps.db, query);
    },
  );

  app.get(
    '/administration-journal',
    {
      schema: {
        summary: '管理日志：账号、角色、设置、组织、档案的每一次变更（审计管理员）',
        tags,
        querystring: administrationQuery,
        response: { 200: administrationPage },
      },
    },
    async ({ principal, query }) => {
      authoriseInZone(principal, 'audit.read');
      const { rows, total } = await listAdministration(deps.db, query);
      return cutPage(rows, query.limit, total, presentAdministration, (row) => [row.position]);
    },
  );
}
