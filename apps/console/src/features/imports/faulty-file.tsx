import { apiUrl } from '@guanjia/client/api';
import { formatCount } from '@guanjia/client/format';
import { importFaultsOptions } from '@guanjia/client/queries';
import type { ImportFault, ImportRun } from '@guanjia/core/imports';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable, TableBones } from '../../ui/data-table.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { DiscardButton } from './discard-button.tsx';

/** Every faulty cell by row, column, value and reason; nothing can be written until the file is right. */
export function FaultyFile({ run }: { run: ImportRun }) {
  const { t } = useTranslation(['imports', 'common']);
  const query = useInfiniteQuery(importFaultsOptions(run.id));
  const columns = useColumns();
  return (
    <>
      <div className="failure failure-mild" role="alert">
        <TriangleAlert size={18} aria-hidden />
        <div className="body">
          <h2>
            {t('faulty', {
              n: formatCount(run.total),
              faulty: formatCount(run.faulty),
              faults: formatCount(run.faultCount),
            })}
          </h2>
          <p className="sub">{run.error ?? t('faultyHelp')}</p>
          <p className="row imports-acts">
            <Link to="/imports" search={{ kind: run.kind }} className="btn btn-primary">
              {t('upload')}
            </Link>
            <a className="btn" href={apiUrl(`/imports/${run.id}/faults.xlsx`)} download>
              <Download size={15} aria-hidden />
              {t('faultList')}
            </a>
            <DiscardButton run={run} />
          </p>
        </div>
      </div>
      <section className="card table-card">
        <QueryView query={query} skeleton={<TableBones rows={6} />}>
          {({ pages }) => (
            <>
              <DataTable
                label={t('faults')}
                columns={columns}
                rows={pages.flatMap((page) => page.items)}
                keyOf={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
              />
              {query.hasNextPage && (
                <div className="list-more">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('common:more')}
                  </Button>
                </div>
              )}
            </>
          )}
        </QueryView>
      </section>
    </>
  );
}

function useColumns(): Column<ImportFault>[] {
  const { t } = useTranslation('imports');
  return [
    { key: 'row', head: t('fault.row'), width: '68px', cell: (fault) => <b>{fault.row}</b> },
    {
      key: 'column',
      head: t('fault.column'),
      width: '20%',
      cell: (fault) => <span className="imports-wrap">{fault.column}</span>,
    },
    {
      key: 'given',
      head: t('fault.given'),
      width: '22%',
      minor: true,
      cell: (fault) =>
        fault.given === '' ? <span className="muted">{t('empty')}</span> : <code>{fault.given}</code>,
    },
    {
      key: 'reason',
      head: t('fault.reason'),
      cell: (fault) => <span className="imports-wrap">{fault.reason}</span>,
    },
  ];
}
