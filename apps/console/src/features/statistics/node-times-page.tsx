import '../../ui/plain-table.css';
import { planMeasuresOptions } from '@guanjia/client/queries';
import {
  type PlanBreakdown,
  type PlanMeasureRow,
  type PlanMeasures,
  planBreakdowns,
} from '@guanjia/core/insights';
import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesGantt } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/empty.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StatisticsFrame, useStatisticsQuery } from './frame.tsx';
import { RangeLegend, RangePlot } from './range-plot.tsx';
import { FEW, figure } from './values.ts';
import { WideTable } from './wide-table.tsx';

/** 节点用时: what nodes took beside what was promised, the slowest first, and how good the forecasts were. */
export function NodeTimesPage() {
  const { t } = useTranslation('console');
  const [asked, ask] = useStatisticsQuery<PlanBreakdown>('node');
  const query = useQuery(planMeasuresOptions(asked));
  return (
    <StatisticsFrame
      title={t('statistics.nodes.title')}
      lead={t('statistics.nodes.lead')}
      choices={planBreakdowns.map((by) => ({ by, name: t(`statistics.nodes.breakdowns.${by}`) }))}
      query={asked}
      onChange={ask}
    >
      <QueryView query={query}>
        {(found) =>
          found.total.used.n === 0 ? (
            <Empty
              icon={ChartNoAxesGantt}
              title={t('statistics.nodes.none')}
              help={t('statistics.noneHelp')}
            />
          ) : (
            <Content found={found} />
          )
        }
      </QueryView>
    </StatisticsFrame>
  );
}

function Content({ found }: { found: PlanMeasures }) {
  const { t } = useTranslation('console');
  const { rows, total, by } = found;
  return (
    <>
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
                <th scope="col">{t(`statistics.nodes.breakdowns.${by}`)}</th>
                <th scope="col">{t('statistics.n')}</th>
                <th scope="col">{t('statistics.time.used')}</th>
                <th scope="col">{t('statistics.time.spread')}</th>
                <th scope="col">{t('statistics.time.promised')}</th>
                <th scope="col">{t('statistics.nodes.over')}</th>
                <th scope="col">{t('statistics.time.statutory')}</th>
                <th scope="col">{t('statistics.time.past')}</th>
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
      <Forecasts forecasts={found.forecasts} />
    </>
  );
}

function Row({ row, name }: { row: PlanMeasureRow; name: string }) {
  const { t } = useTranslation('console');
  const { used } = row;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td title={used.n < FEW ? t('statistics.few') : undefined}>{used.n}</td>
      <td>
        <b>{figure(used.median)}</b>
      </td>
      <td>{used.lower === null ? '—' : `${figure(used.lower)}–${figure(used.upper)}`}</td>
      <td>{figure(row.promised.median)}</td>
      <td className={row.overPromise > 0 ? 'ink-yellow' : undefined}>
        {row.withPromise === 0
          ? '—'
          : t('statistics.nodes.overOf', { over: row.overPromise, all: row.withPromise })}
      </td>
      <td>{figure(row.statutory.median)}</td>
      <td>{figure(row.pastPractice.median)}</td>
    </tr>
  );
}

function Forecasts({ forecasts }: { forecasts: PlanMeasures['forecasts'] }) {
  const { t } = useTranslation('console');
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('statistics.nodes.forecasts')}</h2>
        <span className="note">{t('statistics.nodes.forecastsLead')}</span>
      </header>
      <WideTable label={t('statistics.nodes.forecasts')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('statistics.nodes.before')}</th>
              <th scope="col">{t('statistics.n')}</th>
              <th scope="col">{t('statistics.nodes.bias')}</th>
              <th scope="col">{t('statistics.nodes.error')}</th>
            </tr>
          </thead>
          <tbody>
            {forecasts.map((one) => (
              <tr key={one.daysBefore}>
                <th scope="row">{t('statistics.nodes.days', { n: one.daysBefore })}</th>
                <td>{one.n}</td>
                <td>{figure(one.medianError)}</td>
                <td>{figure(one.medianAbsoluteError)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
