import './launch/check-node.mjs';
import { join } from 'node:path';
import { findChromium } from './check/chromium.mjs';
import { findNode } from './launch/brought-node.mjs';
import { ensureBuilt } from './launch/build.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { runTool } from './launch/relay.mjs';
import { root } from './launch/root.mjs';

// Pictures of all screens, to be looked at: screenshots/index.html.
await ensureInstalled();
const node = findNode();
await ensureBuilt(node);
const chromium = await findChromium();
if (!chromium) process.exit(1);
process.env.CHROMIUM_PATH = chromium;
await runTool(node, [
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--project',
  'screens',
  ...process.argv.slice(2),
]);
