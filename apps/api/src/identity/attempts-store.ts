import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';

/** Whose tries are counted: an account's, or those at a name that nobody has. Both by the same statements. */
export type Tried = { accountId: string } | { nobody: string };

export interface Lockout {
  failures: number;
  minutes: number;
}

const rowOf = (tried: Tried) =>
  'accountId' in tried
    ? { table: sql.table('account'), is: sql`id = ${tried.accountId}` }
    : { table: sql.table('nobodys_attempt'), is: sql`username = ${tried.nobody}` };

const untilOf = (lockout: Lockout, now: Date): Date => new Date(now.getTime() + lockout.minutes * 60_000);

/**
 * Counts an attempt before the password is looked at, so that many at once can't outrun the lock. False where the
 * name is locked, or becomes so by one attempt too many.
 */
export async function beginAttempt(db: Db, tried: Tried, lockout: Lockout, now: Date): Promise<boolean> {
  if ('nobody' in tried) {
    await db
      .insertInto('nobodys_attempt')
      .values({ username: tried.nobody, last_at: now })
      .onConflict((known) => known.column('username').doUpdateSet({ last_at: now }))
      .execute();
  }
  const { table, is } = rowOf(tried);
  const { rows } = await sql<{ locked_until: Date | null }>`
    UPDATE ${table}
       SET failed_count = CASE WHEN locked_until IS NOT NULL THEN 1 ELSE failed_count + 1 END,
           locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 > ${lockout.failures}
                               THEN ${untilOf(lockout, now)}::timestamptz END
     WHERE ${is} AND (locked_until IS NULL OR locked_until <= ${now})
    RETURNING locked_until`.execute(db);
  const [begun] = rows;
  return begun !== undefined && begun.locked_until === null;
}

/** The attempt failed: locks at the limit. Whether it did. */
export async function lockAtLimit(db: Db, tried: Tried, lockout: Lockout, now: Date): Promise<boolean> {
  const { table, is } = rowOf(tried);
  const locked = await sql`
    UPDATE ${table} SET locked_until = ${untilOf(lockout, now)}::timestamptz
     WHERE ${is} AND failed_count >= ${lockout.failures} AND locked_until IS NULL`.execute(db);
  return Number(locked.numAffectedRows ?? 0) > 0;
}

/** Names that nobody has tried for a season are forgotten. */
export async function deleteNobodysAttempts(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('nobodys_attempt')
    .where('last_at', '<', new Date(now.getTime() - 90 * 86_400_000))
    .execute();
}
