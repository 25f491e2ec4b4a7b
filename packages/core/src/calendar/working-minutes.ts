import {
  dayAt,
  localAtWorked,
  localMs,
  momentOf,
  timelineOf,
  touchesUnpublished,
  workedMs,
} from './timeline.ts';
import type { WorkingCalendar } from './working-calendar.ts';

const MINUTE_MS = 60_000;

export interface WorkingMoment {
  readonly at: Date;
  /** The span touches a year whose holidays are not published, so the moment may still move. */
  readonly provisional: boolean;
}

/** Length of an ordinary working day in minutes. */
export function minutesPerDay(calendar: WorkingCalendar): number {
  return timelineOf(calendar).dayMs / MINUTE_MS;
}

/**
 * The moment when `minutes` of office hours have passed since `from`. Outside office hours the count starts at
 * the next opening. A span that ends with a stretch ends at its closing time (12:00, not 14:00); no minutes
 * give the first moment, from `from` on, at which the office is open.
 * Throws RangeError for a negative or endless span.
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): WorkingMoment {
  return shift(calendar, from, minutes, 1);
}

/** The moment from which `minutes` of office hours lead up to `to`; the mirror of `addWorkingMinutes`. */
export function subtractWorkingMinutes(calendar: WorkingCalendar, to: Date, minutes: number): WorkingMoment {
  return shift(calendar, to, minutes, -1);
}

/** Minutes of office hours between two moments, with fractions; 0 where `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  const timeline = timelineOf(calendar);
  const worked = workedMs(timeline, localMs(timeline, to)) - workedMs(timeline, localMs(timeline, from));
  return Math.max(0, worked) / MINUTE_MS;
}

function shift(calendar: WorkingCalendar, origin: Date, minutes: number, direction: 1 | -1): WorkingMoment {
  if (!(minutes >= 0 && minutes <= 1e8)) throw new RangeError(`Not a number of minutes: ${minutes}`);
  const timeline = timelineOf(calendar);
  const local = localMs(timeline, origin);
  const span = Math.round(minutes * MINUTE_MS);
  // Forwards a span closes a stretch and nothing opens one; backwards it is the other way round.
  const edge = (direction === 1) === span > 0 ? 'closing' : 'opening';
  const worked = workedMs(timeline, local) + direction * span;
  const at = localAtWorked(timeline, worked, dayAt(local), edge);
  return {
    at: momentOf(timeline, at),
    provisional: touchesUnpublished(timeline, dayAt(local), dayAt(at)),
  };
}
