import { type MatterFilter, matterListOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MatterTable, USUAL_COLUMNS } from './matter-table.tsx';
import { QueryView } from './query-view.tsx';

const FIRST = 10;

/** The matters of one enterprise or project, newest first. */
export function MattersOf({ filter }: { filter: Pick<MatterFilter, 'enterpriseId' | 'projectId'> }) {
  const { t } = useTranslation(['console', 'common']);
  const navigate = useNavigate();
  const query = useInfiniteQuery(
    matterListOptions({ ...filter, queue: 'all', sort: 'created', limit: FIRST }),
  );
  const total = query.data?.pages[0]?.total;
  return (
    <section className="card table-card">
      <header className="card-head">
        <h2>{t('mattersOf.title')}</h2>
        {total !== undefined && <span className="note">{t('common:total', { count: total })}</span>}
      </header>
      <QueryView query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <p className="card-body sub">{t('mattersOf.none')}</p>;
          return (
            <>
              <MatterTable
                label={t('mattersOf.title')}
                rows={rows}
                columns={USUAL_COLUMNS.filter((column) => column !== 'subject')}
                onOpen={(matter) =>
                  void navigate({ to: '/matters/$matterId', params: { matterId: matter.id } })
                }
              />
              {query.hasNextPage && (
                <div className="list-more">
                  <button type="button" className="link" onClick={() => void query.fetchNextPage()}>
                    {t('common:loadMore', { count: FIRST })}
                  </button>
                </div>
              )}
            </>
          );
        }}
      </QueryView>
    </section>
  );
}
