import '../../ui/plain-table.css';
import { formatClauses, formatPercent } from '@guanjia/client/format';
import { ratingStatisticsOptions } from '@guanjia/client/queries';
import { type Breakdown, breakdowns, type RatingStatistics, type RatingsRow } from '@guanjia/core/insights';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/empty.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { StatisticsFrame, useStatisticsQuery } from './frame.tsx';
import { FEW } from './values.ts';
import { WideTable } from './wide-table.tsx';

const LEVELS = [5, 4, 3, 2, 1] as const;
const goodOf = ({ levels }: RatingsRow): number => (levels[0] ?? 0) + (levels[1] ?? 0) + (levels[2] ?? 0);

/** 好差评: five levels with what each share is taken from, who did not rate, and what was found to be wrong. */
export function RatingsPage() {
  const { t } = useTranslation('console');
  const [asked, ask] = useStatisticsQuery<Breakdown>('station');
  const query = useQuery(ratingStatisticsOptions(asked));
  return (
    <StatisticsFrame
      title={t('statistics.ratings.title')}
      lead={t('statistics.ratings.lead')}
      choices={breakdowns.map((by) => ({ by, name: t(`statistics.breakdowns.${by}`) }))}
      query={asked}
      onChange={ask}
    >
      <QueryView query={query}>
        {(found) =>
          found.total.closed === 0 ? (
            <Empty icon={Smile} title={t('statistics.none')} help={t('statistics.noneHelp')} />
          ) : (
            <Content found={found} />
          )
        }
      </QueryView>
    </StatisticsFrame>
  );
}

function Content({ found }: { found: RatingStatistics }) {
  const { t } = useTranslation(['console', 'actions']);
  const { total, rows, by } = found;
  return (
    <>
      <section className="card statistics-heads" aria-label={t('statistics.all')}>
        <div>
          <span className="sub">{t('statistics.ratings.satisfied')}</span>
          <b className="ink-accent">
            {total.rated === 0 ? '—' : `${formatPercent(goodOf(total) / total.rated)}%`}
          </b>
          <span className="small muted">{t('statistics.ratings.ofRated', { count: total.rated })}</span>
        </div>
        <div>
          <span className="sub">{t('statistics.ratings.notRated')}</span>
          <b>{formatPercent(total.notRated / total.closed)}%</b>
          <span className="small muted">
            {t('statistics.ratings.ofClosed', { rated: total.rated, closed: total.closed })}
          </span>
        </div>
        <div>
          <span className="sub">{t('statistics.ratings.excluded')}</span>
          <b>{total.excluded}</b>
          <Link to="/queue" search={{ queue: 'rectifying' }} className="small">
            {t('statistics.ratings.bad')}
          </Link>
        </div>
      </section>
      <section className="card">
        <header className="card-head">
          <h2>{t('statistics.picture')}</h2>
          <span className="push row small sub statistics-legend">
            {LEVELS.map((level) => (
              <span key={level}>
                <i className={`mark level-${level}`} aria-hidden="true" /> {t(`actions:rating.${level}`)}
              </span>
            ))}
            <span>
              <i className="mark level-none" aria-hidden="true" /> {t('statistics.ratings.notRated')}
            </span>
          </span>
        </header>
        <ul className="card-body level-bars">
          {[...rows].map((row) => (
            <Bar key={row.key} row={row} />
          ))}
        </ul>
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
                <th scope="col">{t('statistics.ratings.closed')}</th>
                <th scope="col">{t('statistics.ratings.rated')}</th>
                {LEVELS.map((level) => (
                  <th scope="col" key={level}>
                    {t(`actions:rating.${level}`)}
                  </th>
                ))}
                <th scope="col">{t('statistics.ratings.notRated')}</th>
                <th scope="col">{t('statistics.ratings.waiting')}</th>
                <th scope="col">{t('statistics.ratings.excluded')}</th>
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

/** All that was closed, by what was said of it; the words say the same as the colours. */
function Bar({ row }: { row: RatingsRow }) {
  const { t } = useTranslation(['console', 'actions']);
  const parts = [
    ...LEVELS.map((level, index) => ({
      key: `level-${level}`,
      count: row.levels[index] ?? 0,
      name: t(`actions:rating.${level}`),
    })),
    { key: 'level-none', count: row.closed - row.rated, name: t('statistics.ratings.notRated') },
  ].filter(({ count }) => count > 0);
  const said = formatClauses(parts.map(({ name, count }) => `${name} ${count}`));
  return (
    <li>
      <span className="level-name" title={row.name}>
        {row.name}
      </span>
      <span
        className="level-bar"
        role="img"
        aria-label={t('statistics.ratings.bar', { name: row.name, parts: said })}
      >
        {parts.map(({ key, count, name }) => (
          <i key={key} className={key} style={{ flexGrow: count }} title={`${name} ${count}`} />
        ))}
      </span>
      <span className="small sub level-share">
        {row.rated === 0 ? '—' : `${formatPercent(goodOf(row) / row.rated)}%`}
        <span className="muted share-of">
          {goodOf(row)}/{row.rated}
        </span>
      </span>
    </li>
  );
}

function Row({ row, name }: { row: RatingsRow; name: string }) {
  const { t } = useTranslation('console');
  return (
    <tr>
      <th scope="row">
        {name}
        {row.closed < FEW && <span className="small muted">{t('statistics.few')}</span>}
      </th>
      <td>{row.closed}</td>
      <td>{row.rated}</td>
      {row.levels.map((count, index) => (
        <td key={LEVELS[index]} className={index >= 3 && count > 0 ? 'ink-red' : undefined}>
          {count}
        </td>
      ))}
      <td>{row.notRated}</td>
      <td>{row.waiting}</td>
      <td>{row.excluded}</td>
    </tr>
  );
}
