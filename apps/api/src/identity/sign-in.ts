import type { Credentials } from '@guanjia/core/identity';
import type { ZoneSettings } from '@guanjia/core/settings';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problems.ts';
import { countAttempt, refundAttempt } from '../platform/rate-limit.ts';
import { hashSessionToken, newSessionToken } from '../platform/sessions.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { endAttempt, findAccountForSignIn } from './account-store.ts';
import { beginAttempt, lockAtLimit, type Tried } from './attempts-store.ts';
import { verifyPassword } from './passwords.ts';
import { judgeSecondFactor } from './second-factor.ts';
import { endSessionByToken, insertSession } from './session-store.ts';
import { logSignIn, type SignInAttempt } from './sign-in-log-store.ts';

/** A whole office may share an address; only failures stay counted. */
const perAddress = { points: 60, windowSeconds: 900 };
const perName = { points: 20, windowSeconds: 900 };

type Refusal = 'account-locked' | 'wrong-credentials' | 'second-factor-wrong';

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
  const account = await findAccountForSignIn(db, username);
  const known = { ...attempt, accountId: account?.id ?? null };
  await countAll(deps, counters, known);

  const tried: Tried = account ? { accountId: account.id } : { nobody: username };
  const open = await beginAttempt(db, tried, lockout, now());
  const matches = await verifyPassword(account?.password_hash, password);
  const fail = async (outcome: SignInAttempt['outcome'], code: Refusal): Promise<Problem> => {
    const locks = outcome !== 'locked' && (await lockAtLimit(db, tried, lockout, now()));
    await logSignIn(db, { ...known, outcome });
    if (locks) await logSignIn(db, { ...known, at: now(), outcome: 'lockout' });
    return new Problem(code);
  };
  // While it is locked nothing tells whether the name exists, or whether the password was the right one.
  if (!open) throw await fail('locked', 'account-locked');
  if (!account || !matches) throw await fail('wrong-credentials', 'wrong-credentials');
  // Nor does a disabled account tell whoever guessed its password; the log knows better.
  if (account.status !== 'active') throw await fail('disabled', 'wrong-credentials');
  const second = await judgeSecondFactor(deps, account.id, code);
  // The password was right: the attempt stays counted, so that codes can't be guessed at either.
  if (second === 'needed') {
    await logSignIn(db, { ...known, outcome: 'second-factor-asked' });
    throw new Problem('second-factor-needed');
  }
  if (second === 'wrong') throw await fail('second-factor-wrong', 'second-factor-wrong');
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
