export {
  type CalendarCreation,
  type CalendarDaysChange,
  type CalendarVersions,
  type CalendarView,
  calendarCreation,
  calendarDaysChange,
  calendarVersions,
  calendarView,
} from './api-schemas.ts';
export type { Light, YellowRule } from './lights.ts';
export { DEFAULT_YELLOW_RULE, lightAt, yellowFrom } from './lights.ts';
export { type NoticeDay, type NoticeFault, readNotice } from './notice.ts';
export { type CountedSpan, recountDue } from './recount.ts';
export { dayOfIso, isoOfDay } from './timeline.ts';
export type { OfficeHours } from './working-calendar.ts';
export {
  CHINA_UTC_OFFSET_MINUTES,
  DayKind,
  DEFAULT_OFFICE_HOURS,
  IsoDate,
  WorkingCalendar,
} from './working-calendar.ts';
export type { DueDay } from './working-days.ts';
export {
  addWorkingDays,
  isWorkingDay,
  localDate,
  startOfDay,
  workingDaysBetween,
  workingDaysUsed,
} from './working-days.ts';
export type { WorkingMoment } from './working-minutes.ts';
export {
  addWorkingMinutes,
  minutesPerDay,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from './working-minutes.ts';
