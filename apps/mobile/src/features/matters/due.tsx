import { formatDayOfWeek, formatNearDay, formatTime } from '@guanjia/client/format';
import type { MatterSummary } from '@guanjia/core/matters';
import { LightBadge } from '../../ui/light.tsx';
import { type Texts, useTexts } from '../../ui/use-texts.ts';

type Left = NonNullable<NonNullable<MatterSummary['due']>['left']>;

/** 还剩 2 个工作日 · 超期 3 小时: whole days where there are any, else hours, else minutes. */
export function leftText(t: Texts, left: Left): string {
  const over = left.overdue;
  if (left.workingDays > 0) {
    return t(over ? 'actions:timeLeft.overDays' : 'actions:timeLeft.days', { n: left.workingDays });
  }
  const hours = Math.floor(left.workingMinutes / 60);
  if (hours > 0) return t(over ? 'actions:timeLeft.overHours' : 'actions:timeLeft.hours', { n: hours });
  return t(over ? 'actions:timeLeft.overMinutes' : 'actions:timeLeft.minutes', { n: left.workingMinutes });
}

/** 11月26日 周四, with the hour where it matters (today and tomorrow). */
export function dueDay(at: string): string {
  const near = formatNearDay(at);
  const day = formatDayOfWeek(at);
  // With a space at the end: what follows is a Chinese character, as in 今日 18:00 前.
  return day.startsWith(near) ? day : `${near} ${formatTime(at)} `;
}

interface DueBadgeProps {
  matter: Pick<MatterSummary, 'light' | 'due' | 'status'>;
  /** The firm reads what is asked of it, never an internal state. */
  firm?: boolean;
}

export function DueBadge({ matter, firm }: DueBadgeProps) {
  const t = useTexts();
  if (firm && (matter.status === 'answered' || matter.status === 'awaiting-materials')) {
    return <LightBadge tone="ask" word="" text={t(`badge.${matter.status}`)} />;
  }
  const word = t(`actions:light.${matter.light}`);
  if (matter.light === 'paused')
    return <LightBadge tone="paused" word={word} text={t('actions:timeLeft.paused')} />;
  if (matter.due === null || matter.light === 'none') {
    const status = firm ? t(`badge.${matter.status}`) : t(`actions:matterStatus.${matter.status}`);
    return <LightBadge tone="none" word="" text={status} />;
  }
  return <LightBadge tone={matter.light} word={word} text={leftText(t, matter.due.left)} />;
}
