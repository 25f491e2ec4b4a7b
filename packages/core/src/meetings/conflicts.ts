import {
  isWorkingDay,
  localDate,
  subtractWorkingMinutes,
  type WorkingCalendar,
  workingMinutesBetween,
} from '../calendar/index.ts';

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Two that only touch do not meet. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** What is odd about the time itself; each warns and forbids nothing. */
export const timeWarnings = ['rest-day', 'outside-hours', 'short-notice'] as const;
export type TimeWarning = (typeof timeWarnings)[number];

const minuteMs = 60_000;

export function warningsOfTime(
  calendar: WorkingCalendar,
  span: Span,
  now: Date,
  /** Null: none is asked for (现场办公会). */
  noticeMinutes: number | null,
): TimeWarning[] {
  const found: TimeWarning[] = [];
  if (!isWorkingDay(calendar, localDate(calendar, span.startsAt))) found.push('rest-day');
  else {
    const wanted = (span.endsAt.getTime() - span.startsAt.getTime()) / minuteMs;
    if (workingMinutesBetween(calendar, span.startsAt, span.endsAt) < wanted) found.push('outside-hours');
  }
  if (
    noticeMinutes !== null &&
    noticeMinutes > 0 &&
    now > subtractWorkingMinutes(calendar, span.startsAt, noticeMinutes).at
  ) {
    found.push('short-notice');
  }
  return found;
}
