import { isChinese } from './language.ts';
import { nounFor } from './nouns.ts';

/** Working time in the office's words. Minutes are working minutes: a working day has `minutesPerDay` of them. */
export const DEFAULT_MINUTES_PER_DAY = 480;

/** A length without saying what of: 2 个工作日, 5 小时, 40 分钟. Rounded to what matters at that distance. */
export function formatWorkingSpan(minutes: number, minutesPerDay = DEFAULT_MINUTES_PER_DAY): string {
  const length = Math.abs(minutes);
  if (length >= minutesPerDay) return counted(Math.floor(length / minutesPerDay), '个工作日', 'working day');
  if (length >= 60) return counted(Math.floor(length / 60), '小时', 'hour');
  return counted(Math.max(1, Math.ceil(length)), '分钟', 'minute');
}

function counted(n: number, chinese: string, english: string): string {
  return isChinese() ? `${n} ${chinese}` : `${n} ${nounFor(n, english, `${english}s`)}`;
}

/** 还剩 2 个工作日, 还剩 5 小时; overdue 超期 1 个工作日. */
export function formatTimeLeft(minutes: number, minutesPerDay = DEFAULT_MINUTES_PER_DAY): string {
  const span = formatWorkingSpan(minutes, minutesPerDay);
  if (isChinese()) return `${minutes < 0 ? '超期' : '还剩'} ${span}`;
  return minutes < 0 ? `overdue by ${span}` : `${span} left`;
}

/** 停表, 停表 第 2 天 */
export function formatPaused(workingDays?: number): string {
  const day = Math.max(1, workingDays ?? 1);
  if (!isChinese()) return workingDays === undefined ? 'paused' : `paused, day ${day}`;
  return workingDays === undefined ? '停表' : `停表 第 ${day} 天`;
}

/** Working days as a figure: whole days plain, parts with one place (0.5). */
export function formatWorkingDays(days: number): string {
  return Number.isInteger(days) ? String(days) : days.toFixed(1).replace(/\.0$/, '');
}

/** Working days that were used: a part of the first one is 不到 1. */
export function formatUsedDays(days: number): string {
  if (days >= 1) return formatWorkingDays(days);
  return isChinese() ? '不到 1' : 'under 1';
}
