import {
  credentials,
  ownSessionList,
  ownSignInPage,
  ownSignInQuery,
  passwordChange,
  passwordRules,
  publicZone,
  secondFactorBeginning,
  secondFactorCode,
  secondFactorCodes,
  secondFactorEnd,
  secondFactorSecret,
  secondFactorState,
  session,
} from '@guanjia/core/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { cutPage } from '../platform/cursors.ts';
import { noContent } from '../platform/http-routes.ts';
import { Problem } from '../platform/problems.ts';
import { sessionCookie, sessionCookieOptions, sessionTokenHash } from '../platform/sessions.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { findAccount } from './account-store.ts';
import { findSignedIn, type SignedIn } from './authentication.ts';
import { changePassword } from './change-password.ts';
import { policyOf } from './passwords.ts';
import { presentSession, presentZone } from './present-session.ts';
import { beginSecondFactor, completeSecondFactor, endSecondFactor } from './second-factor.ts';
import { countRecoveryCodes, findSecondFactor } from './second-factor-store.ts';
import { endSessions, findOpenSessions } from './session-store.ts';
import { signIn } from './sign-in.ts';
import { type From, listOwnSignIns, logRevoked, logSignIn } from './sign-in-log-store.ts';
import { findZone } from './zone-store.ts';

/** How a client names itself, kept for whoever looks at the list of sessions. */
const userAgentOf = (request: FastifyRequest): string | null => request.headers['user-agent'] ?? null;

const fromOf = (request: FastifyRequest): From => ({ ip: request.ip, userAgent: userAgentOf(request) });

const signedInOf = (request: FastifyRequest): SignedIn => {
  if (!request.signedIn) throw new Problem('not-signed-in');
  return request.signedIn;
};

export async function identityRoutes(app: Api, deps: AppDependencies): Promise<void> {
  app.get(
    '/zone',
    {
      config: { public: true },
      schema: {
        summary: '本区名称；演示园区另给演示账号',
        tags: ['identity'],
        response: { 200: publicZone },
      },
    },
    () => presentZone(deps),
  );

  app.post(
    '/session',
    {
      config: { public: true },
      schema: {
        summary: '登录',
        description: '成功后返回 Cookie guanjia_session。连续输错会锁定账号。',
        tags: ['identity'],
        body: credentials,
        response: { 200: session },
      },
    },
    async (request, reply) => {
      const opened = await signIn(deps, request.body, {
        ip: request.ip,
        userAgent: userAgentOf(request),
        formerToken: sessionTokenHash(request),
      });
      reply.setCookie(sessionCookie, opened.token, sessionCookieOptions(request, opened.hours * 3600));
      request.cookies[sessionCookie] = opened.token;
      request.signedIn = await findSignedIn(deps.db, request, deps.now());
      return await presentSession(deps, signedInOf(request));
    },
  );

  app.get(
    '/session',
    {
      config: { beforePasswordChange: true },
      schema: { summary: '我是谁、能做什么', tags: ['identity'], response: { 200: session } },
    },
    (request) => presentSession(deps, signedInOf(request)),
  );

  app.delete(
    '/session',
    {
      config: { beforePasswordChange: true },
      schema: { summary: '退出登录', tags: ['identity'], response: { 204: noContent } },
    },
    async (request, reply) => {
      await signOut(deps, request, reply);
      return reply.code(204).send();
    },
  );

  app.get(
    '/account/password-rules',
    {
      config: { beforePasswordChange: true },
      schema: {
        summary: '本区的密码要求，和我的密码何时须更换',
        tags: ['identity'],
        response: { 200: passwordRules },
      },
    },
    async ({ principal }) => {
      const [account, settings, zone] = await Promise.all([
        findAccount(deps.db, principal.accountId),
        loadZoneSettings(deps.db),
        findZone(deps.db),
      ]);
      const policy = policyOf(settings);
      const changedAt = account?.password_changed_at ?? null;
      const dueAt =
        changedAt && policy.maxDays > 0 && !account?.is_demo && !zone?.isDemo
          ? new Date(changedAt.getTime() + policy.maxDays * 86_400_000)
          : null;
      return {
        ...policy,
        changedAt: changedAt?.toISOString() ?? null,
        dueAt: dueAt?.toISOString() ?? null,
      };
    },
  );

  app.get(
    '/account/sign-ins',
    {
      schema: {
        summary: '我的登录记录：成功、失败、锁定、退出，和来自哪里',
        tags: ['identity'],
        querystring: ownSignInQuery,
        response: { 200: ownSignInPage },
      },
    },
    async ({ principal, query }) => {
      const { rows, total } = await listOwnSignIns(deps.db, principal.accountId, query);
      return cutPage(
        rows,
        query.limit,
        total,
        (row) => ({
          id: row.id,
          at: row.at.toISOString(),
          outcome: row.outcome,
          ip: row.ip,
          userAgent: row.user_agent,
        }),
        (row) => [row.id],
      );
    },
  );

  app.put(
    '/account/password',
    {
      config: { beforePasswordChange: true },
      schema: {
        summary: '修改自己的密码',
        description: '其他设备上的登录随即失效。',
        tags: ['identity'],
        body: passwordChange,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      await changePassword(deps, request.principal, request.body, fromOf(request));
      return reply.code(204).send();
    },
  );

  app.get(
    '/account/second-factor',
    {
      config: { beforePasswordChange: true },
      schema: { summary: '我的动态口令', tags: ['identity'], response: { 200: secondFactorState } },
    },
    async (request) => {
      const { principal, needsSecondFactor } = signedInOf(request);
      const factor = await findSecondFactor(deps.db, principal.accountId);
      return {
        on: factor?.confirmed_at != null,
        since: factor?.confirmed_at?.toISOString() ?? null,
        recoveryCodesLeft: await countRecoveryCodes(deps.db, principal.accountId),
        required: needsSecondFactor,
      };
    },
  );

  app.post(
    '/account/second-factor',
    {
      config: { beforePasswordChange: true },
      schema: {
        summary: '开始设置动态口令',
        description: '返回一次密钥，供手机验证器扫描或手工输入；输入一个口令后才生效。',
        tags: ['identity'],
        body: secondFactorBeginning,
        response: { 200: secondFactorSecret },
      },
    },
    ({ principal, body }) => beginSecondFactor(deps, principal, body.password),
  );

  app.post(
    '/account/second-factor/confirmation',
    {
      config: { beforePasswordChange: true },
      schema: {
        summary: '用一个口令确认，动态口令生效',
        description: '返回 10 个恢复码，只显示这一次。其他设备上的登录随即失效。',
        tags: ['identity'],
        body: secondFactorCode,
        response: { 200: secondFactorCodes },
      },
    },
    async (request) => ({
      recoveryCodes: await completeSecondFactor(deps, request.principal, request.body.code, fromOf(request)),
    }),
  );

  app.post(
    '/account/second-factor/end',
    {
      schema: {
        summary: '关闭动态口令',
        tags: ['identity'],
        body: secondFactorEnd,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      if (signedInOf(request).needsSecondFactor) throw new Problem('second-factor-required');
      await endSecondFactor(deps, request.principal, request.body);
      return reply.code(204).send();
    },
  );

  app.get(
    '/account/sessions',
    { schema: { summary: '我在哪些设备上登录', tags: ['identity'], response: { 200: ownSessionList } } },
    async (request) => {
      const { principal, idleMinutes } = signedInOf(request);
      const rows = await findOpenSessions(deps.db, principal.accountId, deps.now(), idleMinutes);
      const items = rows.map((row) => ({
        id: row.id,
        current: row.id === principal.sessionId,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        ip: row.ip,
        userAgent: row.user_agent,
      }));
      return { items, total: items.length };
    },
  );

  app.delete(
    '/account/sessions/:id',
    {
      schema: {
        summary: '让自己的一台设备退出登录',
        tags: ['identity'],
        params: z.strictObject({ id: z.uuid() }),
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const { principal, username } = signedInOf(request);
      const { accountId: id } = principal;
      const at = deps.now();
      const ended = await endSessions(deps.db, { accountId: id, only: request.params.id }, at);
      if (ended === 0) throw new Problem('not-found');
      await logRevoked(deps.db, { account: { id, username }, ended, at, from: fromOf(request) });
      return reply.code(204).send();
    },
  );
}

async function signOut(
  { db, now }: AppDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { principal, username } = signedInOf(request);
  const at = now();
  await endSessions(db, { accountId: principal.accountId, only: principal.sessionId }, at);
  await logSignIn(db, {
    at,
    username,
    accountId: principal.accountId,
    outcome: 'signed-out',
    ip: request.ip,
    userAgent: userAgentOf(request),
  });
  reply.clearCookie(sessionCookie, sessionCookieOptions(request, 0));
}
