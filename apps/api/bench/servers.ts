import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const startWithinMs = 180_000;
/** Clock ticks of a second in /proc (fixed on Linux). */
const ticksPerSecond = 100;

/** A server as a process of its own, so that its memory and its processor time are its own. */
export class Server {
  readonly #process: ChildProcess;
  readonly url: string;

  private constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
  }

  /** Waits until it prints an address that `address` finds. */
  static async start(script: string, environment: Record<string, string>, address: RegExp): Promise<Server> {
    const { DATABASE_URL: _, DATABASE_MIGRATION_URL: __, ...inherited } = process.env;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script)], {
      cwd: root,
      env: { ...inherited, HOST: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const url = await new Promise<string>((found, failed) => {
      const late = setTimeout(() => failed(new Error(`not started in time\n${output}`)), startWithinMs);
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        const heard = address.exec(output)?.[1];
        if (!heard) return;
        clearTimeout(late);
        found(heard.replace(/\/$/, ''));
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => failed(new Error(`ended with ${code}\n${output}`)));
    });
    return new Server(child, url);
  }

  /** Seconds of processor time so far; undefined where the system does not tell. */
  async processorSeconds(): Promise<number | undefined> {
    const stat = await readFile(`/proc/${this.#process.pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isNaN(ticks) ? undefined : ticks / ticksPerSecond;
  }

  /** Resident memory in megabytes; undefined where the system does not tell. */
  async megabytes(): Promise<number | undefined> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : undefined;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await gone;
  }
}

export const ownAddress = /地址 Open\s+(http:\S+)/;
