import type { ownSignInQuery, SignInQuery } from '@guanjia/core/identity';
import { sql } from 'kysely';
import type { z } from 'zod';
import { countRows, idAfter } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Database } from '../platform/schema.ts';
import { folded } from '../search/index.ts';

type OwnSignInQuery = z.infer<typeof ownSignInQuery>;

export interface SignInAttempt {
  at: Date;
  username: string;
  accountId: string | null;
  outcome: Database['sign_in_log']['outcome'];
  ip: string | null;
  userAgent: string | null;
}

export async function logSignIn(db: Db | Tx, attempt: SignInAttempt): Promise<void> {
  await db
    .insertInto('sign_in_log')
    .values({
      id: newId(attempt.at.getTime()),
      at: attempt.at,
      username: attempt.username.slice(0, 64),
      account_id: attempt.accountId,
      outcome: attempt.outcome,
      ip: attempt.ip,
      user_agent: attempt.userAgent?.slice(0, 300) ?? null,
    })
    .execute();
}

/** From where somebody acts; null where it is not the owner who does. */
export type From = { ip: string; userAgent: string | null } | null;

/** Sessions of an account that were ended from outside of them. Nothing to tell where none was open. */
export async function logRevoked(
  tx: Db | Tx,
  of: { account: { id: string; username: string }; ended: number; at: Date; from: From },
): Promise<void> {
  if (of.ended === 0) return;
  await logSignIn(tx, {
    at: of.at,
    username: of.account.username,
    accountId: of.account.id,
    outcome: 'revoked',
    ip: of.from?.ip ?? null,
    userAgent: of.from?.userAgent ?? null,
  });
}

/** What happened with one account, newest first; one row more than asked for, and the total. */
export async function listOwnSignIns(db: Db, accountId: string, query: OwnSignInQuery) {
  const after = idAfter(query.cursor);
  const matching = db.selectFrom('sign_in_log as l').where('l.account_id', '=', accountId);
  const total = await countRows(db, matching.select('l.id'));
  const rows = await matching
    .select(['l.id', 'l.at', 'l.outcome', 'l.ip', 'l.user_agent'])
    .$if(after !== undefined, (page) => page.where('l.id', '<', after ?? ''))
    .orderBy('l.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

/** Newest first; one row more than asked for, and the total. */
export async function listSignIns(db: Db | Tx, query: SignInQuery) {
  const after = idAfter(query.cursor);
  const { outcome, accountId, from, until, q } = query;
  let matching = db.selectFrom('sign_in_log as l').leftJoin('account as a', 'a.id', 'l.account_id');
  if (q) {
    matching = matching.where(
      sql<boolean>`position(${folded(q)} in search_fold(l.username || ' ' || coalesce(a.display_name, ''))) > 0`,
    );
  }
  if (outcome) matching = matching.where('l.outcome', '=', outcome);
  if (accountId) matching = matching.where('l.account_id', '=', accountId);
  if (from) matching = matching.where('l.at', '>=', new Date(from));
  if (until) matching = matching.where('l.at', '<', new Date(until));
  const total = await countRows(db, matching.select('l.id'));
  let page = matching.select([
    'l.id',
    'l.at',
    'l.username',
    'l.outcome',
    'l.ip',
    'l.user_agent',
    'a.display_name',
  ]);
  if (after) page = page.where('l.id', '<', after);
  const rows = await page
    .orderBy('l.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}
