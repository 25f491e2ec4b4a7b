/** Working time in the office's words. Minutes are working minutes: a working day has `minutesPerDay` of them. */
export const DEFAULT_MINUTES_PER_DAY = 480;

/** A length without saying what of: 2 个工作日, 5 小时, 40 分钟. Rounded to what matters at that distance. */
export function formatWorkingSpan(minutes: number, minutesPerDay = DEFAULT_MINUTES_PER_DAY): string {
  const length = Math.abs(minutes);
  if (length >= minutesPerDay) return `${Math.floor(length / minutesPerDay)} 个工作日`;
  if (length >= 60) return `${Math.floor(length / 60)} 小时`;
  return `${Math.max(1, Math.ceil(length))} 分钟`;
}

/** 还剩 2 个工作日, 还剩 5 小时; overdue 超期 1 个工作日. */
export function formatTimeLeft(minutes: number, minutesPerDay = DEFAULT_MINUTES_PER_DAY): string {
  return `${minutes < 0 ? '超期' : '还剩'} ${formatWorkingSpan(minutes, minutesPerDay)}`;
}

/** 停表, 停表 第 2 天 */
export function formatPaused(workingDays?: number): string {
  return workingDays === undefined ? '停表' : `停表 第 ${Math.max(1, workingDays)} 天`;
}

/** Working days as a figure: whole days plain, parts with one place (0.5). */
export function formatWorkingDays(days: number): string {
  return Number.isInteger(days) ? String(days) : days.toFixed(1).replace(/\.0$/, '');
}

/** Working days that were used: a part of the first one is 不到 1. */
export function formatUsedDays(days: number): string {
  return days < 1 ? '不到 1' : formatWorkingDays(days);
}
