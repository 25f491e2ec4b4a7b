export { calendarUpkeep } from './calendar-upkeep.ts';
export { calendarRoutes } from './calendars-routes.ts';
export { findOpenRecounts, keepRecount } from './calendars-store.ts';
export { ensureCalendar } from './ensure-calendar.ts';
export { loadCalendar } from './load-calendar.ts';
export { builtInCalendar } from './published-holidays.ts';
