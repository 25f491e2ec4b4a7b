import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type BroughtBinaries, prepareBinaries } from './brought-binaries.ts';
import {
  type ClusterRecord,
  claimSystemFolder,
  clusterFolder,
  createClusterRecord,
  findClusterRecord,
  saveClusterRecord,
} from './cluster-record.ts';
import {
  findFreePort,
  findPostmaster,
  type Postmaster,
  serverEnvironment,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { reasonOf, StartError } from './start-error.ts';
import { findDatabaseUser, isRoot, type SystemUser } from './unprivileged-user.ts';

const run = promisify(execFile);

const ADMIN = 'guanjia_admin';
const OWNER = 'guanjia_owner';
const APP = 'guanjia_app';
const DATABASE = 'guanjia';

export interface ClusterUrls {
  /** Superuser, on the database `postgres`. */
  adminUrl: string;
  /** Owns every object; migrates. */
  ownerUrl: string;
  /** Runs the server; owns nothing. */
  appUrl: string;
}

export interface BroughtCluster extends ClusterUrls {
  folder: string;
  /** It was running already: its server had been killed. */
  adopted: boolean;
  /** Who runs it, when that is not us. */
  user: string | undefined;
  isRunning(): Promise<boolean>;
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

export interface OpenClusterOptions {
  /** Absolute, symbolic links resolved, and locked by the caller. */
  dataDir: string;
  /** Nothing survives a power cut: for a cluster that lives as long as a test run. */
  throwaway?: boolean;
  say?: (line: string) => void;
}

const SETTINGS = { timezone: 'UTC', log_timezone: 'UTC', log_checkpoints: 'off', jit: 'off' };
const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/** Makes the cluster on the first run, adopts one that a killed server left, and else starts it. */
export async function openBroughtCluster(options: OpenClusterOptions): Promise<BroughtCluster> {
  const { dataDir, throwaway = false, say = () => {} } = options;
  const found = await findClusterRecord(dataDir);
  const user = isRoot ? await findDatabaseUser(found ? clusterFolder(dataDir, found) : dataDir) : undefined;
  const binaries = await prepareBinaries(user);
  const record = found ?? (await createClusterRecord(dataDir, user, await findFreePort()));
  const folder = clusterFolder(dataDir, record);
  if (!found) await saveClusterRecord(dataDir, record);
  await claimSystemFolder(dataDir, record);
  await checkVersion(folder, binaries, record);
  if (!(await stat(join(folder, 'PG_VERSION')).catch(() => undefined))) {
    say(`建立数据库 ${folder}${user ? `，由用户 ${user.name} 运行` : ''} (creating the PostgreSQL cluster)`);
    await initialise(folder, binaries, user, record, throwaway);
  }
  const left = await findAdoptable(folder, record);
  if (left) say('接管上次未正常退出的数据库 (adopting the PostgreSQL that a killed server left)');
  const settings = throwaway ? { ...SETTINGS, ...THROWAWAY } : SETTINGS;
  const postmaster = left ?? (await startPostmaster({ folder, binaries, user, port: record.port, settings }));
  const current = { ...record, port: postmaster.port, ready: true };
  if (!record.ready) await createRoles(current);
  if (!record.ready || record.port !== current.port) await saveClusterRecord(dataDir, current);
  return {
    ...urlsOf(current),
    folder,
    adopted: left !== undefined,
    user: user?.name,
    isRunning: async () => (await findPostmaster(folder)) !== undefined,
    stop: async (mode = 'fast') => await stopPostmaster(folder, binaries, user, mode),
  };
}

/** The cluster of a server that runs now, for a command beside it; undefined where none runs. */
export async function findRunningCluster(dataDir: string): Promise<ClusterUrls | undefined> {
  const record = await findClusterRecord(dataDir);
  if (!record?.ready) return undefined;
  const postmaster = await findPostmaster(clusterFolder(dataDir, record));
  return postmaster?.status === 'ready' ? urlsOf({ ...record, port: postmaster.port }) : undefined;
}

function urlsOf(record: ClusterRecord): ClusterUrls {
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${record.port}/${database}`;
  return {
    adminUrl: url(ADMIN, record.adminPassword, 'postgres'),
    ownerUrl: url(OWNER, record.ownerPassword, DATABASE),
    appUrl: url(APP, record.appPassword, DATABASE),
  };
}

async function checkVersion(folder: string, binaries: BroughtBinaries, record: ClusterRecord): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    if (!record.ready) return;
    throw new StartError(
      `${folder} 里的数据库不见了或无权读取：请恢复该文件夹，或换用原来的用户。(the cluster is missing or not readable)`,
    );
  }
  if (Number(version) !== binaries.major) {
    throw new StartError(
      `${folder} 由 PostgreSQL ${version.trim()} 建立，带来的是 ${binaries.major}：请用旧版导出后再导入。(the cluster is of another major version)`,
    );
  }
}

/** Made beside its place and then moved there, so that an interrupted initdb is never taken for a cluster. */
async function initialise(
  folder: string,
  binaries: BroughtBinaries,
  user: SystemUser | undefined,
  record: ClusterRecord,
  throwaway: boolean,
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, record.adminPassword, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) await chown(path, user.uid, user.gid);
  const flags = ['--username', ADMIN, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--no-instructions'];
  try {
    await run(binaries.initdb, ['-D', unfinished, ...flags, ...locale, ...(throwaway ? ['--no-sync'] : [])], {
      ...(user && { uid: user.uid, gid: user.gid }),
      cwd: '/',
      env: serverEnvironment,
    });
  } catch (error) {
    throw new StartError(`建不了数据库：${reasonOf(error)} (initdb failed)`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, folder);
}

/** One that is just stopping is waited for; one that never becomes ready is left for the start to complain of. */
async function findAdoptable(folder: string, record: ClusterRecord): Promise<Postmaster | undefined> {
  for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
    const postmaster = await findPostmaster(folder);
    if (!postmaster) return undefined;
    if (postmaster.status === 'ready') {
      await withAdmin({ ...record, port: postmaster.port }, (client) => client.query('SELECT 1'));
      return postmaster;
    }
    if (Date.now() > deadline) {
      throw new StartError(
        `数据库进程 ${postmaster.pid} 一分钟内没有就绪（${postmaster.status}）：请查看 ${folder} 的日志。(the PostgreSQL that is running does not become ready)`,
      );
    }
  }
}

/** May be repeated: an interrupted first start has done some of it. */
async function createRoles(record: ClusterRecord): Promise<void> {
  await withAdmin(record, async (client) => {
    for (const [role, password] of [
      [OWNER, record.ownerPassword],
      [APP, record.appPassword],
    ] as const) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${password}'`);
    }
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER} TEMPLATE template0`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`);
  });
}

async function withAdmin(
  record: ClusterRecord,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: urlsOf(record).adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
