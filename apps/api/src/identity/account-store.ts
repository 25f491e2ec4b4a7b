import type { AccountQuery } from '@guanjia/core/identity';
import { sql } from 'kysely';
import { countRows, idAfter } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Database } from '../platform/schema.ts';
import { folded, namedInPinyin } from '../search/index.ts';

export async function findAccountForSignIn(db: Db | Tx, username: string) {
  return await db
    .selectFrom('account')
    .select(['id', 'username', 'password_hash', 'status', 'locked_until'])
    .where('username', '=', username)
    .executeTakeFirst();
}

export async function endAttempt(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set({ failed_count: 0, locked_until: null, last_sign_in_at: now })
    .where('id', '=', id)
    .execute();
}

export async function findAccount(db: Db | Tx, id: string) {
  return await db
    .selectFrom('account')
    .select([
      'id',
      'username',
      'display_name',
      'phone',
      'status',
      'must_change_password',
      'password_changed_at',
      'locked_until',
      'is_demo',
      'created_at',
      'last_sign_in_at',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** Locked until the transaction ends: of two administrators the second sees what the first did. */
export async function lockAccount(tx: Tx, id: string) {
  return await tx.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertAccount(
  tx: Tx,
  account: {
    id: string;
    username: string;
    passwordHash: string;
    displayName: string;
    phone: string | null;
    mustChangePassword: boolean;
    createdBy: string | null;
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      id: account.id,
      username: account.username,
      password_hash: account.passwordHash,
      display_name: account.displayName,
      phone: account.phone,
      must_change_password: account.mustChangePassword,
      password_changed_at: account.at,
      created_by: account.createdBy,
      created_at: account.at,
    })
    .execute();
}

type AccountUpdate = Partial<
  Pick<Database['account'], 'display_name' | 'phone' | 'password_hash'> & {
    status: 'active' | 'disabled';
    must_change_password: boolean;
    password_changed_at: Date;
    failed_count: number;
    locked_until: Date | null;
  }
>;

export async function updateAccount(tx: Tx, id: string, change: AccountUpdate): Promise<void> {
  await tx.updateTable('account').set(change).where('id', '=', id).execute();
}

/** In the order of creation; one row more than asked for, and the total. */
export async function listAccounts(db: Db, query: AccountQuery) {
  const after = idAfter(query.cursor);
  const { q, status, role } = query;
  let matching = db.selectFrom('account as a');
  if (status) matching = matching.where('a.status', '=', status);
  if (q) {
    matching = matching.where(
      sql<boolean>`(position(${folded(q)} in search_fold(a.username || ' ' || a.display_name)) > 0
        or ${namedInPinyin('account', 'a.id', folded(q))})`,
    );
  }
  if (role) {
    matching = matching.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('account_role as r')
          .select('r.id')
          .whereRef('r.account_id', '=', 'a.id')
          .where('r.role', '=', role),
      ),
    );
  }
  const total = await countRows(db, matching.select('a.id'));
  let page = matching.select([
    'a.id',
    'a.username',
    'a.display_name',
    'a.phone',
    'a.status',
    'a.must_change_password',
    'a.password_changed_at',
    'a.locked_until',
    'a.is_demo',
    'a.created_at',
    'a.last_sign_in_at',
  ]);
  if (after) page = page.where('a.id', '>', after);
  const rows = await page
    .orderBy('a.id')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function countOpenSessions(
  db: Db,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('session')
    .select(({ fn }) => ['account_id', fn.countAll<number>().as('open')])
    .where('account_id', 'in', accountIds)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map((row) => [row.account_id, row.open]));
}
