import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { root } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** One Ctrl-C arrives twice: from the terminal, and again from npm. */
const ECHO_WITHIN = 500;

/**
 * Runs the server in a session of its own, so that it hears of each Ctrl-C once, from us. Ends as it ends. When
 * we are killed without a word, the closed channel tells it.
 */
export async function runServer(node, args) {
  const server = spawn(node, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  let last = 0;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const now = performance.now();
      if (last !== 0 && now - last < ECHO_WITHIN) return;
      last = now;
      server.kill(signal);
    });
  }
  stopWithParent(() => server.kill('SIGTERM'));
  await endAs(server);
}

/** Runs a command in our own process group: the terminal's Ctrl-C reaches it without our help. */
export async function runTool(node, args) {
  // What it starts in turn (`#!/usr/bin/env node`) must find the same Node.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const command = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => command.kill('SIGTERM'));
  await endAs(command);
}

/** npm that is killed takes nobody with it, and whoever runs it would look for a server that is still there. */
function stopWithParent(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 300);
}

async function endAs(child) {
  const code = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (exitCode, signal) => done(exitCode ?? (signal === 'SIGKILL' ? 137 : 1)));
  });
  process.exit(code);
}
