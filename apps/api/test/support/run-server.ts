import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface RunningServer {
  process: ChildProcess;
  /** Once it has said so, undefined if it ended without. */
  url: string | undefined;
  /** All that it has printed so far. */
  output(): string;
  /** Sends the signal, waits for the end, and answers the exit code (null: killed). */
  end(signal: NodeJS.Signals): Promise<number | null>;
  ended: Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** The server as a process of its own, like `npm start` runs it, on a free port unless `environment` says which. */
export async function runServer(environment: Record<string, string>): Promise<RunningServer> {
  const { DATABASE_URL: _, DATABASE_MIGRATION_URL: __, ...inherited } = process.env;
  const server = spawn(process.execPath, [MAIN], {
    env: { ...inherited, PORT: '0', DEMO: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(server, 'exit').then(([code]) => code as number | null);
  let output = '';
  const url = await new Promise<string | undefined>((found) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /地址 Open\s+(http:\S+)/.exec(output)?.[1];
      if (address) found(address);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('close', () => found(undefined));
  });
  return {
    process: server,
    url,
    output: () => output,
    ended,
    async end(signal) {
      server.kill(signal);
      return await ended;
    },
  };
}

/** The process that runs the brought PostgreSQL of this data folder. */
export async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** A process that has ended but that nobody has asked for its end yet (Z) is not alive. */
export async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status !== undefined) return !status.includes(') Z ');
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
