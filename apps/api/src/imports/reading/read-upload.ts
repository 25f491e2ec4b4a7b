import { Worker } from 'node:worker_threads';
import type { FileProblemFacts, ImportKind, ReadSheet } from '@guanjia/core/imports';
import { FileProblem } from './file-problem.ts';
import { LIMITS } from './limits.ts';

type Answer = { readonly sheet: ReadSheet } | { readonly problem: FileProblemFacts };

interface Allowance {
  readonly seconds: number;
  readonly heapMegabytes: number;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads an uploaded file in a thread of its own, within limits of memory and time. One at a time: two large files
 * must not take the processor from those who only look something up. Throws FileProblem. Takes `bytes` away.
 */
export function readUpload(
  bytes: Uint8Array<ArrayBuffer>,
  kind: ImportKind,
  allowed: Allowance = LIMITS,
): Promise<ReadSheet> {
  const reading = last.then(() => readInThread(bytes, kind, allowed));
  last = reading.catch(() => {});
  return reading;
}

function readInThread(
  bytes: Uint8Array<ArrayBuffer>,
  kind: ImportKind,
  { seconds, heapMegabytes }: Allowance,
): Promise<ReadSheet> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-thread.ts', import.meta.url), {
      workerData: { bytes, kind },
      transferList: [bytes.buffer],
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    const timeout = setTimeout(() => {
      reject(new FileProblem('took-too-long', { seconds }));
      void worker.terminate();
    }, seconds * 1000);
    worker.once('message', (answer: Answer) => {
      if ('sheet' in answer) resolve(answer.sheet);
      else reject(new FileProblem(answer.problem.code, answer.problem.details));
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileProblem('out-of-memory') : error);
    });
    worker.once('exit', () => {
      clearTimeout(timeout);
      reject(new Error('The reading thread ended without an answer'));
    });
  });
}
