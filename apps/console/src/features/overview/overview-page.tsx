import './overview.css';
import { formatCount, formatTime } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { overviewOptions } from '@guanjia/client/queries';
import type { Overview } from '@guanjia/core/insights';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { GroupsCard } from './groups-card.tsx';
import { MonthsChart } from './months-chart.tsx';
import { OnTimeCard } from './on-time-card.tsx';
import { OpenCard } from './open-card.tsx';
import { SatisfactionCard } from './satisfaction-card.tsx';
import { StationsTable } from './stations-table.tsx';
import { WaitingCard } from './waiting-card.tsx';

/** The leaders' screen: what is open and how it stands, what was kept, what the firms say, station by station. */
export function OverviewPage() {
  const { t } = useTranslation('console');
  const query = useQuery({ ...overviewOptions, refetchInterval: whileActive(300_000) });
  useTitle(t('nav.overview'));
  return (
    <div className="overview-page">
      <PageHead
        title={t('nav.overview')}
        lead={
          query.data &&
          t(query.data.scope === 'zone' ? 'overview.zone' : 'overview.stations', {
            time: formatTime(query.data.at),
          })
        }
      />
      <QueryView query={query}>{(overview) => <Content overview={overview} />}</QueryView>
    </div>
  );
}

function Content({ overview }: { overview: Overview }) {
  return (
    <div className="overview">
      <div className="overview-column">
        <OpenCard overview={overview} />
        <OnTimeCard overview={overview} />
        <DaysCard overview={overview} />
        <GroupsCard groups={overview.groups} from={overview.year.from} />
      </div>
      <div className="overview-column">
        <StockCard overview={overview} />
        <WaitingCard />
        <MonthsChart months={overview.months} />
      </div>
      <div className="overview-column">
        <SatisfactionCard overview={overview} />
        <StationsTable stations={overview.stations} />
      </div>
    </div>
  );
}

function StockCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation('console');
  const figures = [
    [
      'aboveScale',
      overview.enterprises.aboveScale,
      t('overview.butlers', { count: overview.enterprises.butlers }),
    ],
    [
      'projects',
      overview.projects.active,
      t('overview.projectButlers', { count: overview.projects.butlers }),
    ],
    ['raised', overview.month.raised, t('overview.thisMonth', { month: overview.month.name })],
    ['closed', overview.month.closed, t('overview.thisMonth', { month: overview.month.name })],
  ] as const;
  return (
    <section className="card stock" aria-label={t('overview.stock')}>
      {figures.map(([name, value, note]) => (
        <div key={name}>
          <span className="sub">{t(`overview.figure.${name}`)}</span>
          <b>
            {formatCount(value)}
            <small>{t(`overview.unit.${name}`)}</small>
          </b>
          <span className="small sub">{note}</span>
        </div>
      ))}
    </section>
  );
}

function DaysCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation(['console', 'common']);
  const { usedDays, promisedDays } = overview.year;
  const bars = [
    ['used', usedDays.median],
    ['promised', promisedDays],
  ] as const;
  const most = Math.max(1, ...bars.map(([, days]) => days ?? 0));
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('overview.days')}</h2>
        <span className="note push">{t('overview.workingDays')}</span>
      </header>
      <div className="card-body">
        <dl className="meter-list">
          {bars.map(([name, days]) => (
            <div key={name}>
              <dt>{t(`overview.day.${name}`)}</dt>
              <dd>
                <span className="meter-track" aria-hidden="true">
                  {days !== null && (
                    <i className={`meter-${name}`} style={{ width: `${(days / most) * 100}%` }} />
                  )}
                </span>
                <b>{days === null ? t('common:unknown') : days.toFixed(1)}</b>
              </dd>
            </div>
          ))}
        </dl>
        <p className="small sub">{t('overview.dayNote', { count: usedDays.n })}</p>
      </div>
    </section>
  );
}
