import './launch/check-node.mjs';
import { findNode } from './launch/brought-node.mjs';
import { ensureBuilt } from './launch/build.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { runServer } from './launch/relay.mjs';

await ensureInstalled();
const node = findNode();
await ensureBuilt(node);
await runServer(node, ['--disable-warning=ExperimentalWarning', 'apps/api/src/main.ts']);
