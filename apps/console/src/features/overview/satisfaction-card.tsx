import { formatPercent } from '@guanjia/client/format';
import type { Overview } from '@guanjia/core/insights';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const LEVELS = [5, 4, 3, 2, 1] as const;

/** What the firms say. Who did not rate is not satisfied: it stands beside, in figures. */
export function SatisfactionCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation(['console', 'actions']);
  const { levels, rated, closed, notRated, excluded, badOpen } = overview.satisfaction;
  const count = (level: number): number => levels.find((one) => one.level === level)?.count ?? 0;
  const good = count(5) + count(4) + count(3);
  const bad = rated - good;
  const most = Math.max(1, ...LEVELS.map(count));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('overview.satisfaction')}</h2>
        <span className="note push">{t('overview.ratedOf', { rated, closed })}</span>
      </header>
      <div className="card-body">
        {rated === 0 ? (
          <p className="sub">{t('overview.noneRated')}</p>
        ) : (
          <>
            <div className="row overview-hero">
              <b>{formatPercent(good / rated)}</b>
              <span>%</span>
              <span className="push small overview-aside">
                <span className={bad > 0 ? 'ink-red' : 'sub'}>{t('overview.bad', { count: bad })}</span>
                <br />
                <Link to="/rectifications" className="sub quiet-link">
                  {t('overview.badOpen', { count: badOpen })}
                </Link>
              </span>
            </div>
            <dl className="meter-list">
              {LEVELS.map((level) => (
                <div key={level}>
                  <dt className={level <= 2 ? 'ink-red' : undefined}>{t(`actions:rating.${level}`)}</dt>
                  <dd>
                    <span className="meter-track" aria-hidden="true">
                      <i
                        className={level <= 2 ? 'meter-bad' : level === 3 ? 'meter-promised' : 'meter-used'}
                        style={{ width: `${(count(level) / most) * 100}%` }}
                      />
                    </span>
                    <b>{count(level)}</b>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="small sub overview-note">
              {t('overview.notRated', { count: notRated })}
              {excluded > 0 && ` ${t('overview.excluded', { count: excluded })}`}
            </p>
          </>
        )}
      </div>
    </section>
  );
}
