import { formatAside, formatCount } from '@guanjia/client/format';
import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../ui/group-by.ts';

const MONTHS = 6;

/** 运行监测: what the firm gives of its own will, with its unit, source and 口径; never the official statistics. */
export function MonthsCard({ months }: { months: EnterpriseDetail['months'] }) {
  const { t } = useTranslation(['console', 'common']);
  if (months.length === 0) return null;
  const latest = [...new Set(months.map((figure) => figure.month))].sort().slice(-MONTHS);
  const rows = [
    ...groupBy(months, (figure) => `${figure.indicator} ${figure.source} ${figure.unit}`).values(),
  ];
  return (
    <section className="card table-card">
      <header className="card-head">
        <h2>{t('months.title')}</h2>
        <span className="note">{t('months.note')}</span>
      </header>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('months.indicator')}</th>
            {latest.map((month) => (
              <th key={month} scope="col" className="table-end">
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((figures) => {
            const [first] = figures;
            if (!first) return null;
            return (
              <tr key={`${first.indicator} ${first.source}`}>
                <td>
                  {t(`months.name.${first.indicator}`)}
                  {formatAside(first.unit)}
                  <span className="small muted">
                    {t(`months.source.${first.source}`)} · {first.basis}
                  </span>
                </td>
                {latest.map((month) => {
                  const value = figures.find((figure) => figure.month === month)?.valueMonth ?? null;
                  return (
                    <td key={month} className="table-end">
                      {value === null ? <span className="muted">—</span> : formatCount(value)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
