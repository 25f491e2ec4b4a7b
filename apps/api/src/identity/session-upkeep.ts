import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { deleteOldIdempotencyKeys } from '../platform/idempotency.ts';
import type { DomainGauge } from '../platform/metrics.ts';
import { deleteSpentCounters } from '../platform/rate-limit.ts';
import { deleteNobodysAttempts } from './attempts-store.ts';
import { countUnexpiredSessions, deleteEndedSessions } from './session-store.ts';

const everyMs = 15 * 60_000;

/** Deletes what has run out: sessions, counters, kept answers. Each statement is harmless when run twice. */
export function sessionUpkeep({ db, now }: AppDependencies): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const sweep = async () => {
    await deleteEndedSessions(db, now());
    await deleteSpentCounters(db, now());
    await deleteNobodysAttempts(db, now());
    await deleteOldIdempotencyKeys(db, now());
  };
  return {
    async start() {
      timer = setInterval(() => {
        // A database that is away is reported by the requests; the next round cleans up.
        running = sweep().catch(() => {});
      }, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

export const openSessionsGauge: DomainGauge = {
  name: 'guanjia_open_sessions',
  help: 'Sessions that are neither ended nor expired',
  read: async (db) => [{ value: await countUnexpiredSessions(db, new Date()) }],
};
