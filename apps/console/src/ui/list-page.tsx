import './list-page.css';
import { formatCount } from '@guanjia/client/format';
import type { ListPage as Page } from '@guanjia/client/queries';
import type { InfiniteData } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import './list-tools.css';
import { type Column, DataTable, TableBones, type TableOrder } from './data-table.tsx';
import { Empty } from './empty.tsx';
import { useTitle } from './page-title.tsx';
import { QueryView } from './query-view.tsx';

interface PagedQuery<Row> {
  readonly data: InfiniteData<Page<Row>, unknown> | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

interface ListPageProps<Row> {
  readonly title: string;
  readonly lead?: ReactNode;
  /** At the right of the title: the one thing to do here. */
  readonly action?: ReactNode;
  readonly filters?: ReactNode;
  /** At the end of the filters: what is done with the list as a whole. */
  readonly tools?: ReactNode;
  readonly order?: TableOrder | undefined;
  readonly onOrder?: (order: TableOrder) => void;
  readonly query: PagedQuery<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selected?: string | undefined;
  readonly onSelect?: (row: Row) => void;
  readonly empty: { readonly icon: LucideIcon; readonly title: string; readonly help?: string };
}

/** A page that is one list: its name, its conditions, its dense table, and how much there is. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, lead, action, filters, tools, query, columns, keyOf, onOpen, onSelect, selected, empty } =
    props;
  const { t } = useTranslation('common');
  useTitle(title);
  return (
    <div className="list-page">
      <PageHead title={title} lead={lead} action={action} />
      {filters && (
        <search className="filters">
          <div className="filters-line">
            {filters}
            {tools && <div className="list-tools">{tools}</div>}
          </div>
        </search>
      )}
      <QueryView query={query} skeleton={<TableBones />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Empty {...empty} />;
          return (
            <>
              <section
                className="table-wrap"
                aria-label={title}
                tabIndex={onOpen || onSelect ? undefined : 0}
              >
                <DataTable
                  label={title}
                  columns={columns}
                  rows={rows}
                  keyOf={keyOf}
                  selected={selected}
                  order={props.order}
                  onOrder={props.onOrder}
                  {...(onOpen ? { onOpen } : {})}
                  {...(onSelect ? { onSelect } : {})}
                />
                {query.hasNextPage && (
                  <div className="list-more">
                    <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                      {t('more')}
                    </Button>
                  </div>
                )}
              </section>
              <footer className="table-foot">
                {t('shown', { shown: formatCount(rows.length), total: formatCount(pages[0]?.total ?? 0) })}
              </footer>
            </>
          );
        }}
      </QueryView>
    </div>
  );
}

export function PageHead({ title, lead, action }: { title: string; lead?: ReactNode; action?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="sub">{lead}</p>}
      </div>
      {action && <div className="push row">{action}</div>}
    </header>
  );
}
