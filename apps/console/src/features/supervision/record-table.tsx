import '../../ui/record-dialog.css';
import { isoDate } from '@guanjia/client/format';
import { supervisionRecordOptions } from '@guanjia/client/queries';
import { type SupervisionRecord, supervisionKinds } from '@guanjia/core/supervision';
import { useQuery } from '@tanstack/react-query';
import { ClipboardList } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';

type Row = SupervisionRecord['items'][number];

/** 单位记录: how much of which kind each was sent in a span of days, and how many were answered in time out of all. */
export function RecordTable({ tabs }: { tabs: ReactNode }) {
  const { t } = useTranslation('common');
  const [span, setSpan] = useState(() => {
    const to = isoDate(new Date());
    return { from: `${to.slice(0, 4)}-01-01`, to };
  });
  const query = useQuery(supervisionRecordOptions(span));
  useTitle(t('supervision.title'));
  const day = (which: 'from' | 'to') => (
    <label className="supervision-day">
      {t(`supervision.record.${which}`)}
      <input
        type="date"
        className="record-day"
        value={span[which]}
        onChange={({ target }) => {
          if (target.value && target.validity.valid) setSpan({ ...span, [which]: target.value });
        }}
      />
    </label>
  );
  return (
    <div className="list-page">
      <PageHead title={t('supervision.title')} lead={t('supervision.record.lead')} />
      <search className="filters">
        <div className="filters-line">
          {tabs}
          {day('from')}
          {day('to')}
        </div>
      </search>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={ClipboardList} title={t('supervision.record.none')} />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it
            <section className="table-wrap" aria-label={t('supervision.tab.record')} tabIndex={0}>
              <DataTable<Row>
                label={t('supervision.tab.record')}
                rows={items}
                columns={columnsWith(t)}
                keyOf={({ supervised }) => supervised.id}
              />
            </section>
          )
        }
      </QueryView>
    </div>
  );
}

function columnsWith(t: ReturnType<typeof useTranslation<'common'>>['t']): readonly Column<Row>[] {
  return [
    {
      key: 'who',
      head: t('supervision.record.who'),
      cell: ({ supervised }) => (
        <>
          <b>{supervised.name}</b>
          {supervised.as === 'butler' && <span className="small muted">{t('supervision.rank.butler')}</span>}
        </>
      ),
    },
    ...supervisionKinds.map((kind) => ({
      key: kind,
      head: t(`supervision.kind.${kind}`),
      width: '100px',
      align: 'end' as const,
      cell: ({ counts }: Row) => counts[kind] ?? 0,
    })),
    {
      key: 'inTime',
      head: t('supervision.record.inTime'),
      width: '130px',
      align: 'end',
      cell: ({ inTime, due }) => (due === 0 ? '–' : t('supervision.record.share', { n: inTime, of: due })),
    },
    {
      key: 'open',
      head: t('supervision.record.open'),
      width: '100px',
      align: 'end',
      cell: ({ open }) => open,
    },
  ];
}
