import { isWorkingDay, localDate, type WorkingCalendar } from '../calendar/index.ts';

/** Hours in which a person is not disturbed (免打扰). */
export interface QuietHours {
  /** Local time of day, `22:00`; the same as `to` is no time at all. */
  readonly from: string;
  /** May be before `from`: then the night lies between. */
  readonly to: string;
  /** Days on which the office rests are quiet from midnight to midnight. */
  readonly restDays: boolean;
}

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** Longer than any run of rest days; a calendar without a working day does not hold anything back for ever. */
const mostSteps = 80;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * The moment at which what is told at `moment` may be shown to the person: `moment` itself outside of quiet hours,
 * else their end. Hours are of the zone's clock, to the minute.
 */
export function showFrom(quiet: QuietHours | null, calendar: WorkingCalendar, moment: Date): Date {
  if (!quiet) return moment;
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  let at = moment;
  for (let step = 0; step < mostSteps; step += 1) {
    const minute = localMinute(calendar, at);
    const left = quietMinutesLeft(minute, from, to);
    const rests = quiet.restDays && !isWorkingDay(calendar, localDate(calendar, at));
    if (left === 0 && !rests) return at;
    at = atMinute(calendar, at, rests ? dayMinutes - minute : left);
  }
  return at;
}

function quietMinutesLeft(minute: number, from: number, to: number): number {
  const inside = from < to ? minute >= from && minute < to : from > to && (minute >= from || minute < to);
  if (!inside) return 0;
  return minute < to ? to - minute : dayMinutes - minute + to;
}

const localMs = (calendar: WorkingCalendar, moment: Date): number =>
  moment.getTime() + calendar.utcOffsetMinutes * minuteMs;

const localMinute = (calendar: WorkingCalendar, moment: Date): number =>
  Math.floor(localMs(calendar, moment) / minuteMs) % dayMinutes;

/** So many minutes after the beginning of the minute of `moment`. */
const atMinute = (calendar: WorkingCalendar, moment: Date, minutes: number): Date =>
  new Date(
    (Math.floor(localMs(calendar, moment) / minuteMs) + minutes) * minuteMs -
      calendar.utcOffsetMinutes * minuteMs,
  );
