import { parentPort, workerData } from 'node:worker_threads';
import type { ImportKind } from '@guanjia/core/imports';
import { FileProblem } from './file-problem.ts';
import { readFile } from './read-file.ts';

/** The reading thread: one file, one answer. What goes wrong here can't touch the server. */
const { bytes, kind } = workerData as { bytes: Uint8Array; kind: ImportKind };

try {
  const sheet = await readFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), kind);
  parentPort?.postMessage({ sheet });
} catch (error) {
  if (!(error instanceof FileProblem)) throw error;
  parentPort?.postMessage({ problem: error.facts });
}
