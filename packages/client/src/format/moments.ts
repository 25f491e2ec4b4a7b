import { isChinese } from './language.ts';

/** Every moment is shown in the zone's own time, wherever the reader sits. */
const TIME_ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const WEEKDAYS = {
  chinese: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  english: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface LocalMoment {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
}

export type Moment = Date | string;

function local(moment: Moment): LocalMoment {
  const found = new Map<string, string>();
  for (const { type, value } of parts.formatToParts(new Date(moment))) found.set(type, value);
  const part = (name: string): string => found.get(name) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** A day alone (`2026-09-30`) is already local; a moment is brought into the zone's time first. */
export function isoDate(moment: Moment): string {
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment) ? moment : local(moment).date;
}

/** 10:30 */
export function formatTime(moment: Moment): string {
  return local(moment).time;
}

/** 9月30日, with the year where it isn't this one: 2025年9月30日. In English 30 Sep, 30 Sep 2025. */
export function formatDay(moment: Moment, now: Moment = new Date()): string {
  const [year = '', month = '', day = ''] = isoDate(moment).split('-');
  const thisYear = year === isoDate(now).slice(0, 4);
  if (!isChinese()) {
    const short = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}`;
    return thisYear ? short : `${short} ${year}`;
  }
  const short = `${Number(month)}月${Number(day)}日`;
  return thisYear ? short : `${year}年${short}`;
}

/** 周三 · Wed */
export function formatWeekday(moment: Moment): string {
  return WEEKDAYS[isChinese() ? 'chinese' : 'english'][weekdayOf(moment)] ?? '';
}

function weekdayOf(moment: Moment): number {
  return new Date(`${isoDate(moment)}T00:00:00Z`).getUTCDay();
}

/** 9月30日 周三; on a day that the calendar moved, 9月20日 周日（调休上班）. */
export function formatDayOfWeek(
  moment: Moment,
  options: { now?: Moment; exceptions?: Readonly<Record<string, 'work' | 'rest'>> } = {},
): string {
  const date = isoDate(moment);
  const worked = weekdayOf(date) % 6 === 0 && options.exceptions?.[date] === 'work';
  if (!isChinese()) {
    return `${formatWeekday(date)} ${formatDay(date, options.now)}${worked ? ' (working weekend)' : ''}`;
  }
  return `${formatDay(date, options.now)} ${formatWeekday(date)}${worked ? '（调休上班）' : ''}`;
}

/** 今日 10:21, 昨日 16:40, 9月3日 09:46, 2025年9月3日 09:46 */
export function formatMoment(moment: Moment, now: Moment = new Date()): string {
  return `${formatNearDay(moment, now)} ${formatTime(moment)}`;
}

/** 今日, 昨日, 明日, else 9月3日 */
export function formatNearDay(moment: Moment, now: Moment = new Date()): string {
  const days = daysBetween(now, moment);
  if (days === 0) return isChinese() ? '今日' : 'today';
  if (days === -1) return isChinese() ? '昨日' : 'yesterday';
  if (days === 1) return isChinese() ? '明日' : 'tomorrow';
  return formatDay(moment, now);
}

/** The shortest that still tells when: 10:21 today, 昨日, else 9月3日. For narrow columns. */
export function formatBrief(moment: Moment, now: Moment = new Date()): string {
  return daysBetween(now, moment) === 0 ? formatTime(moment) : formatNearDay(moment, now);
}

/** 2026-09-30 10:30, for registers and exports. */
export function formatExact(moment: Moment): string {
  const { date, time } = local(moment);
  return `${date} ${time}`;
}

/** Calendar days from one moment to another in the zone's time; negative when `to` lies before. */
export function daysBetween(from: Moment, to: Moment): number {
  const day = (moment: Moment): number => Date.parse(`${isoDate(moment)}T00:00:00Z`) / DAY_MS;
  return day(to) - day(from);
}

/** 9月 · Sep */
export function formatMonth(month: number): string {
  return isChinese() ? `${month}月` : (MONTHS[month - 1] ?? String(month));
}
