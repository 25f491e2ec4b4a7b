import type { SignInQuery } from '@guanjia/core/identity';
import { countRows, idAfter } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Database } from '../platform/schema.ts';

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

/** Newest first; one row more than asked for, and the total. */
export async function listSignIns(db: Db, query: SignInQuery) {
  const after = idAfter(query.cursor);
  const { outcome, accountId, from, until } = query;
  let matching = db.selectFrom('sign_in_log as l');
  if (outcome) matching = matching.where('l.outcome', '=', outcome);
  if (accountId) matching = matching.where('l.account_id', '=', accountId);
  if (from) matching = matching.where('l.at', '>=', new Date(from));
  if (until) matching = matching.where('l.at', '<', new Date(until));
  const total = await countRows(db, matching.select('l.id'));
  let page = matching
    .leftJoin('account as a', 'a.id', 'l.account_id')
    .select(['l.id', 'l.at', 'l.username', 'l.outcome', 'l.ip', 'l.user_agent', 'a.display_name']);
  if (after) page = page.where('l.id', '<', after);
  const rows = await page
    .orderBy('l.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}
