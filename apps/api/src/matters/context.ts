import { loadCalendar } from '../calendars/index.ts';
import type { Tx } from '../platform/database.ts';
import { loadZoneSettings } from '../settings/index.ts';
import type { ClockContext } from './clocks.ts';

/** The newest calendar and the zone's settings at a moment. */
export async function contextAt(tx: Tx, now: Date): Promise<ClockContext> {
  return { now, calendar: await loadCalendar(tx), settings: await loadZoneSettings(tx) };
}
