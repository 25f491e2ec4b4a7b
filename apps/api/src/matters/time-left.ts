import { workingDaysUsed, workingMinutesBetween } from '@guanjia/core/calendar';
import type { ClockContext } from './clocks.ts';

/**
 * Time left or over, as an office says it: whole working days from one day to the other, and the exact working
 * minutes for what is left of the present day.
 */
export function timeLeftOf(ctx: Pick<ClockContext, 'now' | 'calendar'>, dueAt: Date) {
  const overdue = ctx.now > dueAt;
  const [from, to] = overdue ? [dueAt, ctx.now] : [ctx.now, dueAt];
  return {
    overdue,
    workingDays: workingDaysUsed(ctx.calendar, from, to),
    workingMinutes: Math.round(workingMinutesBetween(ctx.calendar, from, to)),
  };
}
