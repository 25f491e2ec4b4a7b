import '../../ui/plain-table.css';
import type { Overview } from '@guanjia/core/insights';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

const WIDTH = 460;
const HEIGHT = 138;
const BASE = 114;

/** Raised and closed, month by month; the picture has its table. */
export function MonthsChart({ months }: { months: Overview['months'] }) {
  const { t } = useTranslation('console');
  const [table, setTable] = useState(false);
  const most = Math.max(1, ...months.flatMap((month) => [month.raised, month.closed]));
  const step = WIDTH / Math.max(1, months.length);
  const bar = Math.min(16, step * 0.3);
  const height = (count: number): number => (count / most) * (BASE - 22);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('overview.volume')}</h2>
        <span className="note">{t('overview.twelveMonths')}</span>
        <span className="push row small sub">
          <i className="key key-raised" aria-hidden="true" /> {t('overview.figure.raised')}
          <i className="key key-closed" aria-hidden="true" /> {t('overview.figure.closed')}
          <Button kind="quiet" aria-pressed={table} onClick={() => setTable(!table)}>
            {t(table ? 'overview.asPicture' : 'overview.asTable')}
          </Button>
        </span>
      </header>
      <div className="card-body">
        {table ? (
          <MonthsTable months={months} />
        ) : (
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            className="chart-bars"
            role="img"
            aria-label={t('overview.volume')}
          >
            <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
            {months.map((month, index) => {
              const middle = step * index + step / 2;
              const last = index === months.length - 1;
              return (
                <g key={month.month} className={last ? 'chart-last' : undefined}>
                  <rect
                    className="bar-raised"
                    x={middle - bar - 1}
                    y={BASE - height(month.raised)}
                    width={bar}
                    height={height(month.raised)}
                    rx="2"
                  />
                  <rect
                    className="bar-closed"
                    x={middle + 1}
                    y={BASE - height(month.closed)}
                    width={bar}
                    height={height(month.closed)}
                    rx="2"
                  />
                  <text x={middle - bar / 2 - 1} y={BASE - height(month.raised) - 5} textAnchor="middle">
                    {month.raised}
                  </text>
                  <text x={middle} y={HEIGHT - 6} textAnchor="middle" className="chart-month">
                    {t('overview.monthShort', { n: Number(month.month.slice(5)) })}
                  </text>
                </g>
              );
            })}
          </svg>
        )}
      </div>
    </section>
  );
}

function MonthsTable({ months }: { months: Overview['months'] }) {
  const { t } = useTranslation('console');
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('overview.month')}</th>
          <th scope="col">{t('overview.figure.raised')}</th>
          <th scope="col">{t('overview.figure.closed')}</th>
          <th scope="col">{t('overview.keptOf')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row">{month.month}</th>
            <td>{month.raised}</td>
            <td>{month.closed}</td>
            <td>
              {month.onTime.kept} / {month.onTime.ended}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
