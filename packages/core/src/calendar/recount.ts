import type { WorkingCalendar } from './working-calendar.ts';
import { addWorkingDays, workingDaysUsed } from './working-days.ts';
import { addWorkingMinutes, type WorkingMoment, workingMinutesBetween } from './working-minutes.ts';

export interface CountedSpan {
  readonly startedAt: Date;
  /** The end of its last pause, from which what was left then is counted; null for one that never paused. */
  readonly resumedAt: Date | null;
  readonly dueAt: Date;
  /** Whether the limit is counted in working days, which end at the close of office hours. */
  readonly inDays: boolean;
}

/**
 * The due moment of a span by another calendar than the one it was counted by: the same number of working days, or
 * the same working time, from the same beginning. A pause that began when the span was over already moved nothing,
 * and so nothing moves here.
 */
export function recountDue(span: CountedSpan, by: WorkingCalendar, next: WorkingCalendar): WorkingMoment {
  const { startedAt, resumedAt, dueAt, inDays } = span;
  if (inDays && resumedAt === null) {
    const due = addWorkingDays(next, startedAt, workingDaysUsed(by, startedAt, dueAt));
    return { at: due.dueAt, provisional: due.provisional };
  }
  const from = resumedAt ?? startedAt;
  if (from >= dueAt) return { at: dueAt, provisional: addWorkingMinutes(next, from, 0).provisional };
  return addWorkingMinutes(next, from, workingMinutesBetween(by, from, dueAt));
}
