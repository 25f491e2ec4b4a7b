import { formatCount } from '@guanjia/client/format';
import type { MonthReports } from '@guanjia/core/plans';
import { useTranslation } from 'react-i18next';

const [WIDTH, HEIGHT, BASE] = [300, 100, 78];

/** Bars for what was done so far in the year, a dashed line for what the plan asks. */
export function MonthsChart({ months: { items, annualPlanWan, year } }: { months: MonthReports }) {
  const { t } = useTranslation('console');
  const doneAt = new Map(items.map((one) => [Number(one.month.slice(5)), one.doneOfYearWan]));
  const most = Math.max(annualPlanWan ?? 0, ...items.map((one) => one.doneOfYearWan), 1);
  const y = (wan: number) => BASE - (wan / most) * (BASE - 10);
  const x = (month: number) => 6 + (month - 1) * 24;
  return (
    <svg
      className="months-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('investment.chart', { year })}
    >
      {[0.5, 1].map((share) => (
        <g key={share}>
          <line className="months-line" x1={0} x2={WIDTH} y1={y(most * share)} y2={y(most * share)} />
          <text x={WIDTH} y={y(most * share) - 2} textAnchor="end">
            {formatCount(Math.round(most * share))}
          </text>
        </g>
      ))}
      <line className="months-base" x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
      {Array.from({ length: 12 }, (_, n) => n + 1).map((month) => {
        const done = doneAt.get(month);
        return (
          <g key={month}>
            {done !== undefined && (
              <rect
                className="months-bar"
                x={x(month)}
                y={y(done)}
                width={14}
                height={Math.max(1, BASE - y(done))}
                rx={2}
              />
            )}
            <text x={x(month) + 7} y={94} textAnchor="middle">
              {month}
            </text>
          </g>
        );
      })}
      {annualPlanWan !== null && (
        <polyline
          className="months-plan"
          points={Array.from(
            { length: 12 },
            (_, n) => `${x(n + 1) + 7},${y((annualPlanWan * (n + 1)) / 12)}`,
          ).join(' ')}
        />
      )}
    </svg>
  );
}
