import { listColumns } from '@guanjia/core/views';
import { useTranslation } from 'react-i18next';
import { ColumnsMenu } from '../../ui/columns-menu.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import type { MatterColumn } from '../../ui/matter-table.tsx';
import { ViewsMenu } from '../../ui/views-menu.tsx';
import type { QueueLayout } from './queue-layout.ts';
import { filterOf, type QueueSearch, queueSearchOf } from './queue-search.ts';

const HEADS = {
  light: 'matter.light',
  title: 'matter.title',
  subject: 'matter.subject',
  office: 'matter.leadOffice',
  butler: 'matter.butler',
  status: 'matter.status',
  due: 'matter.due',
  updated: 'matter.updated',
  type: 'matter.type',
  station: 'matter.station',
  mode: 'matter.mode',
  created: 'matter.created',
  closed: 'matter.closedAt',
  rating: 'matter.rating',
} as const satisfies Record<MatterColumn, string>;

interface QueueToolsProps {
  readonly search: QueueSearch;
  readonly layout: QueueLayout;
  readonly onChange: (next: QueueSearch) => void;
}

/** What is done with the list as a whole: its views, its columns, its way into a file. */
export function QueueTools({ search, layout, onChange }: QueueToolsProps) {
  const { t } = useTranslation('console');
  const { open: _open, view, ...conditions } = search;
  const { limit: _limit, ...query } = filterOf(search);
  return (
    <>
      <ViewsMenu
        list="matters"
        current={view}
        now={{
          search: conditions,
          layout: {
            columns: layout.shown.map((key) => ({ key })),
            density: layout.dense ? 'dense' : 'normal',
          },
        }}
        onOpen={(opened) => onChange(opened ? { ...queueSearchOf(opened.search), view: opened.id } : {})}
      />
      <ColumnsMenu
        all={listColumns.matters}
        shown={layout.shown}
        nameOf={(key) => t(HEADS[key])}
        always="title"
        dense={layout.dense}
        onChange={layout.show}
        onDense={layout.setDense}
        onReset={layout.reset}
      />
      <ExportButton asked={{ list: 'matters', query: query as never, columns: [...layout.shown] }} />
    </>
  );
}
