import './password-checks.css';
import { formatMoment } from '@guanjia/client/format';
import { type PasswordRules, passwordChecks, passwordFaults } from '@guanjia/core/identity';
import { Check, Circle, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What the new password still needs, while it is typed; by the rule that the server will judge it by. */
export function PasswordChecks({
  rules,
  username,
  current,
  next,
}: {
  rules: PasswordRules;
  username: string;
  current: string;
  next: string;
}) {
  const { t } = useTranslation('common');
  const faults = next === '' ? null : passwordFaults(next, { username, current }, rules);
  const left = passwordChecks.filter((one) => faults?.includes(one)).length;
  const stateOf = (one: (typeof passwordChecks)[number]): keyof typeof icons => {
    // Nothing to compare with yet.
    if (faults === null || (one === 'same-as-current' && current === '')) return 'open';
    return faults.includes(one) ? 'unmet' : 'met';
  };
  return (
    <section className="password-checks" aria-label={t('security.rules.title')}>
      <h3>{t('security.rules.title')}</h3>
      <ul>
        {passwordChecks.map((one) => (
          <Line key={one} state={stateOf(one)} text={t(`security.rules.${one}`, rules)} />
        ))}
        <Line state="open" text={t('security.rules.history', { history: rules.history })} />
      </ul>
      <p className="vh" role="status">
        {faults && (left > 0 ? t('security.rules.left', { count: left }) : t('security.rules.all'))}
      </p>
      {rules.dueAt && (
        <p className="small sub">
          {t('security.rules.due', { days: rules.maxDays, when: formatMoment(rules.dueAt) })}
        </p>
      )}
    </section>
  );
}

const icons = { met: Check, unmet: CircleAlert, open: Circle } as const;

function Line({ state, text }: { state: keyof typeof icons; text: string }) {
  const { t } = useTranslation('common');
  const Icon = icons[state];
  return (
    <li className={`password-check password-check-${state}`}>
      <Icon size={14} aria-hidden />
      <span>{text}</span>
      <span className="vh">{t(`security.rules.${state}`)}</span>
    </li>
  );
}
