import type { KeyObject } from 'node:crypto';
import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { loadAnchorKey } from './anchor-key.ts';
import { catchUpOutside, takeAnchor } from './take-anchor.ts';

const EVERY_MS = 60_000;

/** Anchors the journal at the start, each minute in which something changed, and at the end. */
export function createAnchorWork(
  { db, files, now }: AppDependencies,
  log: (error: unknown) => void,
): BackgroundWork {
  let key: KeyObject | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  // One at a time: the next begins where the last ended.
  const anchor = (): Promise<void> => {
    running = running.then(async () => {
      try {
        key ??= await loadAnchorKey(files.dataDir);
        await takeAnchor({ db, dataDir: files.dataDir, key, now: now() });
      } catch (error) {
        log(error);
      }
    });
    return running;
  };

  return {
    async start() {
      await catchUpOutside(db, files.dataDir).catch(log);
      // The first one of a large zone takes a moment that the first request shouldn't wait for.
      void anchor();
      timer = setInterval(() => void anchor(), EVERY_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await anchor();
    },
  };
}
