import './launch/check-node.mjs';
import { findNode } from './launch/brought-node.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { runTool } from './launch/relay.mjs';

// What needs no database and no browser: seconds, before each commit.
await ensureInstalled();
await runTool(findNode(), ['scripts/check/all.mjs', '--only=static']);
