export { type CalendarCreation, type CalendarView, calendarCreation, calendarView } from './api-schemas.ts';
export type { Light, YellowRule } from './lights.ts';
export { DEFAULT_YELLOW_RULE, lightAt, yellowFrom } from './lights.ts';
export type { OfficeHours } from './working-calendar.ts';
export {
  CHINA_UTC_OFFSET_MINUTES,
  DayKind,
  DEFAULT_OFFICE_HOURS,
  IsoDate,
  WorkingCalendar,
} from './working-calendar.ts';
export type { DueDay } from './working-days.ts';
export { addWorkingDays, isWorkingDay, localDate, startOfDay, workingDaysUsed } from './working-days.ts';
export type { WorkingMoment } from './working-minutes.ts';
export {
  addWorkingMinutes,
  minutesPerDay,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from './working-minutes.ts';
