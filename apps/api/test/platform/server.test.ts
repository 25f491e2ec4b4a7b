import { chmod, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findRunningCluster } from '../../src/platform/brought-cluster.ts';
import { isAlive, postmasterPid, type RunningServer, runServer } from '../support/run-server.ts';

// Each test starts two or three whole servers, and a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let dataDir: string;
let servers: RunningServer[];

beforeEach(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'guanjia-server-')));
  await chmod(dataDir, 0o711);
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await rm(dataDir, { recursive: true, force: true });
});

async function start(environment: Record<string, string> = {}): Promise<RunningServer> {
  const server = await runServer({ DATA_DIR: dataDir, ...environment });
  servers.push(server);
  return server;
}

async function query(sql: string): Promise<unknown[]> {
  const cluster = await findRunningCluster(dataDir);
  const client = new pg.Client({ connectionString: cluster!.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function healthOf(server: RunningServer): Promise<number> {
  return (await fetch(`${server.url}/healthz`)).status;
}

test('serves, stops in order with its database, and keeps the data for the next start', async () => {
  const first = await start();
  expect(await healthOf(first)).toBe(200);
  const database = await postmasterPid(dataDir);
  await query(`CREATE TABLE kept AS SELECT 'whole' AS state`);
  expect(await first.end('SIGTERM')).toBe(0);
  expect(await isAlive(database)).toBe(false);
  expect(await readdir(dataDir)).toEqual(expect.not.arrayContaining(['in-use.json']));

  const second = await start();
  expect(await query('SELECT state FROM kept')).toEqual([{ state: 'whole' }]);
  expect(await second.end('SIGINT')).toBe(0);
});

test('one that was killed left its database running: the next server adopts it', async () => {
  const killed = await start();
  const database = await postmasterPid(dataDir);
  await query(`CREATE TABLE kept AS SELECT 'whole' AS state`);
  await killed.end('SIGKILL');
  expect(await isAlive(database)).toBe(true);

  const next = await start();
  expect(next.output()).toContain('接管');
  expect(await postmasterPid(dataDir)).toBe(database);
  expect(await query('SELECT state FROM kept')).toEqual([{ state: 'whole' }]);
  expect(await next.end('SIGTERM')).toBe(0);
  expect(await isAlive(database)).toBe(false);
});

test('when database and server were killed, the next start recovers what was acknowledged', async () => {
  const killed = await start();
  await query(`CREATE TABLE kept AS SELECT 'whole' AS state`);
  const database = await postmasterPid(dataDir);
  process.kill(database, 'SIGKILL');
  await killed.end('SIGKILL');
  // As after a reboot: the pid in the file is somebody else's by now.
  const left = join(dataDir, 'postgres', 'postmaster.pid');
  await writeFile(left, `${process.pid}\n`, { flag: 'r+' });

  const next = await start();
  expect(await healthOf(next)).toBe(200);
  expect(await query('SELECT state FROM kept')).toEqual([{ state: 'whole' }]);
});

test('a data folder in use by another server: one line, and that server goes on', async () => {
  const first = await start();
  const second = await start();
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toMatch(/^数据目录 \S+ 正由另一个服务使用（进程 \d+，http:\S+）.*$/);
  expect(await healthOf(first)).toBe(200);
});

test('a port in use: one line, and the data folder is as it was', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as { port: number };
  const server = await start({ PORT: String(port) });
  other.close();
  expect(await server.ended).toBe(1);
  expect(server.output().trim()).toMatch(new RegExp(`^端口 ${port} 已被占用.*$`));
  expect(await readdir(dataDir)).toEqual([]);
});

test('a data folder that cannot be written to: one line', async () => {
  await writeFile(join(dataDir, 'file'), '');
  const server = await start({ DATA_DIR: join(dataDir, 'file', 'data') });
  expect(await server.ended).toBe(1);
  expect(server.output().trim()).toMatch(/^数据目录 \S+ 写不了（ENOTDIR）.*$/);
});

test('wrong settings: one line each', async () => {
  const server = await start({ PORT: 'eighty', DEMO: 'perhaps' });
  expect(await server.ended).toBe(1);
  expect(server.output().trim().split('\n')).toEqual([
    expect.stringMatching(/^设置有误：PORT="eighty"/),
    expect.stringMatching(/^设置有误：DEMO="perhaps"/),
  ]);
});

test('an own database that does not answer: one line, without its password', async () => {
  const server = await start({ DATABASE_URL: 'postgres://zone:secret@127.0.0.1:1/zone' });
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/连接不上 DATABASE_URL 指向的数据库.*ECONNREFUSED/);
  expect(server.output()).not.toContain('secret');
});

test('a database process that dies ends the server, and says so', async () => {
  const server = await start();
  process.kill(await postmasterPid(dataDir), 'SIGKILL');
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain('数据库进程意外结束');
});
