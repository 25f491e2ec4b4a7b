import type { Overview } from '@guanjia/core/insights';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/light-mark.tsx';

const LIGHTS = ['red', 'yellow', 'paused', 'green'] as const;

/** What is open, by its light: as one bar, and in figures that lead to the list. */
export function OpenCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation(['console', 'actions']);
  const { open } = overview;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('overview.open')}</h2>
        <span className="note push">{t('overview.now')}</span>
      </header>
      <div className="card-body">
        <div className="row overview-hero">
          <b>{open.total}</b>
          <span>{t('overview.cases')}</span>
          <span className="push small sub overview-aside">
            {t('overview.unaccepted', { count: open.unaccepted })}
            <br />
            {t('overview.waitingForFirm', { count: open.waitingForFirm })}
          </span>
        </div>
        {open.total > 0 && (
          <div className="light-bar" aria-hidden="true">
            {LIGHTS.map((light) => (
              <i key={light} className={`light-bar-${light}`} style={{ flexGrow: open.lights[light] }} />
            ))}
          </div>
        )}
        <ul className="light-counts">
          {LIGHTS.map((light) => (
            <li key={light}>
              <Link to="/queue" search={{ queue: 'open', light }}>
                <LightMark light={light} bare /> <b>{open.lights[light]}</b>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
