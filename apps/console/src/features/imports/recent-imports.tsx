import { formatCount, formatMoment } from '@guanjia/client/format';
import { importListOptions } from '@guanjia/client/queries';
import type { ImportRunSummary } from '@guanjia/core/imports';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable, TableBones } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StateTag } from './state-tag.tsx';

/** What I have imported, to come back to. */
export function RecentImports() {
  const { t } = useTranslation(['imports', 'common']);
  const query = useInfiniteQuery(importListOptions());
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    <section className="card table-card">
      <header className="card-head imports-recent-head">
        <h2>{t('recent')}</h2>
      </header>
      <QueryView query={query} skeleton={<TableBones rows={3} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Empty icon={FileUp} title={t('none.title')} help={t('none.help')} />;
          return (
            <>
              <DataTable
                label={t('recent')}
                columns={columns}
                rows={rows}
                keyOf={(run) => run.id}
                onOpen={(run) => void navigate({ to: '/imports/$importId', params: { importId: run.id } })}
              />
              {query.hasNextPage && (
                <div className="list-more">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('common:more')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryView>
    </section>
  );
}

function useColumns(): Column<ImportRunSummary>[] {
  const { t } = useTranslation('imports');
  const now = useNow();
  return [
    { key: 'file', head: t('column.file'), cell: (run) => <b>{run.fileName}</b> },
    { key: 'kind', head: t('column.kind'), width: '120px', cell: (run) => t(`kind.${run.kind}`) },
    {
      key: 'at',
      head: t('column.at'),
      width: '140px',
      minor: true,
      cell: (run) => formatMoment(run.createdAt, now),
    },
    {
      key: 'rows',
      head: t('column.rows'),
      width: '96px',
      align: 'end',
      cell: (run) => formatCount(run.total),
    },
    {
      key: 'state',
      head: t('column.state'),
      width: '104px',
      align: 'end',
      cell: (run) => <StateTag run={run} />,
    },
  ];
}
