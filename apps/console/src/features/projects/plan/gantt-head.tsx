import { formatDay, formatMonth } from '@guanjia/client/format';
import { useTranslation } from 'react-i18next';
import type { Scale, ticksOf } from './scale.ts';

const HEIGHT = 44;
const PILL = 92;

/** Years above months, and today as a pill on its line. */
export function GanttHead({
  scale,
  ticks,
  today,
}: {
  scale: Scale;
  ticks: ReturnType<typeof ticksOf>;
  today: string;
}) {
  const { t } = useTranslation('console');
  const x = scale.x(today);
  const pill = Math.min(Math.max(0, x - PILL / 2), Math.max(0, scale.width - PILL));
  return (
    <svg className="gantt-head" width={scale.width} height={HEIGHT} aria-hidden="true">
      {ticks.map((tick, n) => (
        <g key={tick.day}>
          {(tick.newYear || n === 0) && (
            <text x={tick.x + 4} y={16} className="gantt-year-name">
              {tick.year}
            </text>
          )}
          <text x={tick.x + 4} y={34}>
            {formatMonth(tick.month)}
          </text>
        </g>
      ))}
      <line className="gantt-today" x1={x} x2={x} y1={18} y2={HEIGHT} />
      <rect className="gantt-pill" x={pill} y={1} width={PILL} height={18} rx={9} />
      <text className="gantt-pill-text" x={pill + PILL / 2} y={14} textAnchor="middle">
        {t('plan.today', { day: formatDay(today) })}
      </text>
    </svg>
  );
}
