import './administration.css';
import { formatClauses, formatExact, formatList, isoDate } from '@guanjia/client/format';
import { calendarOptions, calendarVersionOptions } from '@guanjia/client/queries';
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
import { CalendarVersionsCard } from './calendar-versions.tsx';
import { CalendarYear } from './calendar-year.tsx';
import { EditDays } from './edit-days.tsx';
import { PublishYear } from './publish-year.tsx';

/** Holidays, 调休 and office hours by version; an alarm for years whose arrangement is not published yet. */
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
  const [publishing, setPublishing] = useState<number>();
  const [year, setYear] = useState(Number(isoDate(new Date()).slice(0, 4)));
  const [chosen, setChosen] = useState<number>();
  const earlier = chosen !== undefined && chosen !== calendar.version ? chosen : undefined;
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
        {earlier === undefined ? (
          <YearCard calendar={calendar} year={year} onYear={setYear} mayEdit={mayEdit} />
        ) : (
          <Earlier version={earlier} year={year} onYear={setYear} onPresent={() => setChosen(undefined)} />
        )}
        <CalendarVersionsCard shown={chosen ?? calendar.version} onShow={setChosen} />
      </div>
      {publishing !== undefined && (
        <PublishYear calendar={calendar} year={publishing} onClose={() => setPublishing(undefined)} />
      )}
    </>
  );
}

interface EarlierProps {
  version: number;
  year: number;
  onYear: (year: number) => void;
  onPresent: () => void;
}

/** A version that is not in force any more, to be looked at. */
function Earlier({ version, year, onYear, onPresent }: EarlierProps) {
  const { t } = useTranslation('administration');
  const query = useQuery(calendarVersionOptions(version));
  return (
    <>
      <div className="row">
        <span className="sub">{t('calendar.shownVersion', { version })}</span>
        <Button onClick={onPresent}>{t('calendar.toPresent')}</Button>
      </div>
      <QueryView query={query}>
        {(calendar) => <YearCard calendar={calendar} year={year} onYear={onYear} mayEdit={false} />}
      </QueryView>
    </>
  );
}

interface YearProps {
  calendar: CalendarView;
  year: number;
  onYear: (year: number) => void;
  mayEdit: boolean;
}

function YearCard({ calendar, year, onYear, mayEdit }: YearProps) {
  const { t } = useTranslation('administration');
  const [editing, setEditing] = useState<string>();
  const thisYear = Number(isoDate(new Date()).slice(0, 4));
  const years = [
    ...new Set([...calendar.publishedYears.slice(-4), ...calendar.unpublishedYears, thisYear, thisYear + 1]),
  ].sort();
  return (
    <section className="card">
      <header className="card-head calendar-head">
        <h2>{t('calendar.year', { year })}</h2>
        {!calendar.publishedYears.includes(year) && (
          <span className="tag tag-yellow">{t('calendar.provisional')}</span>
        )}
        <fieldset className="segments push">
          <legend className="vh">{t('calendar.choose')}</legend>
          {years.map((one) => (
            <label key={one} className={one === year ? 'segment segment-on' : 'segment'}>
              <input
                type="radio"
                className="vh"
                name="year"
                checked={one === year}
                onChange={() => onYear(one)}
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
        {mayEdit && <p className="small sub">{t('calendar.editHint')}</p>}
        <CalendarYear
          key={year}
          year={year}
          calendar={calendar}
          onDay={mayEdit ? (date) => setEditing(date) : undefined}
        />
      </div>
      {editing && <EditDays calendar={calendar} date={editing} onClose={() => setEditing(undefined)} />}
    </section>
  );
}
