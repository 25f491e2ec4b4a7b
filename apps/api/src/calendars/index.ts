export { ensureCalendar } from './ensure-calendar.ts';
export { loadCalendar } from './load-calendar.ts';
export { builtInCalendar } from './published-holidays.ts';
