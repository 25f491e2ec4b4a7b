export { formatDevice } from './devices.ts';
export { setFormatLanguage } from './language.ts';
export {
  formatAside,
  formatClauses,
  formatLabelled,
  formatList,
  formatSentences,
  formatStatements,
  formatWithPart,
} from './lists.ts';
export type { Moment } from './moments.ts';
export {
  daysBetween,
  formatBrief,
  formatDay,
  formatDayOfWeek,
  formatExact,
  formatMoment,
  formatMonth,
  formatNearDay,
  formatTime,
  formatWeekday,
  isoDate,
} from './moments.ts';
export { nounFor } from './nouns.ts';
export {
  DEFAULT_MINUTES_PER_DAY,
  formatPaused,
  formatTimeLeft,
  formatUsedDays,
  formatWorkingDays,
  formatWorkingSpan,
} from './spans.ts';
export {
  formatCount,
  formatFileSize,
  formatPercent,
  formatPhone,
  formatPlace,
  initialOf,
  telephoneLink,
} from './values.ts';
