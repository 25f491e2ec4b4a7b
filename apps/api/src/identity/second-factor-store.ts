import type { Db, Tx } from '../platform/database.ts';

export async function findSecondFactor(db: Db | Tx, accountId: string) {
  return await db
    .selectFrom('second_factor')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Begins anew; whatever was begun or confirmed before is gone. */
export async function putSecondFactor(
  tx: Tx,
  factor: { accountId: string; secret: Buffer; at: Date },
): Promise<void> {
  const begun = { secret: factor.secret, begun_at: factor.at, confirmed_at: null, last_step: 0 };
  await tx
    .insertInto('second_factor')
    .values({ account_id: factor.accountId, ...begun })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(begun))
    .execute();
}

/** Takes a step once: false where it, or a later one, was taken already. */
export async function takeStep(db: Db | Tx, accountId: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

export async function confirmSecondFactor(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('second_factor')
    .set({ confirmed_at: at })
    .where('account_id', '=', accountId)
    .execute();
}

/** Answers whether there was one. */
export async function deleteSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  const gone = await tx.deleteFrom('second_factor').where('account_id', '=', accountId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function putRecoveryCodes(tx: Tx, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, hash })))
    .execute();
}

/** Takes a recovery code once. */
export async function takeRecoveryCode(
  db: Db | Tx,
  accountId: string,
  hash: Buffer,
  at: Date,
): Promise<boolean> {
  const taken = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

export async function countRecoveryCodes(db: Db | Tx, accountId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

/** Of these accounts, the ones with a second factor that is on. */
export async function findGuarded(db: Db | Tx, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('second_factor')
    .select('account_id')
    .where('account_id', 'in', [...accountIds])
    .where('confirmed_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.account_id));
}
