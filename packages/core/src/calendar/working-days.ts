import {
  closingOf,
  dayAt,
  dayOfCount,
  dayOfIso,
  isoOfDay,
  localAtWorked,
  localMs,
  momentOf,
  timelineOf,
  touchesUnpublished,
  workedMs,
  workingDaysUpTo,
  worksOn,
} from './timeline.ts';
import type { IsoDate, WorkingCalendar } from './working-calendar.ts';

export interface DueDay {
  /** End of office hours of the due day. */
  readonly dueAt: Date;
  readonly dueOn: IsoDate;
  /** The span touches a year whose holidays are not published, so the day may still move. */
  readonly provisional: boolean;
}

/** Whether the office works on a local day. Throws RangeError for what is no day. */
export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  return worksOn(timelineOf(calendar), dayOfIso(date));
}

/** The moment at which a local day begins. Throws RangeError for what is no day. */
export function startOfDay(calendar: WorkingCalendar, date: IsoDate): Date {
  return momentOf(timelineOf(calendar), dayOfIso(date) * 86_400_000);
}

/** The local day of a moment. */
export function localDate(calendar: WorkingCalendar, moment: Date): IsoDate {
  return isoOfDay(dayAt(localMs(timelineOf(calendar), moment)));
}

/**
 * The day on which a limit of `days` working days runs out. The local day of `from` is never counted, at
 * whatever hour it falls; the limit ends at the close of office hours of the N-th working day after it.
 * No days at all end on the day itself, or on the next working day where the office rests.
 * Throws RangeError unless `days` is a whole number from 0 on.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): DueDay {
  if (!Number.isSafeInteger(days) || days < 0 || days > 100_000) {
    throw new RangeError(`Not a number of working days: ${days}`);
  }
  const timeline = timelineOf(calendar);
  const start = dayAt(localMs(timeline, from));
  const counted = workingDaysUpTo(timeline, start);
  const due =
    days === 0 && worksOn(timeline, start) ? start : dayOfCount(timeline, counted + Math.max(days, 1), start);
  return {
    dueAt: momentOf(timeline, closingOf(timeline, due)),
    dueOn: isoOfDay(due),
    provisional: touchesUnpublished(timeline, start, due),
  };
}

/**
 * Working days used between two moments, as the office counts them: the local day of `from` is not counted,
 * that of `to` is, so that finishing on the due day of `addWorkingDays(from, n)` uses exactly n, and on the
 * same day 0. A pause gives back its working minutes: the end is moved to where it would have been without.
 */
export function workingDaysUsed(calendar: WorkingCalendar, from: Date, to: Date, pausedMinutes = 0): number {
  const timeline = timelineOf(calendar);
  const first = workingDaysUpTo(timeline, dayAt(localMs(timeline, from)));
  let end = localMs(timeline, to);
  if (pausedMinutes > 0) {
    // The closing edge: a whole day given back at 18:00 ends at 18:00 the day before, not at 08:30 today.
    end = localAtWorked(timeline, workedMs(timeline, end) - pausedMinutes * 60_000, dayAt(end), 'closing');
  }
  // Midnight sharp is the 24:00 of the day before, where office hours may end.
  return Math.max(0, workingDaysUpTo(timeline, dayAt(end - 1)) - first);
}

/** Working days after the day `from` up to and including `to`; as many but negative where `to` comes first. */
export function workingDaysBetween(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): number {
  const timeline = timelineOf(calendar);
  return workingDaysUpTo(timeline, dayOfIso(to)) - workingDaysUpTo(timeline, dayOfIso(from));
}
