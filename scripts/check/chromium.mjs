import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** The font lest the screens be tested with boxes for letters. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'fonts-noto-cjk'];

/** A Chromium of this machine; on Debian as root it is installed where it is missing. Undefined, and a line, if none. */
export async function findChromium() {
  const found = look();
  if (found) return found;
  const debian = existsSync('/etc/debian_version');
  const command = `apt-get install -y --no-install-recommends ${DEBIAN_PACKAGES.join(' ')}`;
  if (debian && process.getuid?.() === 0) {
    console.log(`· ${command}`);
    const apt = (...args) =>
      spawnSync('apt-get', ['-q', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        timeout: 300_000,
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES);
    const installed = look();
    if (installed) return installed;
  }
  console.error(
    `找不到 Chromium：${debian ? `请运行 sudo ${command}` : '请安装 Chromium 或 Chrome，或用 CHROMIUM_PATH 指出它的位置'}。(no Chromium found)`,
  );
  return undefined;
}

function look() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...ELSEWHERE,
  ];
  return candidates.find((path) => existsSync(path));
}
