import { settingDefinitions } from '@guanjia/core/settings';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

/** Hashes of the last passwords that the owner chose and gave up, the newest first. */
export async function findFormerPasswords(tx: Tx, accountId: string, count: number): Promise<string[]> {
  if (count <= 0) return [];
  const rows = await tx
    .selectFrom('password_history')
    .select('hash')
    .where('account_id', '=', accountId)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => row.hash);
}

/** Keeps a password that is given up, and forgets those that no zone can ask for any more. */
export async function keepFormerPassword(
  tx: Tx,
  account: { id: string; password_hash: string; must_change_password: boolean },
  at: Date,
): Promise<void> {
  // A one-time password was nobody's choice.
  if (account.must_change_password) return;
  await tx
    .insertInto('password_history')
    .values({
      account_id: account.id,
      id: newId(at.getTime()),
      hash: account.password_hash,
      ended_at: at,
    })
    .execute();
  await tx
    .deleteFrom('password_history')
    .where('account_id', '=', account.id)
    .where('id', 'not in', (newest) =>
      newest
        .selectFrom('password_history')
        .select('id')
        .where('account_id', '=', account.id)
        .orderBy('ended_at', 'desc')
        .orderBy('id', 'desc')
        .limit(settingDefinitions.passwordHistory.max),
    )
    .execute();
}
