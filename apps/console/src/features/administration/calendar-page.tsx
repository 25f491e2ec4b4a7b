import './administration.css';
import { formatClauses, formatExact, formatList, isoDate } from '@guanjia/client/format';
import { calendarOptions } from '@guanjia/client/queries';
import type { CalendarView } from '@guanjia/core/calendar';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAbility } from '../../ui/session.tsx';
import { PublishYear } from './publish-year.tsx';

/** Holidays, 调休 and office hours; an alarm for years whose arrangement is not published yet. */
export function CalendarPage() {
  const { t } = useTranslation('administration');
  const query = useQuery(calendarOptions);
  useTitle(t('calendar.title'));
  return (
    <QueryView page query={query}>
      {(calendar) => <Content calendar={calendar} />}
    </QueryView>
  );
}

function Content({ calendar }: { calendar: CalendarView }) {
  const { t } = useTranslation('administration');
  const mayEdit = useAbility('calendar.edit');
  const thisYear = Number(isoDate(new Date()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [publishing, setPublishing] = useState<number>();
  const years = [
    ...new Set([...calendar.publishedYears.slice(-4), ...calendar.unpublishedYears, thisYear]),
  ].sort();
  const missing = calendar.unpublishedYears;
  return (
    <>
      <PageHead
        title={t('calendar.title')}
        lead={t('calendar.hours', {
          hours: formatClauses(calendar.hours.map(({ from, to }) => `${from}–${to}`)),
        })}
        action={
          mayEdit && (
            <Button icon={CalendarPlus} onClick={() => setPublishing(missing[0] ?? year)}>
              {t('calendar.publish')}
            </Button>
          )
        }
      />
      <div className="settings">
        {missing.length > 0 && (
          <div className="failure failure-mild" role="alert">
            <TriangleAlert size={18} aria-hidden />
            <div className="body">
              <h2>{t('calendar.alarm', { years: formatList(missing.map(String)) })}</h2>
              <p className="sub">{t('calendar.alarmHelp')}</p>
            </div>
          </div>
        )}
        <section className="card">
          <header className="card-head">
            <h2>{t('calendar.year', { year })}</h2>
            {missing.includes(year) && <span className="tag tag-yellow">{t('calendar.provisional')}</span>}
            <fieldset className="segments push">
              <legend className="vh">{t('calendar.choose')}</legend>
              {years.map((one) => (
                <label key={one} className={one === year ? 'segment segment-on' : 'segment'}>
                  <input
                    type="radio"
                    className="vh"
                    name="year"
                    checked={one === year}
                    onChange={() => setYear(one)}
                  />
                  {one}
                </label>
              ))}
            </fieldset>
          </header>
          <div className="card-body stack">
            <p className="small sub row">
              <span className="tag tag-green">{t('calendar.rest')}</span>
              <span className="tag tag-yellow">{t('calendar.work')}</span>
              {t('calendar.version', { version: calendar.version, source: calendar.source })}
              <span className="push">
                {calendar.createdBy
                  ? t('calendar.by', { name: calendar.createdBy, at: formatExact(calendar.createdAt) })
                  : t('calendar.byPlatform', { at: formatExact(calendar.createdAt) })}
              </span>
            </p>
            <div className="calendar-year">
              {Array.from({ length: 12 }, (_, month) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year never move
                <Month key={month} year={year} month={month} calendar={calendar} />
              ))}
            </div>
          </div>
        </section>
      </div>
      {publishing !== undefined && (
        <PublishYear calendar={calendar} year={publishing} onClose={() => setPublishing(undefined)} />
      )}
    </>
  );
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;

function Month({ year, month, calendar }: { year: number; month: number; calendar: CalendarView }) {
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
          const name = calendar.names[date];
          return (
            <span
              key={date}
              className={classes.filter(Boolean).join(' ')}
              style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
              title={kind ? `${name ?? ''} ${t(`calendar.${kind}`)}`.trim() : undefined}
            >
              {index + 1}
              {kind && <span className="vh">{t(`calendar.${kind}`)}</span>}
            </span>
          );
        })}
      </div>
    </section>
  );
}
