// node scripts/run.mjs <file.ts> [arguments]: runs a command of the repository on the Node that npm brought.
import './launch/check-node.mjs';
import { findNode } from './launch/brought-node.mjs';
import { ensureInstalled } from './launch/install.mjs';
import { runTool } from './launch/relay.mjs';

await ensureInstalled();
await runTool(findNode(), ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)]);
