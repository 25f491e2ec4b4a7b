import { createHash, randomBytes } from 'node:crypto';
import type { Principal } from '@guanjia/core/identity';
import { Secret, TOTP } from 'otpauth';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorAsSelf, actorFor } from '../platform/authorise.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { countAttempt, refundAttempt } from '../platform/rate-limit.ts';
import { lockAccount } from './account-store.ts';
import { verifyPassword } from './passwords.ts';
import { seal, unseal } from './second-factor-key.ts';
import {
  confirmSecondFactor,
  deleteSecondFactor,
  findSecondFactor,
  putRecoveryCodes,
  putSecondFactor,
  takeRecoveryCode,
  takeStep,
} from './second-factor-store.ts';
import { endSessions } from './session-store.ts';
import { type From, logRevoked } from './sign-in-log-store.ts';

const periodSeconds = 30;
/** A clock that is off by one step is forgiven. */
const window = 1;
const recoveryCodes = 10;

const totpOf = (secret: Buffer, label = ''): TOTP =>
  new TOTP({
    issuer: '服务管家',
    label,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    period: periodSeconds,
  });

/** The step whose code this is, or null. */
function stepOf(secret: Buffer, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
}

const hashOf = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z2-7]/g, ''))
    .digest();

/** The own password and the bounds of guessing at it, before anything of the second factor changes. */
async function requirePassword(tx: Tx, accountId: string, password: string) {
  const account = await lockAccount(tx, accountId);
  if (!account) throw new Problem('not-signed-in');
  if (account.is_demo) throw new Problem('demo-account');
  if (!(await verifyPassword(account.password_hash, password))) {
    throw faultyField('password', '密码不正确', 'password-wrong');
  }
  return account;
}

const guesses = (accountId: string) => ({ key: `second-factor:${accountId}`, points: 8, windowSeconds: 900 });

/** A new secret, to be confirmed by a code of it. Throws `second-factor-on` where one is on. */
export async function beginSecondFactor(
  { db, files, now }: AppDependencies,
  { accountId }: Principal,
  password: string,
): Promise<{ secret: string; url: string }> {
  await countAttempt(db, guesses(accountId), now());
  const begun = await inTransaction(db, async (tx) => {
    const account = await requirePassword(tx, accountId, password);
    const known = await findSecondFactor(tx, accountId);
    if (known?.confirmed_at) throw new Problem('second-factor-on');
    const secret = randomBytes(20);
    await putSecondFactor(tx, { accountId, secret: await seal(files.dataDir, accountId, secret), at: now() });
    const totp = totpOf(secret, account.username);
    return { secret: totp.secret.base32, url: totp.toString() };
  });
  await refundAttempt(db, guesses(accountId).key);
  return begun;
}

/** On from now; answers the codes for when the device is lost, which nobody is told again. */
export async function completeSecondFactor(
  { db, files, now }: AppDependencies,
  principal: Principal,
  code: string,
  from: From,
): Promise<string[]> {
  const { accountId } = principal;
  await countAttempt(db, guesses(accountId), now());
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await inTransaction(db, async (tx) => {
    const at = now();
    const account = await lockAccount(tx, accountId);
    const factor = await findSecondFactor(tx, accountId);
    if (!factor || factor.confirmed_at) throw new Problem('not-found');
    const step = stepOf(await unseal(files.dataDir, accountId, factor.secret), code, at);
    if (step === null)
      throw faultyField('code', '动态口令不正确，请核对手机时间后重试', 'second-factor-wrong');
    await takeStep(tx, accountId, step);
    await confirmSecondFactor(tx, accountId, at);
    await putRecoveryCodes(tx, accountId, codes.map(hashOf));
    const ended = await endSessions(tx, { accountId, except: principal.sessionId }, at);
    if (account) await logRevoked(tx, { account, ended, at, from });
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'account.second-factor-on',
      actor: actorAsSelf(principal),
      at,
      data: { sessionsEnded: ended },
    });
  });
  await refundAttempt(db, guesses(accountId).key);
  return codes;
}

/** Off again, by password and a code of it. */
export async function endSecondFactor(
  deps: AppDependencies,
  principal: Principal,
  request: { password: string; code: string },
): Promise<void> {
  const { db, now } = deps;
  const { accountId } = principal;
  await countAttempt(db, guesses(accountId), now());
  await inTransaction(db, async (tx) => {
    await requirePassword(tx, accountId, request.password);
    if (!(await checkCode(deps, tx, accountId, request.code))) {
      throw faultyField('code', '动态口令不正确', 'second-factor-wrong');
    }
    await deleteSecondFactor(tx, accountId);
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'account.second-factor-off',
      actor: actorAsSelf(principal),
      at: now(),
      data: {},
    });
  });
  await refundAttempt(db, guesses(accountId).key);
}

/**
 * Takes away the second factor of somebody who lost the device. The security administrator can do this, the system
 * administrator can reset the password: neither can take an account over alone.
 */
export async function resetSecondFactor(
  { db, now }: AppDependencies,
  principal: Principal,
  accountId: string,
): Promise<void> {
  if (accountId === principal.accountId) throw new Problem('forbidden');
  await inTransaction(db, async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account || !(await deleteSecondFactor(tx, accountId))) throw new Problem('not-found');
    const at = now();
    const ended = await endSessions(tx, { accountId }, at);
    await logRevoked(tx, { account, ended, at, from: null });
    await appendJournal(tx, {
      stream: `account:${accountId}`,
      action: 'account.second-factor-reset',
      actor: actorFor(principal, 'second-factor.reset'),
      at,
      data: { sessionsEnded: ended },
    });
  });
}

/** Whether signing in needs a code, and whether this is one. A code is taken once, be it of a device or of paper. */
export async function judgeSecondFactor(
  deps: AppDependencies,
  accountId: string,
  code: string | undefined,
): Promise<'not-needed' | 'needed' | 'right' | 'wrong'> {
  const factor = await findSecondFactor(deps.db, accountId);
  if (!factor?.confirmed_at) return 'not-needed';
  if (code === undefined) return 'needed';
  return (await checkCode(deps, deps.db, accountId, code)) ? 'right' : 'wrong';
}

async function checkCode(
  { files, now }: AppDependencies,
  db: AppDependencies['db'] | Tx,
  accountId: string,
  code: string,
): Promise<boolean> {
  const factor = await findSecondFactor(db, accountId);
  if (!factor?.confirmed_at) return false;
  const typed = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return await takeRecoveryCode(db, accountId, hashOf(typed), now());
  const step = stepOf(await unseal(files.dataDir, accountId, factor.secret), typed, now());
  return step !== null && (await takeStep(db, accountId, step));
}

/** `abcd-efgh-ijkl`: 60 random bits, of letters and figures that are told apart on paper. */
function newRecoveryCode(): string {
  const letters = new Secret({ size: 8 }).base32.toLowerCase().slice(0, 12);
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}
