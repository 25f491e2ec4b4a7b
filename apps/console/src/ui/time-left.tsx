import { formatAside, formatDayOfWeek, formatNearDay, formatTime, isoDate } from '@guanjia/client/format';
import type { Light, MatterSummary } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { useCalendarDays } from './calendar-days.ts';

type Left = NonNullable<MatterSummary['due']>['left'];

/** 还剩 2 个工作日, 超期 1 小时, in the words of the catalogue. */
export function useTimeLeft(): (left: Left) => string {
  const { t } = useTranslation('actions');
  return ({ overdue, workingDays, workingMinutes }) => {
    if (workingDays > 0) return t(overdue ? 'timeLeft.overDays' : 'timeLeft.days', { n: workingDays });
    if (workingMinutes >= 60) {
      return t(overdue ? 'timeLeft.overHours' : 'timeLeft.hours', { n: Math.floor(workingMinutes / 60) });
    }
    return t(overdue ? 'timeLeft.overMinutes' : 'timeLeft.minutes', { n: Math.max(1, workingMinutes) });
  };
}

/** The colour of time: the light's own, and nothing louder for green. */
export function inkOf(light: Light): string | undefined {
  if (light === 'red') return 'ink-red';
  if (light === 'yellow') return 'ink-yellow';
  return light === 'paused' ? 'sub' : undefined;
}

/** 9月20日 周日（调休上班） 18:00 到期. */
export function useDueText(): (at: string, provisional?: boolean) => string {
  const { t } = useTranslation('actions');
  const { exceptions } = useCalendarDays();
  return (at, provisional) => {
    const day = formatDayOfWeek(at, { exceptions });
    const due = t('timeLeft.due', { day: `${day} ` });
    return provisional ? due + formatAside(t('timeLeft.provisional')) : due;
  };
}

/** The due moment for a narrow column: 今日 17:30, else 9月16日 到期. */
export function useShortDue(): (at: string) => string {
  const { t } = useTranslation('actions');
  return (at) =>
    isoDate(at) === isoDate(new Date())
      ? `${formatNearDay(at)} ${formatTime(at)}`
      : t('timeLeft.due', { day: `${formatNearDay(at)} ` });
}
