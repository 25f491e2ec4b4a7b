import type { Credentials } from '@guanjia/core/identity';
import type { ZoneSettings } from '@guanjia/core/settings';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problems.ts';
import { consume, countAttempt, refundAttempt } from '../platform/rate-limit.ts';
import { hashSessionToken, newSessionToken } from '../platform/sessions.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { beginAttempt, endAttempt, findAccountForSignIn, lockAtLimit } from './account-store.ts';
import { verifyPassword } from './passwords.ts';
import { judgeSecondFactor } from './second-factor.ts';
import { endSessionByToken, insertSession } from './session-store.ts';
import { logSignIn, type SignInAttempt } from './sign-in-log-store.ts';

/** A whole office may share an address; only failures stay counted. */
const perAddress = { points: 60, windowSeconds: 900 };
const perName = { points: 20, windowSeconds: 900 };

interface From {
  ip: string;
  userAgent: string | null;
  /** A session that the browser still brings; it ends with the new one. */
  formerToken: Buffer | undefined;
}

export interface OpenedSession {
  token: string;
  accountId: string;
  sessionId: string;
  hours: number;
}

/** Opens a session, or says no in the same words and the same time whether or not the name exists. */
export async function signIn(
  deps: AppDependencies,
  { username: typed, password, code }: Credentials,
  from: From,
): Promise<OpenedSession> {
  const { db, now } = deps;
  const username = typed.toLowerCase();
  const settings = await loadZoneSettings(db);
  const lockout = { failures: settings.lockoutFailures, minutes: settings.lockoutMinutes };
  const attempt = { at: now(), username, accountId: null, ip: from.ip, userAgent: from.userAgent };
  const counters = [`sign-in:ip:${from.ip}`, `sign-in:name:${username}`] as const;
  await countAll(deps, counters, attempt);

  const account = await findAccountForSignIn(db, username);
  const open = account
    ? await beginAttempt(db, account.id, lockout, now())
    : await beginNobodysAttempt(deps, username, lockout);
  const matches = await verifyPassword(account?.password_hash, password);
  const known = { ...attempt, accountId: account?.id ?? null };
  if (!open) throw await refuse(deps, { ...known, outcome: 'locked' }, 'account-locked');
  if (!account || !matches) {
    if (account) await lockAtLimit(db, account.id, lockout, now());
    throw await refuse(deps, { ...known, outcome: 'wrong-credentials' }, 'wrong-credentials');
  }
  if (account.status !== 'active') {
    throw await refuse(deps, { ...known, outcome: 'disabled' }, 'account-disabled');
  }
  const second = await judgeSecondFactor(deps, account.id, code);
  // The password was right: the attempt stays counted, so that codes can't be guessed at either.
  if (second === 'needed') throw new Problem('second-factor-needed');
  if (second === 'wrong') {
    await lockAtLimit(db, account.id, lockout, now());
    throw await refuse(deps, { ...known, outcome: 'wrong-credentials' }, 'second-factor-wrong');
  }
  for (const counter of counters) await refundAttempt(db, counter);
  return await openSession(deps, account.id, settings, { ...known, outcome: 'signed-in' }, from);
}

async function countAll(
  { db, now }: AppDependencies,
  [address, name]: readonly [string, string],
  attempt: Omit<SignInAttempt, 'outcome'>,
): Promise<void> {
  try {
    await countAttempt(db, { key: address, ...perAddress }, now());
    await countAttempt(db, { key: name, ...perName }, now());
  } catch (error) {
    if (error instanceof Problem) await logSignIn(db, { ...attempt, outcome: 'rate-limited' });
    throw error;
  }
}

/** A name that nobody has is locked like one that somebody has. */
async function beginNobodysAttempt(
  { db, now }: AppDependencies,
  username: string,
  lockout: { failures: number; minutes: number },
): Promise<boolean> {
  const limit = {
    key: `sign-in:nobody:${username}`,
    points: lockout.failures,
    windowSeconds: lockout.minutes * 60,
  };
  return (await consume(db, limit, now())).points <= lockout.failures;
}

async function refuse(
  { db }: AppDependencies,
  attempt: SignInAttempt,
  code: 'account-locked' | 'wrong-credentials' | 'account-disabled' | 'second-factor-wrong',
): Promise<Problem> {
  await logSignIn(db, attempt);
  return new Problem(code);
}

async function openSession(
  { db, now }: AppDependencies,
  accountId: string,
  settings: ZoneSettings,
  attempt: SignInAttempt,
  from: From,
): Promise<OpenedSession> {
  const token = newSessionToken();
  const at = now();
  const sessionId = newId(at.getTime());
  await inTransaction(db, async (tx) => {
    if (from.formerToken) await endSessionByToken(tx, from.formerToken, at);
    await endAttempt(tx, accountId, at);
    await insertSession(tx, {
      id: sessionId,
      tokenHash: hashSessionToken(token),
      accountId,
      at,
      expiresAt: new Date(at.getTime() + settings.sessionHours * 3_600_000),
      ip: from.ip,
      userAgent: from.userAgent?.slice(0, 300) ?? null,
    });
    await logSignIn(tx, attempt);
  });
  return { token, accountId, sessionId, hours: settings.sessionHours };
}
