import { execFile, spawn } from 'node:child_process';
import { open, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { BroughtBinaries } from './brought-binaries.ts';
import { StartError } from './start-error.ts';
import type { SystemUser } from './unprivileged-user.ts';

const run = promisify(execFile);

export interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

const LOG = 'server.log';
const LOG_LIMIT = 10_000_000;
/** A recovery replays what was written since the last checkpoint; a slow disk may take minutes. */
const READY_WITHIN = 300_000;

/** No PG* variable of the user's may reach our server, and its messages must be English: we read them. */
export const serverEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/** The PostgreSQL that runs on this folder now, whoever started it. */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await runsOn(pid, folder))) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/** A pid says little by itself: after a reboot it belongs to somebody else. */
async function runsOn(pid: number, folder: string): Promise<boolean> {
  if (process.platform === 'linux') {
    return (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === folder;
  }
  if (process.platform === 'win32') {
    const { stdout } = await run('tasklist', ['/fi', `pid eq ${pid}`, '/fo', 'csv', '/nh']);
    return stdout.includes('postgres.exe');
  }
  const { stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.includes(folder);
}

export interface StartPostmasterOptions {
  folder: string;
  binaries: BroughtBinaries;
  user: SystemUser | undefined;
  port: number;
  settings: Record<string, string>;
}

/**
 * Starts PostgreSQL on the folder, and answers once it takes connections. It gets a session of its own, so that
 * Ctrl-C in our terminal doesn't reach it before we have finished with it.
 */
export async function startPostmaster(options: StartPostmasterOptions): Promise<Postmaster> {
  for (let port = options.port, attempt = 1; ; attempt++) {
    const failure = await tryStart(options, port);
    if (typeof failure === 'object') return failure;
    if (attempt === 30)
      throw new StartError(`PostgreSQL 启动不了：${failure}（日志：${join(options.folder, LOG)}）`);
    if (/could not bind|could not create any TCP/.test(failure)) {
      port = await findFreePort();
    } else if (/still in use|already exists/.test(failure)) {
      await sleep(300); // backends of a killed postmaster are on their way out
    } else {
      attempt = 29; // once more, then tell
    }
  }
}

async function tryStart(options: StartPostmasterOptions, port: number): Promise<Postmaster | string> {
  const { folder, binaries, user } = options;
  // PostgreSQL itself takes care of the file that a killed one left, unless its pid is somebody else's by now.
  if (!(await findPostmaster(folder))) await removeForeignPid(folder);
  const path = join(folder, LOG);
  const size = await rotate(path);
  const log = await open(path, 'a', 0o600);
  if (user) await log.chown(user.uid, user.gid);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
  const server = spawn(
    join(binaries.folder, 'bin', 'postgres'),
    [
      '-D',
      folder,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...(user && { uid: user.uid, gid: user.gid }),
      cwd: '/',
      env: serverEnvironment,
      detached: process.platform !== 'win32',
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  server.unref();
  let ended: string | undefined;
  server.once('error', (error) => {
    ended = error.message;
  });
  server.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  await log.close();
  for (const deadline = Date.now() + READY_WITHIN; Date.now() < deadline; ) {
    if (ended !== undefined) return (await lastComplaint(path, size)) ?? ended;
    const postmaster = await findPostmaster(folder);
    if (postmaster && postmaster.pid === server.pid && postmaster.status === 'ready') return postmaster;
    await sleep(15);
  }
  return 'not ready in time';
}

async function removeForeignPid(folder: string): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  if (Number.isNaN(pid)) return;
  try {
    process.kill(pid, 0);
    await rm(path, { force: true });
  } catch {
    // nobody has that pid
  }
}

async function rotate(path: string): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LOG_LIMIT) return size;
  await rename(path, `${path}.1`);
  return 0;
}

async function lastComplaint(path: string, from: number): Promise<string | undefined> {
  const text = (await readFile(path)).subarray(from).toString('utf8');
  const complaints = text
    .split('\n')
    .filter((line) => /(FATAL|PANIC|ERROR|LOG: {2}could not|error while)/.test(line));
  return complaints.at(-1) && complaints.join(' ');
}

/**
 * Stops it and waits. `fast` ends the connections and checkpoints; `immediate` drops everything and leaves
 * recovery to the next start.
 */
export async function stopPostmaster(
  folder: string,
  binaries: BroughtBinaries,
  user: SystemUser | undefined,
  mode: 'fast' | 'immediate',
): Promise<void> {
  const postmaster = await findPostmaster(folder);
  if (!postmaster) return;
  await run(binaries.pgCtl, ['stop', '-D', folder, '-m', mode, '-w', '-t', '60', '-s'], {
    ...(user && { uid: user.uid, gid: user.gid }),
    cwd: '/',
    env: serverEnvironment,
  }).catch(async (error: unknown) => {
    if (await findPostmaster(folder)) throw error;
  });
  // It gives up its file a moment before it ends.
  for (let wait = 0; wait < 100 && (await runsOn(postmaster.pid, folder)); wait++) await sleep(10);
}

export async function findFreePort(): Promise<number> {
  return await new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
