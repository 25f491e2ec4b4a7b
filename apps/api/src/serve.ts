import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type AppDependencies, createApp } from './app.ts';
import { addressesOf, checkAddress, explainListenError } from './platform/address.ts';
import { openBroughtCluster } from './platform/brought-cluster.ts';
import { lockDataFolder, prepareDataFolder } from './platform/data-folder.ts';
import { createDatabase, type Db } from './platform/database.ts';
import type { Lifetime } from './platform/lifetime.ts';
import { migrate } from './platform/migrate.ts';
import { roleOf } from './platform/open-database.ts';
import { readSettings, type Settings } from './platform/settings.ts';

interface ServeOptions {
  lifetime: Lifetime;
  /** Told how to stop the brought PostgreSQL, should the end come before the start is through. */
  onDatabaseStarted(stop: (mode: 'fast' | 'immediate') => Promise<void>): void;
  onDatabaseLost(): void;
}

/** From settings to the first request served, saying what it does. */
export async function serve(options: ServeOptions): Promise<void> {
  const { lifetime } = options;
  const settings = readSettings(process.env);
  // Many servers may share an own database and a folder of files; a brought database has one.
  const dataDir = await prepareDataFolder(settings.dataDir);
  const lock = settings.databaseUrl ? undefined : await lockDataFolder(dataDir, '正在启动');
  if (lock) lifetime.onEnd('数据目录', () => lock.release());
  await checkAddress(settings.host, settings.port);
  lifetime.ending.throwIfAborted();

  const database = settings.databaseUrl
    ? await useOwnDatabase(settings.databaseUrl, settings.databaseMigrationUrl)
    : await useBroughtDatabase(dataDir, options);
  lifetime.ending.throwIfAborted();

  const { appUrl, ownerUrl } = database;
  await migrate({
    ownerUrl,
    appRole: await roleOf(appUrl),
    onApplied: (name) => say(`更新数据结构 ${name}`),
  });
  const db = createDatabase(appUrl, { keepPlans: settings.keepPlans });
  lifetime.onEnd('数据库连接', () => db.destroy());
  lifetime.ending.throwIfAborted();

  const now = () => new Date();
  const dependencies = { db, settings, files: { dataDir }, now };
  await fillEmptyZone(dependencies);
  lifetime.ending.throwIfAborted();

  const app = await createApp(dependencies);
  lifetime.onEnd('网络服务', () => app.fastify.close());
  const port = await listen(app.fastify, settings);
  await app.startWork();
  lifetime.onEnd('后台工作', () => app.stopWork());

  const addresses = addressesOf(settings.host, port);
  await lock?.describe(addresses[0] ?? '');
  await greet(db, addresses, dataDir, database.description);
}

interface ServedDatabase {
  appUrl: string;
  ownerUrl: string;
  description: string;
}

async function useOwnDatabase(appUrl: string, migrationUrl: string | undefined): Promise<ServedDatabase> {
  if (!migrationUrl) {
    say(
      '未设 DATABASE_MIGRATION_URL：日志只由触发器保护，未由权限保护 (the journal is guarded by triggers, not by grants)',
    );
  }
  const { host, pathname } = new URL(appUrl);
  return { appUrl, ownerUrl: migrationUrl ?? appUrl, description: `PostgreSQL ${host}${pathname}` };
}

async function useBroughtDatabase(
  dataDir: string,
  { lifetime, onDatabaseStarted, onDatabaseLost }: ServeOptions,
): Promise<ServedDatabase> {
  say('启动数据库 (starting PostgreSQL)');
  const cluster = await openBroughtCluster({ dataDir, say });
  onDatabaseStarted((mode) => cluster.stop(mode));
  const watch = setInterval(async () => {
    if (!(await cluster.isRunning()) && !lifetime.ending.aborted) onDatabaseLost();
  }, 2_000).unref();
  lifetime.onEnd('数据库', async () => {
    clearInterval(watch);
    await cluster.stop();
  });
  const user = cluster.user ? `，由用户 ${cluster.user} 运行` : '';
  return { ...cluster, description: `PostgreSQL ${cluster.folder}${user}` };
}

const DEMO_LOCK = 7_314_290_519;

/** Servers that start at once on one database take turns, and only the first finds the zone empty. */
async function fillEmptyZone(dependencies: AppDependencies): Promise<void> {
  if (!dependencies.settings.demo || (await findZone(dependencies.db))) return;
  await dependencies.db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${DEMO_LOCK})`.execute(connection);
    try {
      if (await findZone(connection)) return;
      say('装入演示园区 (loading the demo zone)');
      const { loadDemoZone } = await import('./demo/index.ts');
      const refusals = await loadDemoZone(dependencies);
      if (refusals.length > 0) say(`演示数据有 ${refusals.length} 步未被接受 (some demo steps were refused)`);
    } finally {
      await sql`SELECT pg_advisory_unlock(${DEMO_LOCK})`.execute(connection);
    }
  });
}

async function findZone(db: Db): Promise<{ name: string; is_demo: boolean } | undefined> {
  return await db.selectFrom('zone').select(['name', 'is_demo']).executeTakeFirst();
}

async function listen(fastify: FastifyInstance, { host, port }: Settings): Promise<number> {
  try {
    await fastify.listen({ host, port });
  } catch (error) {
    throw explainListenError(error, host, port);
  }
  const address = fastify.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function greet(db: Db, addresses: string[], dataDir: string, database: string): Promise<void> {
  const zone = await findZone(db);
  const seconds = (performance.now() / 1000).toFixed(1);
  const lines = [
    `服务管家已就绪，用时 ${seconds} 秒 (Guanjia is ready)`,
    `  地址 Open      ${addresses.join('  ')}`,
    `  数据 Data      ${dataDir}`,
    `  数据库 Store   ${database}`,
  ];
  if (!zone) lines.push('  园区 Zone      尚未建立：npm run zone:init (no zone yet)');
  if (zone?.is_demo) {
    const { DEMO_PASSWORD, DEMO_USERNAMES } = await import('./demo/index.ts');
    const names = [...DEMO_USERNAMES];
    lines.push(`  演示账号 Demo  ${names.slice(0, 6).join(' ')}`);
    lines.push(`                 ${names.slice(6).join(' ')}`);
    lines.push(`  口令 Password  ${DEMO_PASSWORD}（以上账号通用，仅限演示 all of them, demo only）`);
  }
  lines.push('  停止 Stop      Ctrl-C');
  console.log(`\n${lines.join('\n')}\n`);
}

function say(line: string): void {
  console.log(`· ${line}`);
}
