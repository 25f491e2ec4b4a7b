import './plan/plan.css';
import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import type { PlanGlance } from '@guanjia/core/projects';
import { useTranslation } from 'react-i18next';

const percent = (share: number): number => Math.round(share * 100);

/** How far a project is, with a mark where it should be. */
export function PlanProgress({ plan }: { plan: PlanGlance | null }) {
  const { t } = useTranslation('console');
  if (plan === null) return <span className="muted">{t('plan.list.none')}</span>;
  if (plan.progress === null) return <span className="muted">—</span>;
  const done = percent(plan.progress);
  const planned = plan.plannedProgress === null ? null : percent(plan.plannedProgress);
  const words =
    planned === null ? t('plan.list.doneText', { done }) : t('plan.list.progressText', { done, planned });
  return (
    <span title={words}>
      <span className="plan-slider" aria-hidden="true">
        <i style={{ width: `${done}%` }} />
        {planned !== null && <u style={{ left: `${planned}%` }} />}
      </span>
      <span className="vh">{words}</span>
      <span className="small sub" aria-hidden="true">
        {planned === null ? `${done}%` : t('plan.list.short', { done, planned })}
      </span>
    </span>
  );
}

/** When it will be done, and how far that is off the baseline. */
export function PlanEnd({ plan }: { plan: PlanGlance | null }) {
  const words = usePlanWords();
  if (plan === null) return <span className="muted">—</span>;
  return (
    <>
      <span>{formatDay(plan.endsOn)}</span>
      {plan.lateBy !== null && plan.lateBy !== 0 && (
        <span className={plan.lateBy > 0 ? 'small plan-late' : 'small muted'}>
          {words.lateBy(plan.lateBy)}
        </span>
      )}
    </>
  );
}
