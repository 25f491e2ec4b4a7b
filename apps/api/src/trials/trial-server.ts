import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findHolder } from '../platform/data-folder.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../../..');
const START_WITHIN = 120_000;

/** Through the launcher, as `npm start` does it, or the server itself, where the pages may not be built. */
export type Launch = 'launcher' | 'server';

const SCRIPTS: Record<Launch, string> = {
  launcher: join(ROOT, 'scripts/start.mjs'),
  server: join(ROOT, 'apps/api/src/main.ts'),
};

/** A real server, as a process of its own, on a data folder of the trial's. */
export class TrialServer {
  readonly #process: ChildProcess;
  readonly #dataDir: string;
  readonly url: string;

  private constructor(process: ChildProcess, dataDir: string, url: string) {
    this.#process = process;
    this.#dataDir = dataDir;
    this.url = url;
  }

  static async start(launch: Launch, dataDir: string): Promise<TrialServer> {
    const child = spawn(process.execPath, [SCRIPTS[launch]], {
      cwd: ROOT,
      env: environment(dataDir),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const url = await new Promise<string>((found, failed) => {
      const late = setTimeout(() => failed(new Error(`not started in time\n${output}`)), START_WITHIN);
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        const address = /地址 Open\s+(http:\S+)/.exec(output)?.[1];
        if (!address) return;
        clearTimeout(late);
        found(address.replace(/\/$/, ''));
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => failed(new Error(`ended with ${code}\n${output}`)));
    });
    return new TrialServer(child, dataDir, url);
  }

  /** kill -9, without a word: the server, and where wished every process of its PostgreSQL first. */
  async kill(withDatabase: boolean): Promise<void> {
    const gone = once(this.#process, 'exit');
    const holder = await findHolder(this.#dataDir);
    const database = withDatabase ? await databaseProcesses(this.#dataDir) : [];
    for (const one of [...database, holder?.pid ?? this.#process.pid]) {
      try {
        if (one) process.kill(one, 'SIGKILL');
      } catch {
        // It had ended by itself.
      }
    }
    await gone;
  }

  async stop(): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await gone;
  }
}

/** `npm run audit:verify` beside the server; answers what it printed. */
export async function runVerification(dataDir: string): Promise<{ sound: boolean; output: string }> {
  const command = join(ROOT, 'apps/api/src/audit/verify-command.ts');
  try {
    const { stdout } = await run(process.execPath, [command], { cwd: ROOT, env: environment(dataDir) });
    return { sound: true, output: stdout.trim() };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { sound: false, output: `${stdout}${stderr}`.trim() };
  }
}

function environment(dataDir: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, DATABASE_MIGRATION_URL: __, ...inherited } = process.env;
  return { ...inherited, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DEMO: 'off' };
}

/** The postmaster and all that it started; found by their parent, which Linux tells. */
async function databaseProcesses(dataDir: string): Promise<number[]> {
  const folder = (await readdir(dataDir)).includes('postgres') ? join(dataDir, 'postgres') : undefined;
  if (!folder) return [];
  const postmaster = Number.parseInt(await readFile(join(folder, 'postmaster.pid'), 'utf8'), 10);
  const names = await readdir('/proc').catch(() => []);
  const children: number[] = [];
  for (const name of names.filter((one) => /^\d+$/.test(one))) {
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = status.slice(status.lastIndexOf(')') + 2).split(' ')[1];
    if (Number(parent) === postmaster) children.push(Number(name));
  }
  return [postmaster, ...children];
}
