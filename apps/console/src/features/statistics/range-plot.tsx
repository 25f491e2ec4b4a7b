import type { TimeSavedRow } from '@guanjia/core/insights';
import { useTranslation } from 'react-i18next';
import { figure } from './values.ts';

const NAMES = 150;
const WIDTH = 920;
const ROW = 30;
const TOP = 8;
const BOTTOM = 28;
/** More would be no picture any more; the table has all. */
const MOST = 20;

/** For each group the middle half of what was used, its median, and what it is measured by. */
export function RangePlot({ rows }: { rows: readonly TimeSavedRow[] }) {
  const { t } = useTranslation('console');
  const shown = rows.slice(0, MOST);
  const values = shown.flatMap((row) => [
    row.used.upper,
    row.promised.median,
    row.statutory.median,
    row.pastPractice.median,
  ]);
  const most = niceEnd(Math.max(1, ...values.filter((value) => value !== null)));
  const x = (days: number) => NAMES + (days / most) * (WIDTH - NAMES - 24);
  const height = TOP + shown.length * ROW + BOTTOM;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="range-plot"
      role="img"
      aria-label={t('statistics.time.title')}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line
            className="range-grid"
            x1={x(share * most)}
            x2={x(share * most)}
            y1={TOP}
            y2={height - BOTTOM + 4}
          />
          <text className="range-scale" x={x(share * most)} y={height - 8} textAnchor="middle">
            {figure(share * most)}
          </text>
        </g>
      ))}
      {shown.map((row, index) => {
        const y = TOP + index * ROW + ROW / 2;
        const { lower, median, upper, n } = row.used;
        return (
          <g key={row.key}>
            <title>{t('statistics.time.plot', { name: row.name, used: figure(median), n })}</title>
            <text className="range-name" x={NAMES - 12} y={y + 4} textAnchor="end">
              {row.name.length > 10 ? `${row.name.slice(0, 9)}…` : row.name}
            </text>
            {lower !== null && upper !== null && (
              <line className="range-bar" x1={x(lower)} x2={Math.max(x(upper), x(lower) + 1)} y1={y} y2={y} />
            )}
            {row.promised.median !== null && (
              <line
                className="range-promised"
                x1={x(row.promised.median)}
                x2={x(row.promised.median)}
                y1={y - 9}
                y2={y + 9}
              />
            )}
            {row.statutory.median !== null && (
              <circle className="range-statutory" cx={x(row.statutory.median)} cy={y} r="5" />
            )}
            {row.pastPractice.median !== null && (
              <path className="range-past" d={`M${x(row.pastPractice.median)} ${y - 6} l6 11 h-12 z`} />
            )}
            {median !== null && <circle className="range-used" cx={x(median)} cy={y} r="5" />}
          </g>
        );
      })}
    </svg>
  );
}

/** What the marks of the plot mean. */
export function RangeLegend() {
  const { t } = useTranslation('console');
  return (
    <span className="push row small sub statistics-legend">
      {(['used', 'promised', 'statutory', 'past'] as const).map((which) => (
        <span key={which}>
          <i className={`mark mark-${which}`} aria-hidden="true" /> {t(`statistics.time.${which}`)}
        </span>
      ))}
    </span>
  );
}

/** The end of a scale that divides into four without odd ends. */
function niceEnd(most: number): number {
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => one * 4 >= most) ?? Math.ceil(most / 400) * 100;
  return step * 4;
}
