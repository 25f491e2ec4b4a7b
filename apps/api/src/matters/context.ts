import { loadCalendar } from '../calendars/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { loadZoneSettings } from '../settings/index.ts';
import type { ClockContext } from './clocks.ts';

/** How long a reader may go by settings and a calendar that somebody just changed, in milliseconds. */
const recentMs = 1_000;
const recent = new WeakMap<object, { at: number; found: Promise<Omit<ClockContext, 'now'>> }>();

/** As `contextAt`, for reading only: asked for once a second instead of at each request. */
export async function recentContext(db: Db, now: Date): Promise<ClockContext> {
  const { adapter } = db.getExecutor();
  const kept = recent.get(adapter);
  if (kept && performance.now() - kept.at < recentMs) return { now, ...(await kept.found) };
  const found = contextAt(db, now).then(({ calendar, settings }) => ({ calendar, settings }));
  recent.set(adapter, { at: performance.now(), found });
  found.catch(() => recent.delete(adapter));
  return { now, ...(await found) };
}

/** The newest calendar and the zone's settings at a moment. */
export async function contextAt(tx: Db | Tx, now: Date): Promise<ClockContext> {
  const [calendar, settings] = await Promise.all([loadCalendar(tx), loadZoneSettings(tx)]);
  return { now, calendar, settings };
}
