import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { deleteOldNotifications } from './notifications-store.ts';

const everyMs = 60 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** Deletes read notices that are older than the zone keeps them; the journal keeps what happened. */
export function notificationUpkeep({ db, now }: AppDependencies): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const sweep = async () => {
    const { notificationKeepDays } = await loadZoneSettings(db);
    await deleteOldNotifications(db, new Date(now().getTime() - notificationKeepDays * dayMs));
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
