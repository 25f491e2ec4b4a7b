import type { WorkingCalendar } from './working-calendar.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** 1970-01-05, the first Monday that day numbers (days since 1970-01-01) count from. */
const FIRST_MONDAY = 4;

interface Stretch {
  /** Milliseconds since local midnight. */
  readonly opens: number;
  readonly closes: number;
}

/** What a calendar says, prepared so that every question costs a few binary searches, whatever the span. */
export interface Timeline {
  readonly offsetMs: number;
  readonly stretches: readonly Stretch[];
  readonly dayMs: number;
  readonly exceptionDays: readonly number[];
  /** Sum of the corrections to the plain Monday–Friday count, up to and including `exceptionDays[i]`. */
  readonly corrections: readonly number[];
  readonly published: ReadonlySet<number>;
}

const prepared = new WeakMap<WorkingCalendar, Timeline>();

export function timelineOf(calendar: WorkingCalendar): Timeline {
  const known = prepared.get(calendar);
  if (known) return known;
  const stretches = calendar.hours.map((hours) => ({
    opens: clockMs(hours.from),
    closes: clockMs(hours.to),
  }));
  const exceptions = Object.entries(calendar.exceptions)
    .map(([date, kind]) => ({ day: dayOfIso(date), works: kind === 'work' }))
    .sort((a, b) => a.day - b.day);
  let sum = 0;
  const timeline: Timeline = {
    offsetMs: calendar.utcOffsetMinutes * MINUTE_MS,
    stretches,
    dayMs: stretches.reduce((total, stretch) => total + stretch.closes - stretch.opens, 0),
    exceptionDays: exceptions.map((exception) => exception.day),
    corrections: exceptions.map((exception) => {
      sum += Number(exception.works) - Number(isWeekday(exception.day));
      return sum;
    }),
    published: new Set(calendar.publishedYears),
  };
  prepared.set(calendar, timeline);
  return timeline;
}

function clockMs(time: string): number {
  return Number(time.slice(0, 2)) * 60 * MINUTE_MS + Number(time.slice(3)) * MINUTE_MS;
}

function isWeekday(day: number): boolean {
  return (((day - FIRST_MONDAY) % 7) + 7) % 7 < 5;
}

/** Days since 1970-01-01. Throws RangeError for what is no day. */
export function dayOfIso(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The parser rolls 02-30 over to March: only a round trip shows that a day exists.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Not a day: ${date}`);
  }
  return time / DAY_MS;
}

/** Throws RangeError outside the years 0000 to 9999, which a day can't be written for. */
export function isoOfDay(day: number): string {
  const iso = new Date(day * DAY_MS).toISOString();
  if (iso.length !== 24) throw new RangeError(`Not a day that can be written: ${iso}`);
  return iso.slice(0, 10);
}

function yearOfDay(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** A moment as local milliseconds since 1970; `momentOf` leads back. */
export function localMs(timeline: Timeline, moment: Date): number {
  const time = moment.getTime();
  if (Number.isNaN(time)) throw new RangeError('Not a moment: invalid Date');
  return time + timeline.offsetMs;
}

export function momentOf(timeline: Timeline, local: number): Date {
  return new Date(local - timeline.offsetMs);
}

export function dayAt(local: number): number {
  return Math.floor(local / DAY_MS);
}

export function closingOf(timeline: Timeline, day: number): number {
  return day * DAY_MS + (timeline.stretches.at(-1)?.closes ?? DAY_MS);
}

/** Working days from some fixed day long ago up to and including `day`; only differences mean something. */
export function workingDaysUpTo(timeline: Timeline, day: number): number {
  const sinceMonday = day - FIRST_MONDAY + 1;
  const weeks = Math.floor(sinceMonday / 7);
  const plain = weeks * 5 + Math.min(sinceMonday - weeks * 7, 5);
  const last = lastAtMost(timeline.exceptionDays, day);
  return plain + (last < 0 ? 0 : (timeline.corrections[last] ?? 0));
}

export function worksOn(timeline: Timeline, day: number): boolean {
  return workingDaysUpTo(timeline, day) > workingDaysUpTo(timeline, day - 1);
}

/** The first day whose count reaches `count`. */
export function dayOfCount(timeline: Timeline, count: number, near: number): number {
  const missing = Math.abs(count - workingDaysUpTo(timeline, near));
  // No span holds more rest days than its weekends and every exception together.
  const reach = Math.ceil(((missing + timeline.exceptionDays.length + 3) * 7) / 5) + 7;
  let below = near - reach;
  let reached = near + reach;
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (workingDaysUpTo(timeline, middle) >= count) reached = middle;
    else below = middle;
  }
  return reached;
}

/** Working milliseconds up to a local time, on the same scale as `workingDaysUpTo`. */
export function workedMs(timeline: Timeline, local: number): number {
  const day = dayAt(local);
  const whole = workingDaysUpTo(timeline, day - 1) * timeline.dayMs;
  return worksOn(timeline, day) ? whole + workedToday(timeline, local - day * DAY_MS) : whole;
}

function workedToday(timeline: Timeline, time: number): number {
  let worked = 0;
  for (const stretch of timeline.stretches) {
    worked += Math.max(0, Math.min(time, stretch.closes) - stretch.opens);
  }
  return worked;
}

/**
 * The local time at which the working time reaches `worked`. Closing time and the next opening have the same
 * working time: `closing` picks the end of the stretch, `opening` the start of the next one.
 */
export function localAtWorked(
  timeline: Timeline,
  worked: number,
  near: number,
  edge: 'closing' | 'opening',
): number {
  const days = worked / timeline.dayMs;
  const count = edge === 'closing' ? Math.ceil(days) : Math.floor(days) + 1;
  const day = dayOfCount(timeline, count, near);
  let left = worked - (count - 1) * timeline.dayMs;
  for (const stretch of timeline.stretches) {
    const length = stretch.closes - stretch.opens;
    if (left < length || (edge === 'closing' && left === length)) return day * DAY_MS + stretch.opens + left;
    left -= length;
  }
  return closingOf(timeline, day);
}

/** Whether any year between two local days (in either order) lacks published holidays. */
export function touchesUnpublished(timeline: Timeline, one: number, other: number): boolean {
  const last = yearOfDay(Math.max(one, other));
  for (let year = yearOfDay(Math.min(one, other)); year <= last; year += 1) {
    if (!timeline.published.has(year)) return true;
  }
  return false;
}

function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
