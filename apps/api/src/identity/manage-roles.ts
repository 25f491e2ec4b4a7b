import { isSeparatedRole, type Principal, type RoleGrantRequest, roleScopes } from '@guanjia/core/identity';
import { isInCharge } from '../organisation/index.ts';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { lockAccount } from './account-store.ts';
import { deleteRoleGrant, findRoleGrant, insertRoleGrant, lockHolders } from './role-store.ts';
import { endSessions } from './session-store.ts';
import { logSignIn } from './sign-in-log-store.ts';

const scopeFields = {
  zone: undefined,
  department: 'officeId',
  station: 'officeId',
  enterprise: 'enterpriseId',
  project: 'projectId',
} as const;

/** Grants a role. Never to oneself, and one of the 三员 only to somebody who has chosen a password. */
export async function grantRole(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
  request: RoleGrantRequest,
): Promise<void> {
  requireScope(request);
  await inTransaction(db, async (tx) => {
    const account = await requireOther(tx, principal, accountId);
    // Whoever made the account still knows its one-time password, and would hold both parts.
    if (isSeparatedRole(request.role) && account.must_change_password) {
      throw new Problem('rule-violated', {
        detail: '该账号还在使用一次性密码。请待其本人登录并修改密码后，再授予管理员角色。',
      });
    }
    const at = now();
    const grant = {
      id: newId(at.getTime()),
      accountId,
      role: request.role,
      officeId: request.officeId ?? null,
      enterpriseId: request.enterpriseId ?? null,
      projectId: request.projectId ?? null,
      at,
      by: principal.accountId,
    };
    await insertRoleGrant(tx, grant);
    const { role, officeId, enterpriseId, projectId } = grant;
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'role.grant',
      actor: actorFor(principal, 'role.grant'),
      at,
      data: { role, officeId, enterpriseId, projectId },
    });
  });
}

/** Takes a role back, at once: the next request of that person is judged without it. */
export async function revokeRole(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
  grantId: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await requireOther(tx, principal, accountId);
    const grant = await findRoleGrant(tx, accountId, grantId);
    if (!grant) throw new Problem('not-found');
    if (isSeparatedRole(grant.role) && (await lockHolders(tx, grant.role)) <= 1) {
      throw new Problem('last-administrator');
    }
    if (grant.role === 'butler' && (await isInCharge(tx, accountId)))
      throw new Problem('butler-still-in-charge');
    await deleteRoleGrant(tx, grantId);
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'role.revoke',
      actor: actorFor(principal, 'role.revoke'),
      at: now(),
      data: {
        role: grant.role,
        officeId: grant.office_id,
        enterpriseId: grant.enterprise_id,
        projectId: grant.project_id,
      },
    });
  });
}

/** Ends all sessions of an account. */
export async function revokeSessions(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
): Promise<number> {
  return await inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) throw new Problem('not-found');
    const at = now();
    const revoked = await endSessions(tx, { accountId }, at);
    const { username } = account;
    await logSignIn(tx, { at, username, accountId, outcome: 'revoked', ip: null, userAgent: null });
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'session.revoke',
      actor: actorFor(principal, 'session.revoke'),
      at,
      data: { revoked },
    });
    return revoked;
  });
}

async function requireOther(tx: Tx, principal: Principal, accountId: string) {
  const account = await lockAccount(tx, accountId);
  if (!account) throw new Problem('not-found');
  if (account.is_demo) throw new Problem('demo-account');
  if (accountId === principal.accountId) throw new Problem('own-account');
  return account;
}

/** A role takes exactly the scope that it needs. */
function requireScope(request: RoleGrantRequest): void {
  const needed = scopeFields[roleScopes[request.role]];
  for (const field of ['officeId', 'enterpriseId', 'projectId'] as const) {
    if (field === needed && request[field] === undefined)
      throw faultyField(field, '这一角色必须填写', 'role-scope-wrong');
    if (field !== needed && request[field] !== undefined)
      throw faultyField(field, '这一角色不用填写', 'role-scope-wrong');
  }
}
