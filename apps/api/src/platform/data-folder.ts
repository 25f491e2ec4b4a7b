import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, StartError } from './start-error.ts';
import { isRoot } from './unprivileged-user.ts';

const run = promisify(execFile);

interface Holder {
  pid: number;
  /** Tells this process from a later one with the same pid. */
  born: string;
  /** What it is: the server's address, or a command's name. */
  what: string;
}

export interface DataFolderLock {
  /** Says what holds it, to whoever comes next. */
  describe(what: string): Promise<void>;
  release(): Promise<void>;
}

/** Takes a prepared folder for this process alone. Throws StartError when another live process has it. */
export async function lockDataFolder(path: string, what: string): Promise<DataFolderLock> {
  const lock = join(path, 'in-use.json');
  const own: Holder = { pid: process.pid, born: (await bornAt(process.pid)) ?? '', what };
  await acquire(lock, own, path);
  return {
    async describe(newWhat) {
      own.what = newWhat;
      await rename(await writeBeside(lock, own), lock);
    },
    async release() {
      await rm(lock, { force: true });
    },
  };
}

/** Who holds the folder now, where it is a live process. */
export async function findHolder(dataDir: string): Promise<Holder | undefined> {
  const holder = await readHolder(join(dataDir, 'in-use.json'));
  return holder && (await isAlive(holder)) ? holder : undefined;
}

/**
 * Makes the folder where it is missing, and answers its path, absolute, symbolic links resolved. Throws StartError
 * where nothing can be written in it.
 */
export async function prepareDataFolder(dataDir: string): Promise<string> {
  try {
    // As root another user runs PostgreSQL and must pass through; what is inside has its own modes.
    await mkdir(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    const path = await realpath(dataDir);
    const probe = join(path, `.probe-${randomBytes(4).toString('hex')}`);
    await writeFile(probe, '');
    await rm(probe);
    return path;
  } catch (error) {
    throw new StartError(
      `数据目录 ${dataDir} 写不了（${codeOf(error)}）：请改它的权限，或用 DATA_DIR 换一个。(the data folder is not writable)`,
    );
  }
}

async function acquire(lock: string, own: Holder, dataDir: string): Promise<void> {
  const mine = await writeBeside(lock, own);
  try {
    for (;;) {
      try {
        await link(mine, lock); // makes the whole lock at once, or fails because there is one
        return;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = await readHolder(lock);
      if (holder && (await isAlive(holder))) {
        throw new StartError(
          `数据目录 ${dataDir} 正由另一个服务使用（进程 ${holder.pid}，${holder.what}）：请先停掉它，或换 DATA_DIR。(the data folder is in use by another server)`,
        );
      }
      await removeStale(lock, holder);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Two may find the same stale lock at once: whoever moves away a fresh one by mistake puts it back. */
async function removeStale(lock: string, stale: Holder | undefined): Promise<void> {
  const aside = `${lock}.${randomBytes(4).toString('hex')}.stale`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && (moved.pid !== stale?.pid || moved.born !== stale.born))
    await link(aside, lock).catch(() => {});
  await rm(aside, { force: true });
}

async function writeBeside(lock: string, holder: Holder): Promise<string> {
  const path = `${lock}.${randomBytes(4).toString('hex')}`;
  await writeFile(path, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  return path;
}

async function readHolder(lock: string): Promise<Holder | undefined> {
  try {
    const { pid, born, what } = JSON.parse(await readFile(lock, 'utf8')) as Partial<Holder>;
    return pid && born !== undefined ? { pid, born, what: what ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return (await bornAt(holder.pid)) === holder.born;
}

/** When a process began, in whatever form the system tells it; undefined where there is no such process. */
async function bornAt(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    // After the second field, the program's name, which may hold spaces: the state first, the start time 20th.
    const [state, ...fields] = status?.slice(status.lastIndexOf(')') + 2).split(' ') ?? [];
    if (state === 'Z') return undefined; // dead, and nobody has asked yet how it died
    const ticks = fields[18];
    return ticks && `${boot.trim()} ${ticks}`;
  }
  if (process.platform === 'win32') return '';
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}
