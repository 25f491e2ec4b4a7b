import { formatDay, formatUsedDays, formatWorkingDays } from '@guanjia/client/format';
import type { MatterClock, MatterDetail } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { useCalendarDays } from '../../ui/calendar-days.ts';
import { inkOf, useDueText, useTimeLeft } from '../../ui/time-left.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type DayCell, dayCellsOf, MOST_CELLS } from './day-cells.ts';

/** The clock that the reader has to keep an eye on, else the promise to the firm. */
function clockToShow(matter: MatterDetail): MatterClock | undefined {
  const runs = (clock: MatterClock): boolean => clock.state === 'running' || clock.state === 'paused';
  const same = matter.clocks.filter((clock) => clock.kind === matter.due?.kind && runs(clock));
  return (
    same.find((clock) => clock.dueAt === matter.due?.at) ??
    same[0] ??
    matter.clocks.find((clock) => clock.kind === 'promise' && runs(clock)) ??
    matter.clocks.findLast((clock) => clock.kind === 'promise')
  );
}

/** How much time is left, one cell for each working day, pauses hatched. */
export function ClockPanel({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const now = useNow();
  const { exceptions } = useCalendarDays();
  const dueText = useDueText();
  const clock = clockToShow(matter);
  if (!clock) return null;
  const cells = dayCellsOf(clock, now, exceptions);
  const pausedDays = cells.filter((cell) => cell.state === 'paused').length;
  const used = formatUsedDays(clock.usedWorkingDays);
  return (
    <section className="clock" aria-label={t('clock.title')}>
      <h3>
        {t(`actions:clock.${clock.kind}`)}
        <span>{limitText(clock, t)}</span>
      </h3>
      <div className="clock-line">
        <Headline clock={clock} />
        <div className="small sub clock-due">
          {pausedDays > 0 ? t('clock.usedPaused', { used, paused: pausedDays }) : t('clock.used', { used })}
          <br />
          {dueText(clock.dueAt, clock.provisional)}
        </div>
      </div>
      {clock.limit.days !== null && cells.length <= MOST_CELLS && (
        <DayCells cells={cells} label={t('clock.cells', { used, paused: pausedDays })} />
      )}
      {clock.pauses.map((pause) => (
        <p key={pause.from} className="small sub clock-pause">
          <i className="hatch" aria-hidden="true" />
          <span>
            {t('clock.pause', {
              from: formatDay(pause.from),
              to: pause.to ? formatDay(pause.to) : t('clock.now'),
            })}
            {pauseReason(pause.reason, t)}
          </span>
        </p>
      ))}
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<['console', 'actions']>>['t'];

function limitText(clock: MatterClock, t: Translate): string {
  if (clock.limit.days !== null) return t('clock.limitDays', { n: clock.limit.days });
  if (clock.limit.minutes !== null)
    return t('clock.limitHours', { n: formatWorkingDays(clock.limit.minutes / 60) });
  return '';
}

function pauseReason(reason: string, t: Translate): string {
  if (reason === 'materials') return t('clock.reason.materials');
  if (reason === 'appeal') return t('clock.reason.appeal');
  return reason;
}

function Headline({ clock }: { clock: MatterClock }) {
  const { t } = useTranslation(['console', 'actions']);
  const timeLeft = useTimeLeft();
  if (clock.state === 'paused') return <div className="clock-big sub">{t('actions:timeLeft.paused')}</div>;
  if (clock.state !== 'running' || !clock.left) {
    return (
      <div className="clock-big">{t('clock.done', { used: formatUsedDays(clock.usedWorkingDays) })}</div>
    );
  }
  return <div className={`clock-big ${inkOf(clock.light) ?? ''}`}>{timeLeft(clock.left)}</div>;
}

const WIDTH = 380;
const GAP = 3;

function DayCells({ cells, label }: { cells: readonly DayCell[]; label: string }) {
  const width = (WIDTH - GAP * (cells.length - 1)) / cells.length;
  const step = Math.ceil(cells.length / 14);
  return (
    <svg className="cells" viewBox={`0 0 ${WIDTH} 30`} role="img" aria-label={label}>
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="cell-left" />
          <rect width="2" height="5" className="cell-stripe" />
        </pattern>
      </defs>
      {cells.map((cell, index) => {
        const x = index * (width + GAP);
        const strong = cell.today || cell.due;
        return (
          <g key={cell.date}>
            <rect
              x={x + 0.75}
              y="0.75"
              width={width - 1.5}
              height="11.5"
              rx={Math.min(3, width / 3)}
              className={`cell-${cell.state}`}
            />
            {(index % step === 0 || strong) && (
              <text
                x={x + width / 2}
                y="26"
                textAnchor="middle"
                className={strong ? 'cell-strong' : undefined}
              >
                {Number(cell.date.slice(8))}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
