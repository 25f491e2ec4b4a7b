import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';

const APPS = ['console', 'mobile'];
/** Kept inside of what was built, so that both come and go together. */
const STAMP = '.inputs';

/** Builds the screens, each only where something that it is made of has changed. */
export async function ensureBuilt(node) {
  const shared = await hashOf(['package-lock.json', 'packages/client', 'packages/core']);
  const builds = await Promise.all(
    APPS.map(async (app) => {
      const inputs = `${shared} ${await hashOf([`apps/${app}`])}`;
      const stamp = join(root, 'apps', app, 'dist', STAMP);
      const built = await readFile(stamp, 'utf8').catch(() => '');
      return built === inputs ? [] : [{ app, inputs }];
    }),
  );
  const stale = builds.flat().filter(({ app }) => existsSync(join(root, 'apps', app, 'vite.config.ts')));
  if (stale.length === 0) return;
  console.log('· 构建界面 (building the screens)');
  const results = await Promise.all(stale.map((build) => buildApp(node, build)));
  if (results.includes(false)) {
    console.error('界面没有构建成功，见上。(the build failed, see above)');
    process.exit(1);
  }
}

/** Built aside and moved into place: an interrupted build is never served. */
async function buildApp(node, { app, inputs }) {
  const folder = join(root, 'apps', app);
  const next = join(folder, '.dist-next');
  const code = await new Promise((done, failed) => {
    spawn(
      node,
      [
        join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--outDir',
        '.dist-next',
        '--emptyOutDir',
        '--logLevel',
        'error',
      ],
      {
        cwd: folder,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
      .once('error', failed)
      .once('exit', done);
  });
  if (code !== 0) return false;
  await writeFile(join(next, STAMP), inputs);
  await rm(join(folder, 'dist'), { recursive: true, force: true });
  await rename(next, join(folder, 'dist'));
  return true;
}

/** A digest of all files' names and contents below these paths, tests and generated files left out. */
async function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(path)) {
      hash.update(`${file}\0`).update(await readFile(join(root, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

const LEFT_OUT = new Set(['node_modules', 'dist', '.dist-next', 'test', '.tanstack']);

async function filesBelow(path) {
  if (!path.startsWith('apps/') && !path.startsWith('packages/')) return [path];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter(({ name }) => !LEFT_OUT.has(name) && !name.endsWith('.gen.ts'))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map((entry) => {
        const below = `${path}/${entry.name}`;
        return entry.isDirectory() ? filesBelow(below) : [below];
      }),
  );
  return files.flat();
}
