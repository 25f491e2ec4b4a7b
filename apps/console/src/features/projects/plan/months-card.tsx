import { formatCount, formatPercent } from '@guanjia/client/format';
import { monthsOptions } from '@guanjia/client/queries';
import type { MonthReports } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { MonthDialog } from './month-dialog.tsx';
import { MonthsChart } from './months-chart.tsx';

/** 投资与月报: what was done of the year's plan, month by month, and what was said of the site. */
export function MonthsCard({ projectId }: { projectId: string }) {
  const { t } = useTranslation('console');
  const query = useQuery(monthsOptions(projectId));
  const [reporting, setReporting] = useState(false);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('investment.title')}</h2>
        <span className="note">{query.data && t('investment.unit', { year: query.data.year })}</span>
        {query.data?.mayReport && (
          <Button className="push" onClick={() => setReporting(true)}>
            {t('investment.report')}
          </Button>
        )}
      </header>
      <div className="card-body">
        <QueryView query={query}>{(months) => <Content months={months} />}</QueryView>
      </div>
      {reporting && query.data && (
        <MonthDialog projectId={projectId} months={query.data} onClose={() => setReporting(false)} />
      )}
    </section>
  );
}

function Content({ months }: { months: MonthReports }) {
  const { t } = useTranslation(['console', 'common']);
  const [asTable, setAsTable] = useState(false);
  const { items, annualPlanWan } = months;
  const last = items.at(-1);
  if (!last) return <p className="sub">{t('investment.none')}</p>;
  const through = Number(last.month.slice(5));
  const due = annualPlanWan === null ? null : (annualPlanWan * through) / 12;
  const figure = (wan: number | null) => (wan === null ? t('common:unknown') : formatCount(Math.round(wan)));
  return (
    <>
      <dl className="months-figures">
        <div>
          <dt>{t('investment.doneThrough', { month: through })}</dt>
          <dd>{figure(last.doneOfYearWan)}</dd>
        </div>
        <div>
          <dt>{t('investment.dueThrough')}</dt>
          <dd>{figure(due)}</dd>
        </div>
        <div>
          <dt>{t('investment.share')}</dt>
          <dd>{due ? `${formatPercent(last.doneOfYearWan / due)}%` : t('common:unknown')}</dd>
        </div>
      </dl>
      {asTable ? <MonthsTable months={months} /> : <MonthsChart months={months} />}
      <button type="button" className="link" onClick={() => setAsTable(!asTable)}>
        {asTable ? t('investment.asChart') : t('investment.asTable')}
      </button>
      {(last.site || last.problems) && (
        <dl className="facts months-words">
          {last.site && (
            <>
              <dt>{t('investment.site')}</dt>
              <dd className="words">{last.site}</dd>
            </>
          )}
          {last.problems && (
            <>
              <dt>{t('investment.problems')}</dt>
              <dd className="words">{last.problems}</dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}

function MonthsTable({ months: { items } }: { months: MonthReports }) {
  const { t } = useTranslation(['console', 'common']);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('investment.month')}</th>
          <th scope="col">{t('investment.planned')}</th>
          <th scope="col">{t('investment.done')}</th>
          <th scope="col">{t('investment.doneOfYear')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.month}>
            <th scope="row">{one.month}</th>
            <td>{one.planWan === null ? t('common:unknown') : formatCount(one.planWan)}</td>
            <td>{formatCount(one.doneWan)}</td>
            <td>{formatCount(one.doneOfYearWan)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
