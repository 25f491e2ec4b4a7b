import type { CalendarCreation, CalendarDaysChange, WorkingCalendar } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import {
  findCalendar,
  findNewestVersion,
  insertCalendar,
  insertRecount,
  lockVersions,
} from './calendars-store.ts';
import { alarmUnpublishedYears } from './ensure-calendar.ts';

interface NextVersion {
  readonly basedOn: number;
  readonly source: string;
  readonly note?: string | undefined;
  readonly next: (current: WorkingCalendar) => WorkingCalendar;
  /** What the journal says beside the version and its source. */
  readonly data: (current: WorkingCalendar, next: WorkingCalendar) => Record<string, unknown>;
}

/**
 * Publishes a year's holidays as a new version of the calendar: new limits count by it, and due moments under way
 * are counted anew. Throws `changed-meanwhile` where somebody else published first.
 */
export async function publishCalendar(
  deps: AppDependencies,
  principal: Principal,
  request: CalendarCreation,
): Promise<number> {
  return await putVersion(deps, principal, {
    ...request,
    next: (current) => withYear(current, request),
    data: (current, next) => ({
      year: request.year,
      days: request.days,
      hours: { from: current.hours, to: next.hours },
    }),
  });
}

/** As `publishCalendar`, for single days: a year stays as published, or unpublished, as it was. */
export async function changeDays(
  deps: AppDependencies,
  principal: Principal,
  request: CalendarDaysChange,
): Promise<number> {
  return await putVersion(deps, principal, {
    ...request,
    next: (current) => withDays(current, request),
    data: (current) => ({
      days: request.days,
      before: Object.fromEntries(request.days.map(({ on }) => [on, current.exceptions[on] ?? 'ordinary'])),
    }),
  });
}

async function putVersion(
  { db, now }: AppDependencies,
  principal: Principal,
  { basedOn, source, note, next, data }: NextVersion,
): Promise<number> {
  return await inTransaction(db, async (tx) => {
    await lockVersions(tx);
    const newest = await findNewestVersion(tx);
    if (newest !== basedOn) throw new Problem('changed-meanwhile');
    const record = await findCalendar(tx, newest);
    if (!record) throw new Problem('not-found');
    const at = now();
    const calendar = next(record.calendar);
    await insertCalendar(tx, {
      calendar,
      source,
      note: note ?? null,
      createdAt: at,
      createdBy: principal.accountId,
    });
    await insertRecount(tx, calendar.version, at);
    await appendJournal(tx, {
      stream: 'zone',
      action: 'calendar.publish',
      actor: actorFor(principal, 'calendar.edit'),
      at,
      data: { version: calendar.version, ...data(record.calendar, calendar), source },
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

function withDays(calendar: WorkingCalendar, { days }: CalendarDaysChange): WorkingCalendar {
  const named = new Set(days.map((day) => day.on));
  const others = <V>(known: Record<string, V>) => Object.entries(known).filter(([day]) => !named.has(day));
  const exceptions = days.flatMap((day) => (day.kind === 'ordinary' ? [] : [[day.on, day.kind] as const]));
  const names = days.flatMap((day) => (day.kind === 'ordinary' ? [] : [[day.on, day.name] as const]));
  return {
    ...calendar,
    version: calendar.version + 1,
    exceptions: Object.fromEntries([...others(calendar.exceptions), ...exceptions]),
    names: Object.fromEntries([...others(calendar.names), ...names]),
  };
}
