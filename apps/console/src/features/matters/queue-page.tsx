import './queue.css';
import { formatClauses, formatCount } from '@guanjia/client/format';
import { whileActive } from '@guanjia/client/live';
import { matterListOptions, queueCountsOptions } from '@guanjia/client/queries';
import { type MatterSort, type MatterSummary, usualDirection } from '@guanjia/core/matters';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TableBones } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { MatterTable } from '../../ui/matter-table.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { OpenNotices } from '../../ui/supervision/open-notices.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { useChosen } from './bulk/use-chosen.ts';
import { MatterDrawer } from './matter-drawer.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { useBeginning, useQueueLayout } from './queue-layout.ts';
import { conditionCount, filterOf, type QueueSearch } from './queue-search.ts';
import { QueueTabs } from './queue-tabs.tsx';
import { QueueTools } from './queue-tools.tsx';
import { ShortcutHelp } from './shortcut-help.tsx';

const route = getRouteApi('/queue');
const LOOK_AGAIN_MS = 120_000;

/** The desk's first screen: what must I do now, the list in the order of its due moments, and one matter beside it. */
export function QueuePage() {
  const { t } = useTranslation(['console', 'common']);
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/queue' });
  const query = useInfiniteQuery({
    ...matterListOptions(filterOf(search)),
    refetchInterval: whileActive(LOOK_AGAIN_MS),
    placeholderData: (before) => before,
  });
  const layout = useQueueLayout(search.view);
  const sort = search.sort ?? 'due';
  useTitle(t('nav.queue'));
  useBeginning(search, (next) => void navigate({ search: next, replace: true }));

  const change = (next: QueueSearch): void => {
    void navigate({ search: next, replace: true });
  };
  const close = (): void => {
    const { open, ...rest } = search;
    change(rest);
    if (open) document.querySelector<HTMLElement>('[role="grid"] [aria-selected="true"]')?.focus();
  };
  const openPage = (matter: MatterSummary): void => {
    void navigate({ to: '/matters/$matterId', params: { matterId: matter.id } });
  };
  useEscape(search.open !== undefined, close);
  const chosen = useChosen(filterOf(search), query.data);

  return (
    <div className={`queue${search.open ? ' queue-split' : ''}`}>
      <section className="queue-list" aria-labelledby="queue-title">
        <QueueHead />
        <OpenNotices />
        <QueueTabs current={search.queue ?? 'open'} search={search} />
        <QueueFilters
          search={search}
          onChange={change}
          tools={<QueueTools search={search} layout={layout} onChange={change} />}
        />
        {chosen.matters.length > 0 && (
          <BulkBar chosen={chosen.matters} onClear={() => chosen.change(new Set())} />
        )}
        <QueryView query={query} skeleton={<TableBones rows={12} />}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items);
            const first = pages[0];
            if (!first || rows.length === 0) return <NothingHere search={search} onChange={change} />;
            return (
              <>
                <div className="table-wrap" aria-busy={query.isPlaceholderData}>
                  <MatterTable
                    label={t('queue.table')}
                    rows={rows}
                    selected={search.open ?? (undefined as string | undefined)}
                    columns={layout.shown}
                    dense={layout.dense}
                    choice={{
                      chosen: chosen.ids,
                      change: chosen.change,
                      allName: t('bulk.chooseAll'),
                      nameOf: (id) =>
                        t('bulk.choose', { number: rows.find((row) => row.id === id)?.number ?? '' }),
                    }}
                    order={{ by: sort, direction: search.direction ?? usualDirection[sort] }}
                    onOrder={({ by, direction }) => change({ ...search, sort: by as MatterSort, direction })}
                    onSelect={(matter) => change({ ...search, open: matter.id })}
                    onOpen={openPage}
                  />
                  {query.hasNextPage && (
                    <div className="queue-more">
                      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                        {t('common:loadMore', { count: 30 })}
                      </Button>
                    </div>
                  )}
                </div>
                <footer className="table-foot">
                  <span>
                    {t(first.totalIsExact ? 'queue.shown' : 'queue.shownAtLeast', {
                      shown: formatCount(rows.length),
                      total: formatCount(first.total),
                    })}
                  </span>
                  <ShortcutHelp />
                </footer>
              </>
            );
          }}
        </QueryView>
      </section>
      {search.open && <MatterDrawer key={search.open} id={search.open} onClose={close} />}
    </div>
  );
}

function QueueHead() {
  const { t } = useTranslation('console');
  const counts = useQuery({ ...queueCountsOptions, refetchInterval: whileActive(LOOK_AGAIN_MS) }).data
    ?.counts;
  const overdue = counts?.overdue ?? 0;
  const soon = counts?.['due-soon'] ?? 0;
  return (
    <header className="queue-head">
      <h1 id="queue-title">{t('nav.queue')}</h1>
      {counts && (
        <p className="sub" aria-live="polite">
          {overdue + soon === 0 ? (
            t('queue.calm')
          ) : (
            <>
              {overdue > 0 && <span className="ink-red">{t('queue.overdue', { count: overdue })}</span>}
              {overdue > 0 && soon > 0 && formatClauses(['', ''])}
              {soon > 0 && <span className="ink-yellow">{t('queue.soon', { count: soon })}</span>}
              {t('queue.first', { count: overdue + soon })}
            </>
          )}
        </p>
      )}
    </header>
  );
}

function NothingHere({ search, onChange }: { search: QueueSearch; onChange: (next: QueueSearch) => void }) {
  const { t } = useTranslation(['console', 'common']);
  const narrowed = conditionCount(search) > 0;
  return (
    <Empty
      icon={Inbox}
      title={narrowed ? t('queue.emptyNarrowed') : t('queue.empty')}
      help={narrowed ? t('queue.emptyNarrowedHelp') : t('queue.emptyHelp')}
    >
      {narrowed && (
        <Button onClick={() => onChange(search.queue ? { queue: search.queue } : {})}>
          {t('common:reset')}
        </Button>
      )}
    </Empty>
  );
}

/** Esc closes the drawer, but not while a dialog or a list of choices is open above it. */
function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], .ant-modal-root, .ant-select-open')) return;
      onEscape();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
