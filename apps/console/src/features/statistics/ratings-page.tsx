import '../../ui/plain-table.css';
import { formatClauses, formatMoment, formatPercent } from '@guanjia/client/format';
import { ratingStatisticsOptions } from '@guanjia/client/queries';
import { type Breakdown, breakdowns, type RatingStatistics, type RatingsRow } from '@guanjia/core/insights';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Smile } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/empty.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAbility } from '../../ui/session.tsx';
import { StatisticsFrame, useStatisticsQuery } from './frame.tsx';
import { FEW } from './values.ts';
import { WideTable } from './wide-table.tsx';

const LEVELS = [5, 4, 3, 2, 1] as const;
/** Of what was closed: in which way it stands in no level. */
const PARTS = { excluded: 'excluded', waiting: 'waiting', notRated: 'none' } as const;
const shareOf = (part: number, of: number): string => (of === 0 ? '—' : `${formatPercent(part / of)}%`);
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
  const { t } = useTranslation(['console', 'actions', 'common']);
  const mayFollow = useAbility('rectification.read');
  const { total, rows, by } = found;
  return (
    <>
      <section className="card statistics-heads" aria-label={t('statistics.all')}>
        <Head name={t('statistics.ratings.satisfied')} accent share={[goodOf(total), total.counted]}>
          {t('statistics.ratings.ofCounted', { good: goodOf(total), counted: total.counted })}
        </Head>
        <Head name={t('statistics.ratings.notRatedShare')} share={[total.notRated, total.closed]}>
          {t('statistics.ratings.ofClosed', { n: total.notRated, closed: total.closed })}
        </Head>
        <Head name={t('statistics.ratings.excludedShare')} share={[total.excluded, total.rated]}>
          {t('statistics.ratings.ofRated', { n: total.excluded, rated: total.rated })}
        </Head>
        <Head name={t('common:ratingLink.byLink')} share={[total.byLink, total.rated]}>
          {t('statistics.ratings.ofRated', { n: total.byLink, rated: total.rated })}
          {mayFollow && (
            <>
              {' · '}
              <Link to="/rectifications">{t('statistics.ratings.bad')}</Link>
            </>
          )}
        </Head>
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
            {(['excluded', 'waiting', 'notRated'] as const).map((part) => (
              <span key={part}>
                <i className={`mark level-${PARTS[part]}`} aria-hidden="true" />{' '}
                {t(`statistics.ratings.${part}`)}
              </span>
            ))}
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
                <th scope="col">{t('common:ratingLink.byLink')}</th>
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
        <p className="card-body small muted">{t('statistics.ratings.denominators')}</p>
      </section>
      <Exclusions found={found} />
    </>
  );
}

interface HeadProps {
  readonly name: string;
  readonly accent?: boolean;
  /** So many of how many. */
  readonly share: readonly [number, number];
  readonly children: ReactNode;
}

function Head({ name, accent, share: [part, of], children }: HeadProps) {
  return (
    <div>
      <span className="sub">{name}</span>
      <b className={accent ? 'ink-accent' : undefined}>{shareOf(part, of)}</b>
      <span className="small muted">{children}</span>
    </div>
  );
}

/** 误评 one by one: kept on record, each with the reason why it does not count. */
function Exclusions({ found: { exclusions, total } }: { found: RatingStatistics }) {
  const { t } = useTranslation(['console', 'actions']);
  if (exclusions.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('statistics.ratings.exclusions')}</h2>
        <span className="push small sub">
          {t('statistics.ratings.exclusionsShown', { shown: exclusions.length, n: total.excluded })}
        </span>
      </header>
      <ul className="card-body stack">
        {exclusions.map((one) => (
          <li key={`${one.matter.id} ${one.round}`}>
            <Link to="/matters/$matterId" params={{ matterId: one.matter.id }}>
              {one.matter.number}
            </Link>{' '}
            <span className="small sub">
              {t('rating.round', { n: one.round })} · {t(`actions:rating.${one.level}`)} ·{' '}
              {formatMoment(one.at)}
              {one.by && ` · ${one.by}`}
            </span>
            <p className="words">{one.reason ?? t('actions:erased')}</p>
          </li>
        ))}
      </ul>
    </section>
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
    { key: `level-${PARTS.excluded}`, count: row.excluded, name: t('statistics.ratings.excluded') },
    { key: `level-${PARTS.waiting}`, count: row.waiting, name: t('statistics.ratings.waiting') },
    { key: `level-${PARTS.notRated}`, count: row.notRated, name: t('statistics.ratings.notRated') },
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
        {shareOf(goodOf(row), row.counted)}
        <span className="muted share-of">
          {goodOf(row)}/{row.counted}
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
      <td>
        {row.notRated} <span className="small muted">{shareOf(row.notRated, row.closed)}</span>
      </td>
      <td>{row.waiting}</td>
      <td>
        {row.excluded} <span className="small muted">{shareOf(row.excluded, row.rated)}</span>
      </td>
      <td>{row.byLink}</td>
    </tr>
  );
}
