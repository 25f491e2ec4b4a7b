import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBroughtCluster } from '../src/platform/brought-cluster.ts';
import type { Figure } from './figures.ts';
import { ownAddress, Server } from './servers.ts';

const goals = { first: 15, second: 3 };

/** From nothing to the first page, and once more: beside the database's own first and second start. */
export async function benchStart(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-bench-start-'));
  const bareDir = await mkdtemp(join(tmpdir(), 'guanjia-bench-bare-'));
  try {
    const bare = { first: await startCluster(bareDir), second: await startCluster(bareDir) };
    const own = { first: await startServer(dataDir), second: await startServer(dataDir) };
    return (['first', 'second'] as const).map((which) => ({
      name: `start ${which}`,
      value: own[which],
      unit: 's',
      ratio: bare[which] / own[which],
      peer: 'the brought PostgreSQL alone',
      goal: { text: `≤ ${goals[which]} s after install`, met: own[which] <= goals[which] },
    }));
  } finally {
    for (const folder of [dataDir, bareDir]) await rm(folder, { recursive: true, force: true });
  }
}

async function startCluster(dataDir: string): Promise<number> {
  const started = performance.now();
  const cluster = await openBroughtCluster({ dataDir });
  const took = (performance.now() - started) / 1000;
  await cluster.stop();
  return took;
}

/** As `npm start` does it, until the sign-in page is there. */
async function startServer(dataDir: string): Promise<number> {
  const started = performance.now();
  const server = await Server.start('scripts/start.mjs', { DATA_DIR: dataDir, PORT: '0' }, ownAddress);
  const answer = await fetch(`${server.url}/m/`);
  await answer.text();
  const took = (performance.now() - started) / 1000;
  if (!answer.ok) throw new Error(`the first page answered ${answer.status}`);
  await server.stop();
  return took;
}
