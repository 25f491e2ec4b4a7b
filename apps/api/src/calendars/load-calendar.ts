import type { WorkingCalendar } from '@guanjia/core/calendar';
import type { Db, Tx } from '../platform/database.ts';
import { type CalendarRecord, findCalendar, findNewestVersion } from './calendars-store.ts';

/** A version never changes, so each is read once. The adapter is what a database and its transactions share. */
const read = new WeakMap<object, Map<number, CalendarRecord>>();

/** The zone's calendar of a version, or the newest. Throws where there is none: `ensureCalendar` comes first. */
export async function loadCalendar(db: Db | Tx, version?: number): Promise<WorkingCalendar> {
  return (await loadCalendarRecord(db, version)).calendar;
}

/** As `loadCalendar`, with where the version comes from. */
export async function loadCalendarRecord(db: Db | Tx, version?: number): Promise<CalendarRecord> {
  const wanted = version ?? (await findNewestVersion(db));
  if (wanted === undefined) throw new Error('The zone has no working calendar');
  const { adapter } = db.getExecutor();
  const versions = read.get(adapter) ?? new Map<number, CalendarRecord>();
  read.set(adapter, versions);
  const known = versions.get(wanted) ?? (await findCalendar(db, wanted));
  if (!known) throw new Error(`The zone has no working calendar ${wanted}`);
  versions.set(wanted, known);
  return known;
}
