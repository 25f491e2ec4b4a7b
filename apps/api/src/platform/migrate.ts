import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { reasonOf, StartError } from './start-error.ts';

const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../migrations');

/** Any fixed number will do; all servers of a database must take the same. */
const LOCK = 7_314_290_518;
const OLDEST_MAJOR = 15;
const NEWEST_MAJOR = 18;

export interface MigrateOptions {
  /** Connects as the role that shall own every object. */
  ownerUrl: string;
  /** The role that the server runs as: SQL names it `:"app_role"`. */
  appRole: string;
  folder?: string;
  onApplied?: (name: string) => void;
}

interface Migration {
  version: number;
  name: string;
  sql: string;
  checksum: string;
}

interface AppliedMigration {
  version: number;
  name: string;
  checksum: string;
}

/**
 * Brings the database to the newest migration: each in a transaction of its own, one server at a time.
 * Answers the names of what it applied. Throws StartError on a server version other than 15 to 18, on an applied
 * file that has changed since, and on a database that is newer than these files.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? MIGRATIONS_FOLDER);
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'guanjia-migrate' });
  client.on('error', () => {}); // a broken connection also rejects the query that is waiting on it
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(
      `连接不上数据库：${reasonOf(error)}。请检查 DATABASE_URL 与 DATABASE_MIGRATION_URL。(cannot connect to the database)`,
    );
  }
  try {
    await checkServerVersion(client);
    await createLedger(client, options.appRole);
    const done: string[] = [];
    for (;;) {
      const name = await applyNext(client, migrations, options.appRole);
      if (name === undefined) return done;
      done.push(name);
      options.onApplied?.(name);
    }
  } finally {
    await client.end().catch(() => {});
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const version = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(version)) throw new Error(`Migration ${name} is not named NNNN_name.sql`);
    if (migrations.some((other) => other.version === version)) {
      throw new Error(`Two migrations have the number of ${name}`);
    }
    // Git may turn line ends on Windows; the checksum must not notice.
    const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    migrations.push({ version, name, sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

async function checkServerVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major < OLDEST_MAJOR || major > NEWEST_MAJOR) {
    throw new StartError(
      `数据库是 PostgreSQL ${major}，需要 ${OLDEST_MAJOR} 至 ${NEWEST_MAJOR}。(PostgreSQL ${OLDEST_MAJOR}–${NEWEST_MAJOR} is needed)`,
    );
  }
}

async function createLedger(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query(`SELECT to_regclass('schema_migration') AS ledger`);
  if (rows[0]?.ledger !== null) return;
  await inLockedTransaction(client, () =>
    client.query(`
      CREATE TABLE IF NOT EXISTS schema_migration (
        version integer PRIMARY KEY,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE schema_migration IS 'Which migrations this database has had, with the SHA-256 of each file';
      GRANT SELECT ON schema_migration TO ${pg.escapeIdentifier(appRole)};
    `),
  );
}

/** Applies the oldest migration that is missing; answers its name, or undefined where none is. */
async function applyNext(
  client: pg.Client,
  migrations: Migration[],
  appRole: string,
): Promise<string | undefined> {
  return await inLockedTransaction(client, async () => {
    // Read again under the lock: another server may have applied it meanwhile.
    const { rows } = await client.query<AppliedMigration>(
      'SELECT version, name, checksum FROM schema_migration',
    );
    const next = findNext(migrations, rows);
    if (!next) return undefined;
    // On a live database rather fail than queue all readers behind a lock that does not come.
    await client.query(`SET LOCAL lock_timeout = '30s'`);
    try {
      await client.query(next.sql.replaceAll(':"app_role"', () => pg.escapeIdentifier(appRole)));
    } catch (error) {
      throw new Error(`Migration ${next.name}${placeOf(error, next.sql)}: ${reasonOf(error)}`, {
        cause: error,
      });
    }
    await client.query('INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)', [
      next.version,
      next.name,
      next.checksum,
    ]);
    return next.name;
  });
}

function findNext(migrations: Migration[], applied: AppliedMigration[]): Migration | undefined {
  const byVersion = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const row of applied) {
    const file = byVersion.get(row.version);
    if (!file) {
      throw new StartError(
        `数据库比程序新：已应用 ${row.name}，而程序里没有它。请换用新版程序。(the database is newer than this program)`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new StartError(
        `已应用的迁移 ${row.name} 被改动过：请恢复该文件，另写新的迁移。(an applied migration has been changed)`,
      );
    }
  }
  const versions = new Set(applied.map((row) => row.version));
  return migrations.find((migration) => !versions.has(migration.version));
}

/** The lock ends with the transaction, so it also works through a pooler in transaction mode. */
async function inLockedTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

function placeOf(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isNaN(position) ? '' : `, line ${sql.slice(0, position).split('\n').length}`;
}
