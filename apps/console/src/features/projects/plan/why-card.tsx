import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import type { PlanView } from '@guanjia/core/plans';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../../ui/light-mark.tsx';

/** 为什么亮灯: the causes, and where along the way the delay arose. */
export function WhyCard({ plan }: { plan: PlanView }) {
  const { t } = useTranslation(['console', 'common']);
  const words = usePlanWords();
  if (plan.light === 'green') return null;
  const late = plan.lateBy ?? 0;
  const nodeOf = (code: string) => plan.nodes.find((node) => node.code === code);
  return (
    <section className="card">
      <header className="card-head">
        <LightMark light={plan.light} />
        <h2>{t(`plan.why.${plan.light}`)}</h2>
      </header>
      <div className="card-body">
        <ul className={`plan-causes plan-causes-${plan.light}`}>
          {plan.causes.slice(0, 6).map((cause) => (
            <li key={`${cause.rule}-${cause.code}`}>
              {words.cause({ ...cause, node: cause.nodeName, office: cause.office?.shortName ?? null })}
            </li>
          ))}
        </ul>
        {late > 0 && plan.delayChain.length > 0 && (
          <ol className="plan-chain">
            {plan.delayChain.map(({ code, lateBy }) => {
              const node = nodeOf(code);
              if (!node) return null;
              return (
                <li key={code}>
                  <span>
                    {node.name}
                    <span className="small muted plan-chain-note">
                      {node.offices.map((office) => office.shortName).join('、') || t('common:plan.firm')} ·{' '}
                      {node.actualEnd
                        ? formatDay(node.end)
                        : t('plan.expectedOn', { day: formatDay(node.end) })}
                    </span>
                  </span>
                  <b>+{lateBy}</b>
                </li>
              );
            })}
            <li className="plan-chain-end">
              <span>
                {t('plan.why.end', { day: formatDay(plan.endsOn) })}
                {plan.baselineEndsOn && (
                  <span className="small muted plan-chain-note">
                    {t('plan.why.baseline', { day: formatDay(plan.baselineEndsOn) })}
                  </span>
                )}
              </span>
              <b>+{late}</b>
            </li>
          </ol>
        )}
      </div>
    </section>
  );
}
