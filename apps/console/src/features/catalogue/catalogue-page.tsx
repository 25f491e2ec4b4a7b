import { formatList } from '@guanjia/client/format';
import './catalogue.css';
import { matterTypesOptions } from '@guanjia/client/queries';
import type { MatterType, SourcedDays } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { BookText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { groupBy } from '../../ui/group-by.ts';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { TypeDetail } from './type-detail.tsx';

/** What firms may ask for, who leads it, and its limits, each with where it comes from; unknown stays unknown. */
export function CataloguePage() {
  const { t } = useTranslation('console');
  const query = useQuery(matterTypesOptions);
  const [words, setWords] = useState<string>();
  const [open, setOpen] = useState<string>();
  useTitle(t('nav.catalogue'));
  return (
    <div className={open ? 'catalogue catalogue-split' : 'catalogue'}>
      <section className="list-page">
        <PageHead title={t('nav.catalogue')} lead={t('catalogue.lead')} />
        <search className="filters">
          <div className="filters-line">
            <SearchField label={t('catalogue.words')} value={words} onSearch={setWords} />
          </div>
        </search>
        <QueryView query={query}>
          {({ items }) => <Groups types={items} words={words} open={open} onOpen={setOpen} />}
        </QueryView>
      </section>
      {open && (
        <TypeDetail
          type={query.data?.items.find((type) => type.code === open)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function Groups({
  types,
  words,
  open,
  onOpen,
}: {
  types: readonly MatterType[];
  words: string | undefined;
  open: string | undefined;
  onOpen: (code: string) => void;
}) {
  const { t } = useTranslation('console');
  const columns = useColumns();
  const found = types.filter(
    (type) =>
      !words || [type.name, type.groupName, type.leadOffice?.name ?? ''].some((text) => text.includes(words)),
  );
  if (found.length === 0) return <Empty icon={BookText} title={t('catalogue.nothing')} />;
  return (
    <div className="table-wrap">
      {[...groupBy(found, (type) => type.groupName)].map(([group, some]) => (
        <section key={group}>
          <h2 className="catalogue-group">
            {group} <span className="muted">{some.length}</span>
          </h2>
          <DataTable
            label={group}
            columns={columns}
            rows={some}
            keyOf={(type) => type.code}
            selected={open}
            onSelect={(type) => onOpen(type.code)}
          />
        </section>
      ))}
    </div>
  );
}

function useColumns(): Column<MatterType>[] {
  const { t } = useTranslation(['console', 'common']);
  const limit = (given: SourcedDays | null) =>
    given === null ? (
      <span className="muted">{t('common:unknown')}</span>
    ) : (
      t(given.unit === 'working' ? 'catalogue.workingDays' : 'catalogue.calendarDays', { n: given.days })
    );
  return [
    {
      key: 'name',
      head: t('catalogue.type'),
      cell: (type) => (
        <>
          <b>{type.name}</b> {!type.active && <span className="tag">{t('catalogue.inactive')}</span>}
        </>
      ),
    },
    {
      key: 'lead',
      head: t('catalogue.leadOffice'),
      width: '120px',
      cell: (type) => type.leadOffice?.name ?? <span className="muted">{t('common:unknown')}</span>,
    },
    {
      key: 'support',
      head: t('catalogue.support'),
      width: '18%',
      minor: true,
      cell: (type) => formatList(type.supportingOffices.map((office) => office.name)) || '—',
    },
    {
      key: 'promised',
      head: t('catalogue.promised'),
      width: '104px',
      align: 'end',
      cell: (type) => limit(type.promised),
    },
    {
      key: 'statutory',
      head: t('catalogue.statutory'),
      width: '104px',
      align: 'end',
      minor: true,
      cell: (type) => limit(type.statutory),
    },
    {
      key: 'past',
      head: t('catalogue.past'),
      width: '112px',
      align: 'end',
      minor: true,
      cell: (type) => limit(type.pastPractice),
    },
  ];
}
