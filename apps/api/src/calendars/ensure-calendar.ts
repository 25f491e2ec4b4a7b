import { localDate, type WorkingCalendar } from '@guanjia/core/calendar';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import {
  findCalendar,
  findNewestVersion,
  insertCalendar,
  insertRecount,
  lockVersions,
  setYearAlarms,
} from './calendars-store.ts';
import { BUILT_IN_SOURCE, builtInCalendar } from './published-holidays.ts';

/** The State Council publishes next year's holidays in autumn; before November nobody can act on their absence. */
const FIRST_MONTH_TO_ASK_FOR_NEXT_YEAR = 11;

/**
 * Gives a zone its first calendar, and a new version where the product has learnt years that the zone's newest
 * lacks; what the zone entered itself stays. Raises an alarm for the present or the coming year when its holidays
 * are not known, and clears it once they are. Safe to repeat, and for two servers at once.
 */
export async function ensureCalendar(db: Db, now: Date): Promise<WorkingCalendar> {
  return await inTransaction(db, async (tx) => {
    await lockVersions(tx);
    const newest = await findNewestVersion(tx);
    const current = newest === undefined ? undefined : (await findCalendar(tx, newest))?.calendar;
    const wanted = current ? withNewYears(current, builtInCalendar()) : builtInCalendar();
    if (wanted !== current) {
      await insertCalendar(tx, {
        calendar: wanted,
        source: BUILT_IN_SOURCE,
        note: null,
        createdAt: now,
        createdBy: null,
      });
      if (current) await insertRecount(tx, wanted.version, now);
      await appendJournal(tx, {
        stream: 'zone',
        action: 'calendar.publish',
        actor: null,
        at: now,
        data: { version: wanted.version, source: BUILT_IN_SOURCE, publishedYears: wanted.publishedYears },
      });
    }
    await alarmUnpublishedYears(tx, wanted, now);
    return wanted;
  });
}

export async function alarmUnpublishedYears(tx: Tx, calendar: WorkingCalendar, now: Date): Promise<void> {
  await setYearAlarms(tx, unpublishedYears(calendar, now), now);
}

/** Of the present year, and from November on the coming one, those whose holidays are not known. */
export function unpublishedYears(calendar: WorkingCalendar, now: Date): number[] {
  const today = localDate(calendar, now);
  const year = Number(today.slice(0, 4));
  const asked = Number(today.slice(5, 7)) >= FIRST_MONTH_TO_ASK_FOR_NEXT_YEAR ? [year, year + 1] : [year];
  return asked.filter((one) => !calendar.publishedYears.includes(one));
}

/** `current` itself where `known` brings no new year. */
function withNewYears(current: WorkingCalendar, known: WorkingCalendar): WorkingCalendar {
  const years = known.publishedYears.filter((year) => !current.publishedYears.includes(year));
  if (years.length === 0) return current;
  const isNew = (day: string) => years.includes(Number(day.slice(0, 4)));
  const added = <V>(days: Record<string, V>) =>
    Object.fromEntries(Object.entries(days).filter(([day]) => isNew(day)));
  return {
    ...current,
    version: current.version + 1,
    exceptions: { ...current.exceptions, ...added(known.exceptions) },
    names: { ...current.names, ...added(known.names) },
    publishedYears: [...current.publishedYears, ...years].sort((a, b) => a - b),
  };
}
