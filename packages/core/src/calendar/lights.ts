import type { WorkingCalendar } from './working-calendar.ts';
import { minutesPerDay, subtractWorkingMinutes, workingMinutesBetween } from './working-minutes.ts';

/** 亮灯: green 绿 in time, yellow 黄 near due, red 红 overdue. */
export type Light = 'green' | 'yellow' | 'red';

/** When a clock turns yellow: a setting of the zone. */
export interface YellowRule {
  /** Yellow when this share of the working time is left … */
  readonly share: number;
  /** … or this many working days, whichever is more … */
  readonly minWorkingDays: number;
  /** … but never while more than this share is left: a one-day limit must not be born yellow. */
  readonly capShare: number;
}

export const DEFAULT_YELLOW_RULE: YellowRule = { share: 0.2, minWorkingDays: 1, capShare: 0.5 };

/** The moment from which a clock that began at `start` and ends at `dueAt` shows yellow. */
export function yellowFrom(
  calendar: WorkingCalendar,
  start: Date,
  dueAt: Date,
  rule: YellowRule = DEFAULT_YELLOW_RULE,
): Date {
  const total = workingMinutesBetween(calendar, start, dueAt);
  const wanted = Math.max(total * rule.share, rule.minWorkingDays * minutesPerDay(calendar));
  const left = Math.min(wanted, total * rule.capShare);
  const yellow = left > 0 ? subtractWorkingMinutes(calendar, dueAt, left).at : dueAt;
  return yellow < start ? start : yellow;
}

/** The light of a clock at `now`. The due moment itself is still in time. */
export function lightAt(clock: { dueAt: Date; yellowAt: Date; now: Date }): Light {
  if (clock.now > clock.dueAt) return 'red';
  return clock.now >= clock.yellowAt ? 'yellow' : 'green';
}
