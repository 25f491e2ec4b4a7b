import {
  type AccountChange,
  type AccountCreation,
  isSeparatedRole,
  type Principal,
} from '@guanjia/core/identity';
import type { PermissionAction } from '@guanjia/core/permissions';
import { isInCharge } from '../organisation/index.ts';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { insertAccount, lockAccount, updateAccount } from './account-store.ts';
import { keepFormerPassword } from './password-history-store.ts';
import { hashPassword, newOneTimePassword } from './passwords.ts';
import { rolesOf } from './role-store.ts';
import { endSessions } from './session-store.ts';
import { logRevoked } from './sign-in-log-store.ts';

export interface IssuedPassword {
  accountId: string;
  oneTimePassword: string;
}

/** Creates an account that can do nothing yet: the security administrator grants its roles. */
export async function createAccount(
  { db, now }: AppDependencies,
  principal: Principal,
  request: AccountCreation,
): Promise<IssuedPassword> {
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const at = now();
  const accountId = newId(at.getTime());
  await inTransaction(db, async (tx) => {
    await insertAccount(tx, {
      id: accountId,
      username: request.username,
      passwordHash,
      displayName: request.displayName,
      phone: request.phone ?? null,
      mustChangePassword: true,
      createdBy: principal.accountId,
      at,
    });
    await journal(tx, principal, 'account.create', accountId, at, {});
  });
  return { accountId, oneTimePassword };
}

/** Changes name, phone or status; disabling ends all sessions at once. */
export async function changeAccount(
  { db, now }: AppDependencies,
  principal: Principal,
  id: string,
  request: AccountChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const account = await requireOrdinary(tx, principal, id);
    if (request.status === 'disabled' && (await isInCharge(tx, id)))
      throw new Problem('butler-still-in-charge');
    const at = now();
    await updateAccount(tx, id, {
      ...(request.displayName === undefined ? {} : { display_name: request.displayName }),
      ...(request.phone === undefined ? {} : { phone: request.phone }),
      ...(request.status === undefined ? {} : { status: request.status }),
    });
    const ended = request.status === 'disabled' ? await endSessions(tx, { accountId: id }, at) : 0;
    await logRevoked(tx, { account, ended, at, from: null });
    // Names and numbers are personal: the journal keeps that they changed, not what they are.
    await journal(tx, principal, 'account.edit', id, at, {
      fields: Object.keys(request).sort(),
      ...(request.status ? { status: request.status, sessionsEnded: ended } : {}),
    });
  });
}

/** Gives a new password for one sign-in, unlocks, and ends all sessions. */
export async function resetPassword(
  { db, now }: AppDependencies,
  principal: Principal,
  id: string,
): Promise<IssuedPassword> {
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  await inTransaction(db, async (tx) => {
    const account = await requireOrdinary(tx, principal, id);
    const at = now();
    await keepFormerPassword(tx, account, at);
    await updateAccount(tx, id, {
      password_hash: passwordHash,
      must_change_password: true,
      password_changed_at: at,
      failed_count: 0,
      locked_until: null,
    });
    const ended = await endSessions(tx, { accountId: id }, at);
    await logRevoked(tx, { account, ended, at, from: null });
    await journal(tx, principal, 'account.reset-password', id, at, { sessionsEnded: ended });
  });
  return { accountId: id, oneTimePassword };
}

/**
 * Whoever could disable another administrator, or set his password, could take his part: such an account must have
 * lost its role first, which is another administrator's act.
 */
async function requireOrdinary(tx: Tx, principal: Principal, id: string) {
  const account = await lockAccount(tx, id);
  if (!account) throw new Problem('not-found');
  if (account.is_demo) throw new Problem('demo-account');
  if (id === principal.accountId) throw new Problem('own-account');
  if ((await rolesOf(tx, id)).some(isSeparatedRole)) throw new Problem('administrator-protected');
  return account;
}

async function journal(
  tx: Tx,
  principal: Principal,
  action: PermissionAction,
  accountId: string,
  at: Date,
  data: Record<string, unknown>,
): Promise<void> {
  const actor = actorFor(principal, action);
  await appendJournal(tx, { stream: `account:${accountId}`, action, actor, at, data });
}
