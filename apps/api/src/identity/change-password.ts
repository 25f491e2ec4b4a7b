import type { Principal } from '@guanjia/core/identity';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorAsSelf } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { countAttempt, refundAttempt } from '../platform/rate-limit.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { lockAccount, updateAccount } from './account-store.ts';
import { findFormerPasswords, keepFormerPassword } from './password-history-store.ts';
import { hashPassword, policyOf, requireStrongPassword, requireUnused, verifyPassword } from './passwords.ts';
import { endSessions } from './session-store.ts';
import { type From, logRevoked } from './sign-in-log-store.ts';

/** Changes the own password, and ends all other sessions of the account. */
export async function changePassword(
  { db, now }: AppDependencies,
  principal: Principal,
  request: { currentPassword: string; newPassword: string },
  from: From,
): Promise<void> {
  const { accountId } = principal;
  // A session left open must not become a place to guess the password at.
  const counter = { key: `password:${accountId}`, points: 5, windowSeconds: 900 };
  await countAttempt(db, counter, now());
  const passwordHash = await hashPassword(request.newPassword);
  await inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) throw new Problem('not-signed-in');
    if (account.is_demo) throw new Problem('demo-account');
    if (!(await verifyPassword(account.password_hash, request.currentPassword))) {
      throw faultyField('currentPassword', '原密码不正确', 'password-wrong');
    }
    const policy = policyOf(await loadZoneSettings(tx));
    const { username } = account;
    requireStrongPassword(request.newPassword, { username, current: request.currentPassword }, policy);
    // The present password is the first of those that may not be taken again, where its owner chose it.
    const before = policy.history - (account.must_change_password ? 0 : 1);
    await requireUnused(request.newPassword, await findFormerPasswords(tx, accountId, before), policy);
    const at = now();
    await keepFormerPassword(tx, account, at);
    await updateAccount(tx, accountId, {
      password_hash: passwordHash,
      must_change_password: false,
      password_changed_at: at,
    });
    const ended = await endSessions(tx, { accountId, except: principal.sessionId }, at);
    await logRevoked(tx, { account, ended, at, from });
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'account.change-password',
      actor: actorAsSelf(principal),
      at,
      data: { sessionsEnded: ended },
    });
  });
  await refundAttempt(db, counter.key);
}
