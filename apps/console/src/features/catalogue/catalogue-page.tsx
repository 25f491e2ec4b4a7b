import { formatList, formatMoment } from '@guanjia/client/format';
import './catalogue.css';
import { catalogueTypesOptions } from '@guanjia/client/queries';
import type { CatalogueTypes } from '@guanjia/core/catalogue';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { BookText, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { groupBy } from '../../ui/group-by.ts';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useRuleText } from './rule-text.ts';
import { TypeDetail } from './type-detail.tsx';

type ListedType = CatalogueTypes['items'][number];
const STATES = ['offered', 'retired', 'drafted'] as const;
type State = (typeof STATES)[number];

const isIn: Record<State, (type: ListedType) => boolean> = {
  offered: (type) => type.active,
  retired: (type) => !type.active,
  drafted: (type) => type.draft !== null,
};

interface Filter {
  readonly words?: string | undefined;
  readonly group?: string | undefined;
  readonly state?: State | undefined;
}

/** What firms may ask for, who leads it, and its limits, each with where it comes from; unknown stays unknown. */
export function CataloguePage() {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const query = useQuery(catalogueTypesOptions);
  const [filter, setFilter] = useState<Filter>({ state: 'offered' });
  const [open, setOpen] = useState<string>();
  const mayEdit = query.data?.mayEdit === true;
  useTitle(t('nav.catalogue'));
  const states = mayEdit ? STATES : STATES.filter((state) => state !== 'drafted');
  return (
    <div className={open ? 'catalogue catalogue-split' : 'catalogue'}>
      <section className="list-page">
        <PageHead
          title={t('nav.catalogue')}
          lead={t('catalogue.lead')}
          action={
            mayEdit && (
              <Button kind="primary" icon={Plus} onClick={() => void navigate({ to: '/catalogue/new' })}>
                {t('catalogue.add')}
              </Button>
            )
          }
        />
        <search className="filters">
          <div className="filters-line">
            <SearchField
              label={t('catalogue.words')}
              value={filter.words}
              onSearch={(words) => setFilter({ ...filter, words })}
            />
            <FilterSelect
              name={t('catalogue.group')}
              value={filter.group}
              choices={(query.data?.groups ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(group) => setFilter({ ...filter, group })}
            />
            <FilterSelect
              name={t('catalogue.state')}
              value={filter.state}
              choices={states.map((state) => ({ value: state, label: t(`catalogue.states.${state}`) }))}
              onChange={(state) => setFilter({ ...filter, state: STATES.find((one) => one === state) })}
            />
          </div>
        </search>
        <QueryView query={query}>
          {(catalogue) => <Groups catalogue={catalogue} filter={filter} open={open} onOpen={setOpen} />}
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
  catalogue,
  filter: { words, group: groupCode, state },
  open,
  onOpen,
}: {
  catalogue: CatalogueTypes;
  filter: Filter;
  open: string | undefined;
  onOpen: (code: string) => void;
}) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const columns = useColumns();
  const found = catalogue.items.filter(
    (type) =>
      (!words ||
        [type.name, type.groupName, type.leadOffice?.name ?? '', type.code].some((text) =>
          text.includes(words),
        )) &&
      (!groupCode || type.groupCode === groupCode) &&
      (!state || isIn[state](type)),
  );
  const drafts = state === 'drafted' || state === undefined ? catalogue.newDrafts : [];
  if (found.length === 0 && drafts.length === 0)
    return <Empty icon={BookText} title={t('catalogue.nothing')} help={t('catalogue.nothingHelp')} />;
  return (
    <div className="table-wrap">
      {drafts.length > 0 && (
        <section>
          <h2 className="catalogue-group">
            {t('catalogue.newDrafts')} <span className="muted">{drafts.length}</span>
          </h2>
          <ul className="catalogue-drafts">
            {drafts.map((draft) => (
              <li key={draft.code}>
                <Link to="/catalogue/$code" params={{ code: draft.code }} className="link">
                  {draft.name}
                </Link>{' '}
                <span className="small sub">
                  {t('catalogue.savedBy', { name: draft.savedBy, when: formatMoment(draft.savedAt) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
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
            onOpen={(type) => void navigate({ to: '/catalogue/$code', params: { code: type.code } })}
          />
        </section>
      ))}
    </div>
  );
}

function useColumns(): Column<ListedType>[] {
  const { t } = useTranslation(['console', 'common']);
  const { limitText } = useRuleText();
  const limit = (given: ListedType['statutory']) =>
    given === null ? <span className="muted">{limitText(given)}</span> : limitText(given);
  return [
    {
      key: 'name',
      head: t('catalogue.type'),
      cell: (type) => (
        <>
          <b>{type.name}</b> {!type.active && <span className="tag">{t('catalogue.retired')}</span>}{' '}
          {type.draft && <span className="tag tag-yellow">{t('catalogue.drafted')}</span>}
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
    {
      key: 'version',
      head: t('catalogue.versionHead'),
      width: '84px',
      align: 'end',
      minor: 'narrow',
      cell: (type) => t('catalogue.version', { n: type.version }),
    },
  ];
}
