import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { HotStatements, sendByName } from './hot-statements.ts';
import type { Database } from './schema.ts';
import { codeOf } from './start-error.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
/** New values of some columns; what is left out or undefined stays as it is. */
export type Change<Row> = { [Column in keyof Row]?: Row[Column] | undefined };

export interface DatabaseOptions {
  /** Connections at most. Default 10: enough to keep two cores busy. */
  max?: number;
  /** Milliseconds after which the server cancels a statement. Default 30 000. */
  statementTimeout?: number;
  /** Told when a connection breaks. */
  onBroken?: (error: Error) => void;
  /** Keeps the plans of hot statements on each connection; not behind a pooler that gives each transaction another. */
  keepPlans?: boolean;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
}

/** PostgreSQL's own numbers for the types, fixed for good (pg_type.oid). */
const TEXT_ARRAY = 1009;
const parseTexts = pg.types.getTypeParser(TEXT_ARRAY as typeof pg.types.builtins.TEXT, 'text') as (
  text: string,
) => (string | null)[];

/**
 * How values come back: int8 as number (ids and counts stay below 2^53), date as 'YYYY-MM-DD' (a day has no
 * time zone; pg would make it local midnight), arrays of them likewise, timestamptz as Date, numeric as string.
 */
const parsers: Record<number, (text: string) => unknown> = {
  20: Number,
  1016: (text) => parseTexts(text).map((item) => (item === null ? null : Number(item))),
  1082: String,
  1182: parseTexts,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format: 'text' | 'binary' = 'text') =>
    (format === 'text' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text'),
};

function createPool(url: string, options: DatabaseOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    // An own server may be set to anything.
    options: '-c datestyle=ISO -c timezone=UTC',
    application_name: options.applicationName ?? 'guanjia',
    // Statements that don't wait for one another travel together (the demo's load sends thousands of them).
    pipeline: true,
    types,
  });
  // A connection that breaks would otherwise end the whole process, be it idle (told to the pool) or at work (told
  // to the client, besides the query that fails). The pool replaces it by itself.
  const broken = options.onBroken ?? (() => {});
  pool.on('error', broken);
  const hot = options.keepPlans ? new HotStatements() : undefined;
  pool.on('connect', (client) => {
    client.on('error', broken);
    if (hot) sendByName(client, hot);
  });
  return pool;
}

/** A Kysely instance on a pool of its own; `db.destroy()` ends the pool. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction and again, up to four times, when PostgreSQL ended it for no fault of its own
 * (serialization failure, deadlock). `work` must therefore have no effect outside of `tx`.
 */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const code = codeOf(error);
      if (attempt === ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK_DETECTED)) throw error;
      await sleep(2 ** attempt * 5 * (0.5 + Math.random()));
    }
  }
}
