import { sql } from 'kysely';
import type { Db } from './database.ts';
import { Problem } from './problems.ts';

export interface RateLimit {
  /** Names the counter, e.g. `sign-in:ip:192.0.2.1`. */
  key: string;
  /** Attempts allowed in a window. */
  points: number;
  windowSeconds: number;
}

/**
 * Counts an attempt in a counter that all server processes share, in one statement, so that attempts at the same
 * moment can't slip through together. Throws `too-many-requests` beyond the limit.
 */
export async function countAttempt(db: Db, limit: RateLimit, now: Date): Promise<void> {
  const { points, expire } = await consume(db, limit, now);
  if (points <= limit.points) return;
  const seconds = Math.max(1, Math.ceil((expire - now.getTime()) / 1000));
  throw new Problem('too-many-requests', { headers: { 'retry-after': String(seconds) } });
}

/** Counts and answers how many there are now in the window. */
async function consume(
  db: Db,
  { key, windowSeconds }: RateLimit,
  now: Date,
): Promise<{ points: number; expire: number }> {
  const at = now.getTime();
  const expire = at + windowSeconds * 1000;
  const counted = await db
    .insertInto('rate_limit')
    .values({ key: key.slice(0, 255), points: 1, expire })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        points: sql`CASE WHEN rate_limit.expire <= ${at} THEN 1 ELSE rate_limit.points + 1 END`,
        expire: sql`CASE WHEN rate_limit.expire <= ${at} THEN ${expire} ELSE rate_limit.expire END`,
      }),
    )
    .returning(['points', 'expire'])
    .executeTakeFirstOrThrow();
  return { points: counted.points, expire: counted.expire ?? expire };
}

/** Gives an attempt back that turned out to be in order. */
export async function refundAttempt(db: Db, key: string): Promise<void> {
  await db
    .updateTable('rate_limit')
    .set({ points: sql`greatest(points - 1, 0)` })
    .where('key', '=', key.slice(0, 255))
    .execute();
}

export async function deleteSpentCounters(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('rate_limit').where('expire', '<=', now.getTime()).execute();
}
