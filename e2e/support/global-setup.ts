import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product of this run is served, with its demo zone. */
    address: string;
  }
}

const root = join(import.meta.dirname, '../..');

/**
 * Builds the screens where needed and serves the whole product with a fresh demo zone, as `npm start` does.
 * `JOURNEY_ADDRESS=http://127.0.0.1:8080` uses a demo zone that is served already: quicker while a journey is
 * being written. Journeys look only for what they made themselves, so that they may be run again on it.
 * `JOURNEY_DATABASE_URL` and `JOURNEY_DATABASE_MIGRATION_URL` name an empty database of another server.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const served = process.env.JOURNEY_ADDRESS;
  if (served) {
    project.provide('address', served);
    return;
  }
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), 'guanjia-journeys-')));
  await chmod(dataDir, 0o711); // the database user must pass through when we are root
  const { DATABASE_URL: _, DATABASE_MIGRATION_URL: __, ...inherited } = process.env;
  const { JOURNEY_DATABASE_URL: url, JOURNEY_DATABASE_MIGRATION_URL: ownerUrl } = process.env;
  const ownServer = url && ownerUrl ? { DATABASE_URL: url, DATABASE_MIGRATION_URL: ownerUrl } : {};
  const server = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...inherited, ...ownServer, PORT: '0', DATA_DIR: dataDir, DEMO: 'on', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    project.provide('address', await addressOf(server));
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
  return async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  let output = '';
  return await new Promise((found, failed) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /地址 Open\s+(http:\S+)/.exec(output)?.[1];
      if (address) found(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', () => failed(new Error(`The product did not start:\n${output}`)));
  });
}
