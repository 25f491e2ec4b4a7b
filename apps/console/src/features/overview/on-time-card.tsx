import { formatPercent } from '@guanjia/client/format';
import type { Overview } from '@guanjia/core/insights';
import { useTranslation } from 'react-i18next';

const WIDTH = 300;
const HEIGHT = 56;

/** How many promises were kept, with how many were not and of how many. */
export function OnTimeCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation('console');
  const { kept, ended } = overview.year.onTime;
  const missed = ended - kept;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('overview.onTime')}</h2>
        <span className="note push">{t('overview.twelveMonths')}</span>
      </header>
      <div className="card-body">
        {ended === 0 ? (
          <p className="sub">{t('overview.noneEnded')}</p>
        ) : (
          <>
            <div className="row overview-hero">
              <b>{formatPercent(kept / ended)}</b>
              <span>%</span>
              <span className="push small overview-aside">
                <span className={missed > 0 ? 'ink-red' : 'sub'}>
                  {t('overview.missed', { count: missed })}
                </span>
                <br />
                <span className="sub">{t('overview.ofEnded', { count: ended })}</span>
              </span>
            </div>
            <Line months={overview.months} />
          </>
        )}
      </div>
    </section>
  );
}

function Line({ months }: { months: Overview['months'] }) {
  const { t } = useTranslation('console');
  const points = months.flatMap(({ month, onTime }, index) =>
    onTime.ended === 0 ? [] : [{ month, index, share: onTime.kept / onTime.ended }],
  );
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const low = Math.min(0.9, ...points.map((point) => point.share));
  const x = (index: number): number => 4 + (index / Math.max(1, months.length - 1)) * (WIDTH - 8);
  const y = (share: number): number => 6 + ((1 - share) / Math.max(0.01, 1 - low)) * (HEIGHT - 22);
  const label = t('overview.onTimeLine', {
    from: first.month,
    low: formatPercent(Math.min(...points.map((point) => point.share))),
    last: formatPercent(last.share),
  });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="chart-line" role="img" aria-label={label}>
      <polyline points={points.map((point) => `${x(point.index)},${y(point.share)}`).join(' ')} />
      <circle cx={x(last.index)} cy={y(last.share)} r="4" />
      <text x="0" y={HEIGHT - 2}>
        {t('overview.monthShort', { n: Number(first.month.slice(5)) })} {formatPercent(first.share)}%
      </text>
      <text x={WIDTH} y={HEIGHT - 2} textAnchor="end">
        {t('overview.monthShort', { n: Number(last.month.slice(5)) })} {formatPercent(last.share)}%
      </text>
    </svg>
  );
}
