import './launch/check-node.mjs';
import { findNode } from './launch/brought-node.mjs';
import { ensureBuilt } from './launch/build.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { runTool } from './launch/relay.mjs';

// Everything that is promised, on a fresh clone. The last line says how it went.
await ensureInstalled();
const node = findNode();
await ensureBuilt(node);
await runTool(node, ['scripts/check/all.mjs', ...process.argv.slice(2)]);
