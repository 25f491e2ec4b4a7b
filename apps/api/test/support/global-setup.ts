import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openBroughtCluster } from '../../src/platform/brought-cluster.ts';
import { findHolder, lockDataFolder } from '../../src/platform/data-folder.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { findPostmaster } from '../../src/platform/postmaster.ts';
import { asAdmin, onDatabase, type TestServer } from './test-database.ts';

/** One PostgreSQL for the whole run: the one of DATABASE_URL where set, else a brought one in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.DATABASE_URL;
  const server = own ? await useOwnServer(own) : await startBroughtServer();
  const { adminUrl, ownerUrl, appUrl, template } = server;
  try {
    const owner = pg.escapeIdentifier(decodeURIComponent(new URL(ownerUrl).username));
    const appRole = decodeURIComponent(new URL(appUrl).username);
    await asAdmin(adminUrl, `CREATE DATABASE ${template} OWNER ${owner} TEMPLATE template0`);
    await migrate({ ownerUrl: onDatabase(ownerUrl, template), appRole });
  } catch (error) {
    await server.end();
    throw error;
  }
  project.provide('testServer', { adminUrl, ownerUrl, appUrl, template });
  return server.end;
}

type StartedServer = TestServer & { end(): Promise<void> };

const PREFIX = 'guanjia-test-';

async function startBroughtServer(): Promise<StartedServer> {
  await removeLeftOvers();
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), PREFIX)));
  await chmod(dataDir, 0o711); // the database user must pass through when we are root
  await lockDataFolder(dataDir, 'tests');
  const cluster = await openBroughtCluster({ dataDir, throwaway: true });
  return {
    ...cluster,
    template: 'guanjia_test',
    async end() {
      await cluster.stop('immediate');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What test runs left that were killed: nobody else would ever stop their PostgreSQL. */
async function removeLeftOvers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const folder = join(await realpath(tmpdir()), name);
    const { mtimeMs, uid } = await stat(folder);
    const fresh = Date.now() - mtimeMs < 60_000; // not locked yet, perhaps
    if (fresh || uid !== process.getuid?.() || (await findHolder(folder))) continue;
    const postmaster = await findPostmaster(join(folder, 'postgres'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * The user's own server. With two URLs the roles are theirs; with one, a running role is made for the run, for
 * which the user of DATABASE_URL must be allowed to create databases and roles.
 */
async function useOwnServer(url: string): Promise<StartedServer> {
  const template = `guanjia_test_${randomBytes(4).toString('hex')}`;
  const adminUrl = process.env.DATABASE_MIGRATION_URL ?? url;
  const appUrl = new URL(url);
  const makesRole = appUrl.username === new URL(adminUrl).username;
  if (makesRole) {
    const password = randomBytes(12).toString('hex');
    await asAdmin(adminUrl, `CREATE ROLE ${template}_app LOGIN PASSWORD '${password}'`);
    appUrl.username = `${template}_app`;
    appUrl.password = password;
  }
  return {
    adminUrl,
    ownerUrl: adminUrl,
    appUrl: appUrl.href,
    template,
    async end() {
      await dropDatabases(adminUrl, template);
      if (makesRole) await asAdmin(adminUrl, `DROP ROLE IF EXISTS ${template}_app`);
    },
  };
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
