import {
  CHINA_UTC_OFFSET_MINUTES,
  type DayKind,
  DEFAULT_OFFICE_HOURS,
  type WorkingCalendar,
} from '@guanjia/core/calendar';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import library from 'chinese-days/package.json' with { type: 'json' };

/** Where the built-in holidays come from, as shown beside a calendar. */
export const BUILT_IN_SOURCE = `国务院办公厅放假安排（chinese-days ${library.version}）`;

export interface PublishedDay {
  readonly on: string;
  readonly kind: DayKind;
  readonly name: string;
}

/** Statutory holidays and make-up workdays (调休) that ship with the product, in order of the day. */
export function publishedDays(): PublishedDay[] {
  const days = [...entries(published.holidays, 'rest'), ...entries(published.workdays, 'work')];
  return days.sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** Values read `English name,中文名,days off`. */
function entries(days: Record<string, string>, kind: DayKind): PublishedDay[] {
  return Object.entries(days).map(([on, text]) => ({ on, kind, name: text.split(',')[1] ?? text }));
}

/**
 * Years with their whole arrangement. A year is known by its National Day: holidays of the last winter may
 * reach into a January whose own arrangement nobody has published.
 */
export function publishedYears(days: readonly PublishedDay[]): number[] {
  const years = days.filter((day) => day.kind === 'rest' && day.on.slice(5, 7) === '10');
  return [...new Set(years.map((day) => Number(day.on.slice(0, 4))))];
}

/** The calendar that a zone begins with, and that commands use where there is no database. */
export function builtInCalendar(version = 1): WorkingCalendar {
  const days = publishedDays();
  return {
    version,
    utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
    hours: [...DEFAULT_OFFICE_HOURS],
    exceptions: Object.fromEntries(days.map((day) => [day.on, day.kind])),
    names: Object.fromEntries(days.map((day) => [day.on, day.name])),
    publishedYears: publishedYears(days),
  };
}
