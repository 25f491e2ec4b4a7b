import { formatList, formatMoment } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

type Escalation = MatterDetail['escalations'][number];

/** 上报与提级: how far up it was brought, by whom or by which rule, and what came of it. */
export function EscalationCard({ escalations }: { escalations: readonly Escalation[] }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  if (escalations.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('escalation.title')}</h2>
      </header>
      <ol className="card-body stack">
        {escalations.map((one) => (
          <li key={one.id}>
            <div className="row">
              <span className={one.status === 'open' ? 'tag tag-yellow' : 'tag'}>
                {t(`actions:escalationStatus.${one.status}`)}
              </span>
              <span className="small sub">{lineOf(one, t)}</span>
            </div>
            {one.status === 'open' && one.asked.length > 0 && (
              <p className="small sub">{t('escalation.asked', { names: formatList(one.asked) })}</p>
            )}
            {one.reason && <p className="words">{one.reason}</p>}
            {one.decision && <p className="words sub">{t('escalation.decision', { words: one.decision })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function lineOf(
  { by, byRule, level, at }: Escalation,
  t: TFunction<['console', 'actions', 'common']>,
): string {
  const to = { level: t(`actions:escalationLevel.${level}`), at: formatMoment(at) };
  if (!byRule) return t('escalation.line', { by, ...to });
  const clock = t(`actions:clock.${byRule.clock}`);
  const light = t(`actions:light.${byRule.light}`);
  return byRule.afterDays === 0
    ? t('escalation.byRuleAtOnce', { clock, light, ...to })
    : t('escalation.byRule', { clock, light, days: byRule.afterDays, ...to });
}
