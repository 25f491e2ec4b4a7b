import type { Principal } from '@guanjia/core/identity';
import type { FeedAddress, FeedState } from '@guanjia/core/meetings';
import { sql } from 'kysely';
import { findPrincipalOfAccount } from '../identity/index.ts';
import { actorAsSelf } from '../platform/authorise.ts';
import type { Db, Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { hashSessionToken, newSessionToken } from '../platform/sessions.ts';
import { askedTo, meetingScope } from './meeting-scope.ts';
import type { MeetingRow } from './meetings-store.ts';

const dayMs = 86_400_000;
const [pastDays, aheadDays, most] = [60, 400, 500];

export async function feedStateOf(db: Db | Tx, accountId: string): Promise<FeedState> {
  const row = await db
    .selectFrom('calendar_feed')
    .select(['created_at', 'read_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return { createdAt: row?.created_at.toISOString() ?? null, readAt: row?.read_at?.toISOString() ?? null };
}

/** A new address; the one before ends. Only its hash is kept, so it is told this once. */
export async function renewFeed(tx: Tx, principal: Principal, at: Date): Promise<FeedAddress> {
  const token = newSessionToken();
  const values = { token_hash: hashSessionToken(token), created_at: at, read_at: null };
  await tx
    .insertInto('calendar_feed')
    .values({ account_id: principal.accountId, ...values })
    .onConflict((c) => c.column('account_id').doUpdateSet(values))
    .execute();
  await noteFeed(tx, principal, at, 'renew');
  return { path: `/api/v1/calendar/${token}.ics`, createdAt: at.toISOString() };
}

export async function endFeed(tx: Tx, principal: Principal, at: Date): Promise<void> {
  await tx.deleteFrom('calendar_feed').where('account_id', '=', principal.accountId).execute();
  await noteFeed(tx, principal, at, 'end');
}

async function noteFeed(tx: Tx, principal: Principal, at: Date, act: string): Promise<void> {
  await appendJournal(tx, {
    stream: `account:${principal.accountId}`,
    action: `calendar-feed.${act}`,
    actor: actorAsSelf(principal),
    at,
    data: {},
  });
}

/** The meetings behind an address, by what its owner may see now; throws `not-found` for one that is none. */
export async function readFeed(db: Db, token: string, now: Date): Promise<MeetingRow[]> {
  const feed = await db
    .selectFrom('calendar_feed')
    .select('account_id')
    .where('token_hash', '=', hashSessionToken(token))
    .executeTakeFirst();
  const principal = feed && (await findPrincipalOfAccount(db, feed.account_id, now));
  if (!principal) throw new Problem('not-found');
  await db
    .updateTable('calendar_feed')
    .set({ read_at: now })
    .where('account_id', '=', principal.accountId)
    .execute();
  const mine = sql<boolean>`(mt.convener_id = ${principal.accountId} or mt.recorder_id = ${principal.accountId} or ${askedTo(principal)})`;
  const { rows } = await sql<MeetingRow>`select mt.* from meeting mt
    where mt.status <> 'draft' and ${meetingScope(principal)} and ${mine}
      and mt.starts_at > ${new Date(now.getTime() - pastDays * dayMs)}
      and mt.starts_at < ${new Date(now.getTime() + aheadDays * dayMs)}
    order by mt.starts_at, mt.id limit ${most}`.execute(db);
  return rows;
}
