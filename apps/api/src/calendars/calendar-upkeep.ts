import type { AppDependencies, BackgroundWork } from '../platform/app-dependencies.ts';
import { ensureCalendar } from './ensure-calendar.ts';

const everyMs = 6 * 3_600_000;

/** Keeps the zone's calendar, and the alarm for years without holidays, as the year goes by. */
export function calendarUpkeep({ db, now }: AppDependencies, log: (error: unknown) => void): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const ensure = () => {
    running = ensureCalendar(db, now()).catch(log);
    return running;
  };
  return {
    async start() {
      await ensure();
      timer = setInterval(ensure, everyMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
