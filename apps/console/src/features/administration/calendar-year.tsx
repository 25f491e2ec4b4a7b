import { isoDate } from '@guanjia/client/format';
import type { CalendarView } from '@guanjia/core/calendar';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
const DAY_MS = 86_400_000;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

type Days = Pick<CalendarView, 'exceptions' | 'names'>;

/** Twelve months of days. For who may edit each day is a button; one is in the tab order, arrows move by day and week. */
export function CalendarYear({
  year,
  calendar,
  onDay,
}: {
  year: number;
  calendar: Days;
  onDay?: ((date: string) => void) | undefined;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const today = isoDate(new Date());
  const [at, setAt] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`);
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const date = new Date(Date.parse(at) + step * DAY_MS).toISOString().slice(0, 10);
    const button = grid.current?.querySelector<HTMLButtonElement>(`[data-date="${date}"]`);
    if (!button) return;
    event.preventDefault();
    setAt(date);
    button.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside
    <div className="calendar-year" ref={grid} onKeyDown={onDay ? onKey : undefined}>
      {Array.from({ length: 12 }, (_, month) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year never move
        <Month key={month} year={year} month={month} calendar={calendar} at={at} onAt={setAt} onDay={onDay} />
      ))}
    </div>
  );
}

interface MonthProps {
  year: number;
  month: number;
  calendar: Days;
  at: string;
  onAt: (date: string) => void;
  onDay: ((date: string) => void) | undefined;
}

function Month({ year, month, calendar, at, onAt, onDay }: MonthProps) {
  const { t } = useTranslation('administration');
  const first = new Date(Date.UTC(year, month, 1));
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const today = isoDate(new Date());
  return (
    <section aria-label={t('calendar.month', { year, month: month + 1 })}>
      <h3>{t('calendar.monthShort', { month: month + 1 })}</h3>
      <div className="calendar-grid">
        {WEEKDAYS.map((weekday) => (
          <abbr key={weekday} title={t(`calendar.weekdayLong.${weekday}`)}>
            {t(`calendar.weekday.${weekday}`)}
          </abbr>
        ))}
        {Array.from({ length: count }, (_, index) => {
          const day = new Date(Date.UTC(year, month, index + 1));
          const date = day.toISOString().slice(0, 10);
          const kind = calendar.exceptions[date];
          const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
          const classes = [
            kind ? `day-${kind}` : weekend ? 'day-off' : '',
            date === today ? 'day-today' : '',
          ];
          const said = kind ? `${calendar.names[date] ?? ''} ${t(`calendar.${kind}`)}`.trim() : undefined;
          const shared = {
            className: classes.filter(Boolean).join(' '),
            style: index === 0 ? { gridColumnStart: before + 1 } : undefined,
            title: said,
          };
          if (!onDay) {
            return (
              <span key={date} {...shared}>
                {index + 1}
                {said && <span className="vh">{said}</span>}
              </span>
            );
          }
          return (
            <button
              key={date}
              type="button"
              {...shared}
              data-date={date}
              tabIndex={date === at ? 0 : -1}
              aria-label={said ? t('calendar.dayKind', { date, kind: said }) : date}
              onFocus={() => onAt(date)}
              onClick={() => onDay(date)}
            >
              {index + 1}
            </button>
          );
        })}
      </div>
    </section>
  );
}
