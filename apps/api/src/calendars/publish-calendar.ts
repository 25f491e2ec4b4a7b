import type { CalendarCreation, WorkingCalendar } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { findCalendar, findNewestVersion, insertCalendar, lockVersions } from './calendars-store.ts';
import { alarmUnpublishedYears } from './ensure-calendar.ts';

/**
 * Publishes a year's holidays as a new version of the calendar. What is due already keeps its moment; new limits
 * count by the new version. Throws `changed-meanwhile` where somebody else published first.
 */
export async function publishCalendar(
  { db, now }: AppDependencies,
  principal: Principal,
  request: CalendarCreation,
): Promise<number> {
  return await inTransaction(db, async (tx) => {
    await lockVersions(tx);
    const newest = await findNewestVersion(tx);
    if (newest !== request.basedOn) throw new Problem('changed-meanwhile');
    const record = await findCalendar(tx, newest);
    if (!record) throw new Problem('not-found');
    const at = now();
    const calendar = withYear(record.calendar, request);
    await insertCalendar(tx, {
      calendar,
      source: request.source,
      note: request.note ?? null,
      createdAt: at,
      createdBy: principal.accountId,
    });
    await appendJournal(tx, {
      stream: 'zone',
      action: 'calendar.publish',
      actor: actorFor(principal, 'calendar.edit'),
      at,
      data: {
        version: calendar.version,
        year: request.year,
        days: request.days,
        hours: { from: record.calendar.hours, to: calendar.hours },
        source: request.source,
      },
    });
    await alarmUnpublishedYears(tx, calendar, at);
    return calendar.version;
  });
}

function withYear(calendar: WorkingCalendar, { year, days, hours }: CalendarCreation): WorkingCalendar {
  const others = <V>(known: Record<string, V>) =>
    Object.entries(known).filter(([day]) => !day.startsWith(`${year}-`));
  return {
    ...calendar,
    version: calendar.version + 1,
    hours: hours ?? calendar.hours,
    exceptions: Object.fromEntries([
      ...others(calendar.exceptions),
      ...days.map((day) => [day.on, day.kind] as const),
    ]),
    names: Object.fromEntries([...others(calendar.names), ...days.map((day) => [day.on, day.name] as const)]),
    publishedYears: [...new Set([...calendar.publishedYears, year])].sort((a, b) => a - b),
  };
}
