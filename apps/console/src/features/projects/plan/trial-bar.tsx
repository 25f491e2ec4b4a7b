import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import { workingDaysBetween } from '@guanjia/core/calendar';
import type { PlanOutlook, PlanView } from '@guanjia/core/plans';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';

interface TrialBarProps {
  readonly plan: PlanView;
  readonly outlook: PlanOutlook;
  readonly count: number;
  readonly onKeep: (() => void) | undefined;
  readonly onDrop: () => void;
}

/** What would be, against what is expected now: said as it changes. */
export function TrialBar({ plan, outlook: { endsOn, lateBy }, count, onKeep, onDrop }: TrialBarProps) {
  const { t } = useTranslation('console');
  const words = usePlanWords();
  const by = workingDaysBetween(plan.calendar, plan.endsOn, endsOn);
  return (
    <div className="plan-trial">
      <span role="status">
        <b>{t('plan.trial.title', { n: count })}</b>{' '}
        {endsOn === plan.endsOn
          ? t('plan.trial.same', { day: formatDay(endsOn) })
          : t('plan.trial.moved', {
              from: formatDay(plan.endsOn),
              to: formatDay(endsOn),
              by: words.lateBy(by),
            })}
        {lateBy !== null && ` · ${t('plan.trial.against', { late: words.lateBy(lateBy) })}`}
      </span>
      <span className="push row">
        <Button onClick={onDrop}>{t('plan.trial.drop')}</Button>
        {onKeep && (
          <Button kind="primary" onClick={onKeep}>
            {t('plan.trial.keep')}
          </Button>
        )}
      </span>
    </div>
  );
}
