import { formatLabelled, formatStatements, formatUsedDays, formatWorkingDays } from '@guanjia/client/format';
import type { MatterDetail, SourcedDays } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';

interface Bar {
  readonly name: 'used' | 'promised' | 'statutory' | 'past';
  readonly days: number | null;
  readonly calendar: boolean;
}

function barOf(name: Bar['name'], given: SourcedDays | null): Bar {
  return { name, days: given?.days ?? null, calendar: given?.unit === 'calendar' };
}

/** Working days used against what was promised, what the law gives and what it used to take. Unknown stays unknown. */
export function TimeUsed({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'common']);
  const { timeUsed } = matter;
  const bars: readonly Bar[] = [
    { name: 'used', days: timeUsed.workingDays, calendar: false },
    barOf('promised', timeUsed.promised),
    barOf('statutory', timeUsed.statutory),
    barOf('past', timeUsed.pastPractice),
  ];
  const most = Math.max(1, ...bars.map((bar) => bar.days ?? 0));
  const past = timeUsed.pastPractice;
  const saved =
    !timeUsed.running && timeUsed.workingDays !== null && past?.unit === 'working'
      ? Math.round(past.days - timeUsed.workingDays)
      : 0;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('timeUsed.title')}</h2>
        <span className="note">{t('timeUsed.note')}</span>
      </header>
      <div className="card-body">
        <div className="hero">
          {timeUsed.workingDays === null ? (
            <span className="sub">{t('timeUsed.notYet')}</span>
          ) : (
            <>
              <b>{formatUsedDays(timeUsed.workingDays)}</b>
              <span>{t(timeUsed.running ? 'timeUsed.soFar' : 'timeUsed.days')}</span>
            </>
          )}
          {saved > 0 && <span className="ink-green push hero-note">{t('timeUsed.saved', { n: saved })}</span>}
        </div>
        <dl className="bars">
          {bars.map((bar) => (
            <div key={bar.name}>
              <dt>{t(`timeUsed.${bar.name}`)}</dt>
              <dd>
                <span className="bars-track" aria-hidden="true">
                  {bar.days !== null && (
                    <i
                      className={`bar-${bar.name}`}
                      style={{ width: `${Math.max(1.5, (bar.days / most) * 100)}%` }}
                    />
                  )}
                </span>
                <span className={bar.days === null ? 'bars-figure muted' : 'bars-figure'}>
                  {bar.days === null
                    ? t('common:unknown')
                    : bar.name === 'used'
                      ? formatUsedDays(bar.days)
                      : formatWorkingDays(bar.days)}
                  {bar.calendar && <small> {t('timeUsed.calendarDays')}</small>}
                </span>
              </dd>
            </div>
          ))}
        </dl>
        <Sources matter={matter} />
      </div>
    </section>
  );
}

function Sources({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation('console');
  const { promised, statutory, pastPractice } = matter.timeUsed;
  const sources = [
    [t('timeUsed.promised'), promised.source],
    [t('timeUsed.statutory'), statutory?.source],
    [t('timeUsed.past'), pastPractice?.source],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return (
    <p className="small sub bars-sources">
      {formatStatements(sources.map(([name, source]) => formatLabelled(name, source)))}
    </p>
  );
}
