import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadDemoZone } from '../demo/index.ts';
import { findRunningCluster, openBroughtCluster } from '../platform/brought-cluster.ts';
import { lockDataFolder } from '../platform/data-folder.ts';
import { createDatabase } from '../platform/database.ts';
import { migrate } from '../platform/migrate.ts';
import { roleOf } from '../platform/open-database.ts';
import { TrialClient } from './trial-clients.ts';
import { type Launch, runVerification, TrialServer } from './trial-server.ts';

export interface KillTrialOptions {
  rounds: number;
  launch: Launch;
  /** Told how each round went. */
  say(line: string): void;
}

export interface KillTrialResult {
  rounds: number;
  acknowledged: number;
  /** What was acknowledged and is not there, or is there twice; or what a verification found. */
  faults: string[];
}

const CLIENTS = ['firm', 'project-owner', 'butler', 'project-butler', 'firm', 'project-owner'];
/** PostgreSQL itself is killed in each third round. */
const WITH_DATABASE_EVERY = 3;
const LONGEST_WRITING = 1_500;

/**
 * Kills a real server under writes, again and again on the same data, and looks each time whether everything that
 * it had acknowledged is there once, and whether the journal verifies.
 */
export async function runKillTrial({ rounds, launch, say }: KillTrialOptions): Promise<KillTrialResult> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'guanjia-kill-')));
  await chmod(dataDir, 0o711); // as root another user runs PostgreSQL and must pass through
  const clients = CLIENTS.map((username) => new TrialClient(username));
  const faults: string[] = [];
  let server: TrialServer | undefined;
  try {
    await layGround(dataDir);
    server = await TrialServer.start(launch, dataDir);
    for (const client of clients) await client.signIn(server.url);
    for (let round = 1; round <= rounds; round++) {
      const withDatabase = round % WITH_DATABASE_EVERY === 0;
      await writeAndKill(server, clients, withDatabase);
      server = await TrialServer.start(launch, dataDir);
      const open = clients.filter((client) => client.unanswered).length;
      for (const client of clients) await client.resume(server.url);
      const found = await findFaults(dataDir, clients);
      faults.push(...found.map((fault) => `第 ${round} 轮：${fault}`));
      const kept = clients.reduce((sum, client) => sum + client.acknowledged.length, 0);
      say(
        `第 ${round}/${rounds} 轮 杀掉${withDatabase ? '服务与数据库' : '服务'}，已确认 ${kept} 次写入，重发 ${open} 次，${found.length === 0 ? '一件不少，日志核验通过' : `发现 ${found.length} 处问题`}`,
      );
    }
    await server.stop();
    server = undefined;
    const acknowledged = clients.reduce((sum, client) => sum + client.acknowledged.length, 0);
    return { rounds, acknowledged, faults };
  } finally {
    await server?.kill(true).catch(() => {});
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A demo zone without a past: its people are there, and it is there soon. */
async function layGround(dataDir: string): Promise<void> {
  const lock = await lockDataFolder(dataDir, 'trial:kill');
  try {
    const cluster = await openBroughtCluster({ dataDir });
    try {
      await migrate({ ownerUrl: cluster.ownerUrl, appRole: await roleOf(cluster.appUrl) });
      const db = createDatabase(cluster.appUrl);
      await loadDemoZone({ db, now: () => new Date(), pastMatters: 0 });
      await db.destroy();
    } finally {
      await cluster.stop();
    }
  } finally {
    await lock.release();
  }
}

async function writeAndKill(
  server: TrialServer,
  clients: readonly TrialClient[],
  withDatabase: boolean,
): Promise<void> {
  const stop = new AbortController();
  const before = clients.reduce((sum, client) => sum + client.acknowledged.length, 0);
  const writing = clients.map((client) => client.write(stop.signal));
  const acknowledgedNow = () => clients.reduce((sum, client) => sum + client.acknowledged.length, 0) - before;
  // Some round must not pass without a write on a slow machine.
  const patience = performance.now() + 30_000;
  while (acknowledgedNow() < 3 && performance.now() < patience) await sleep(20);
  await sleep(Math.random() * LONGEST_WRITING);
  await server.kill(withDatabase);
  stop.abort();
  await Promise.all(writing);
}

async function findFaults(dataDir: string, clients: readonly TrialClient[]): Promise<string[]> {
  const faults: string[] = [];
  const cluster = await findRunningCluster(dataDir);
  if (!cluster) return ['数据库没有运行'];
  const db = createDatabase(cluster.appUrl, { max: 1 });
  try {
    const rows = await db
      .selectFrom('personal_text')
      .select(['body', (eb) => eb.fn.countAll<number>().as('times')])
      .where('body', 'like', '存留试验 %')
      .where('kind', '!=', 'title')
      .groupBy('body')
      .execute();
    const times = new Map(rows.map((row) => [row.body, row.times]));
    for (const client of clients) {
      for (const { words, path } of client.acknowledged) {
        if (!times.has(words)) faults.push(`${client.username} 的 ${path} 已确认而不存在：${words}`);
      }
    }
    for (const [words, count] of times) if (count > 1) faults.push(`写入了 ${count} 次：${words}`);
  } finally {
    await db.destroy();
  }
  const { sound, output } = await runVerification(dataDir);
  if (!sound) faults.push(output);
  return faults;
}
