import pg from 'pg';
import { findRunningCluster, openBroughtCluster } from './brought-cluster.ts';
import { findHolder, lockDataFolder, prepareDataFolder } from './data-folder.ts';
import { createDatabase, type Db } from './database.ts';
import { migrate } from './migrate.ts';
import { readSettings, type Settings } from './settings.ts';
import { reasonOf, StartError } from './start-error.ts';

export interface OpenDatabase {
  db: Db;
  settings: Settings;
  /** The folder that the server keeps its files in. */
  dataDir: string;
  close(): Promise<void>;
}

interface Source {
  appUrl: string;
  ownerUrl: string;
  dataDir: string;
  finish(): Promise<void>;
}

/**
 * The zone's database, migrated, for a command (`npm run audit:verify`): the one of DATABASE_URL, else the brought
 * one. Beside a running server it joins that server's; otherwise it starts it for the while.
 */
export async function openDatabase(command: string): Promise<OpenDatabase> {
  const settings = readSettings(process.env);
  const source = await findSource(settings, command);
  try {
    await migrate({ ownerUrl: source.ownerUrl, appRole: await roleOf(source.appUrl) });
  } catch (error) {
    await source.finish();
    throw error;
  }
  const options = { max: 4, applicationName: `guanjia ${command}`, statementTimeout: 0 };
  const db = createDatabase(source.appUrl, options);
  return {
    db,
    settings,
    dataDir: source.dataDir,
    async close() {
      await db.destroy();
      await source.finish();
    },
  };
}

async function findSource(settings: Settings, command: string): Promise<Source> {
  const dataDir = await prepareDataFolder(settings.dataDir);
  const nothing = async () => {};
  if (settings.databaseUrl) {
    const ownerUrl = settings.databaseMigrationUrl ?? settings.databaseUrl;
    return { appUrl: settings.databaseUrl, ownerUrl, dataDir, finish: nothing };
  }
  const running = (await findHolder(dataDir)) && (await findRunningCluster(dataDir));
  return running ? { ...running, dataDir, finish: nothing } : await startCluster(dataDir, command);
}

async function startCluster(dataDir: string, command: string): Promise<Source> {
  const lock = await lockDataFolder(dataDir, command);
  const cluster = await openBroughtCluster({ dataDir });
  const finish = async () => {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await cluster.stop();
    await lock.release();
  };
  // PostgreSQL sits in a session of its own, so nobody else would stop it.
  const interrupted = () => void finish().finally(() => process.exit(130));
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  return { ...cluster, dataDir, finish };
}

/** The role that a URL connects as, by the server's own word: a URL may leave it out. */
export async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]?.role ?? '';
  } catch (error) {
    throw new StartError(
      `连接不上 DATABASE_URL 指向的数据库：${reasonOf(error)} (cannot connect to the database)`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
