import '../../ui/plain-table.css';
import { timeSavedOptions } from '@guanjia/client/queries';
import { type Breakdown, breakdowns, type TimeSaved, type TimeSavedRow } from '@guanjia/core/insights';
import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/empty.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StatisticsFrame, useStatisticsQuery } from './frame.tsx';
import { RangeLegend, RangePlot } from './range-plot.tsx';
import { FEW, figure } from './values.ts';
import { WideTable } from './wide-table.tsx';

/** 办理用时: what matters took, beside what was promised, what the law gives and what it used to take. */
export function TimeSavedPage() {
  const { t } = useTranslation('console');
  const [asked, ask] = useStatisticsQuery<Breakdown>('type');
  const query = useQuery(timeSavedOptions(asked));
  return (
    <StatisticsFrame
      title={t('statistics.time.title')}
      lead={t('statistics.time.lead')}
      choices={breakdowns.map((by) => ({ by, name: t(`statistics.breakdowns.${by}`) }))}
      query={asked}
      onChange={ask}
    >
      <QueryView query={query}>
        {(found) =>
          found.total.used.n === 0 ? (
            <Empty icon={ChartColumn} title={t('statistics.none')} help={t('statistics.noneHelp')} />
          ) : (
            <Content found={found} />
          )
        }
      </QueryView>
    </StatisticsFrame>
  );
}

function Content({ found }: { found: TimeSaved }) {
  const { t } = useTranslation('console');
  const { total, rows, by } = found;
  return (
    <>
      <section className="card statistics-heads" aria-label={t('statistics.all')}>
        <Headline
          name={t('statistics.time.headline')}
          value={total.used.median}
          n={total.used.n}
          tone="accent"
        />
        <Headline
          name={t('statistics.time.saved')}
          value={total.savedOnPast.median}
          n={total.savedOnPast.n}
        />
        <Headline
          name={t('statistics.time.savedLaw')}
          value={total.savedOnStatutory.median}
          n={total.savedOnStatutory.n}
        />
      </section>
      <section className="card">
        <header className="card-head">
          <h2>{t('statistics.picture')}</h2>
          <RangeLegend />
        </header>
        <div className="card-body">
          <RangePlot rows={rows} />
        </div>
      </section>
      <section className="card">
        <header className="card-head">
          <h2>{t('statistics.table')}</h2>
        </header>
        <WideTable>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t(`statistics.breakdowns.${by}`)}</th>
                <th scope="col">{t('statistics.n')}</th>
                <th scope="col">{t('statistics.time.used')}</th>
                <th scope="col">{t('statistics.time.spread')}</th>
                <th scope="col">{t('statistics.time.promised')}</th>
                <th scope="col">{t('statistics.time.statutory')}</th>
                <th scope="col">{t('statistics.time.past')}</th>
                <th scope="col">{t('statistics.time.savedOnPast')}</th>
                <th scope="col">{t('statistics.time.savedOnStatutory')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} name={row.name} />
              ))}
            </tbody>
            <tfoot>
              <Row row={total} name={t('statistics.all')} />
            </tfoot>
          </table>
        </WideTable>
      </section>
    </>
  );
}

function Headline({
  name,
  value,
  n,
  tone,
}: {
  name: string;
  value: number | null;
  n: number;
  tone?: 'accent';
}) {
  const { t } = useTranslation('console');
  return (
    <div>
      <span className="sub">{name}</span>
      <b className={tone === 'accent' ? 'ink-accent' : undefined}>
        {value === null ? t('statistics.unknown') : t('statistics.time.days', { n: figure(value) })}
      </b>
      <span className="small muted">{t('statistics.time.ofN', { count: n })}</span>
    </div>
  );
}

function Row({ row, name }: { row: TimeSavedRow; name: string }) {
  const { t } = useTranslation('console');
  const known = ({ median, n }: { median: number | null; n: number }) =>
    median === null ? (
      <td className="muted">{t('statistics.unknown')}</td>
    ) : (
      <td>
        {figure(median)}
        {n < row.used.n && <span className="small muted share-of">n {n}</span>}
      </td>
    );
  return (
    <tr>
      <th scope="row">
        {name}
        {row.used.n < FEW && <span className="small muted">{t('statistics.few')}</span>}
      </th>
      <td>{row.used.n}</td>
      <td>
        <b>{figure(row.used.median)}</b>
      </td>
      <td>
        {figure(row.used.lower)} – {figure(row.used.upper)}
      </td>
      {known(row.promised)}
      {known(row.statutory)}
      {known(row.pastPractice)}
      {known(row.savedOnPast)}
      {known(row.savedOnStatutory)}
    </tr>
  );
}
