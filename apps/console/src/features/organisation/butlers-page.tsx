import './organisation.css';
import { formatDay, formatPhone } from '@guanjia/client/format';
import { allOfficesOptions, butlerListOptions } from '@guanjia/client/queries';
import type { ButlerKind, ButlerView } from '@guanjia/core/organisation';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IdCard, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Face } from '../../ui/face.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAbility } from '../../ui/session.tsx';
import { BulkHandoverDialog } from './bulk-handover-dialog.tsx';
import { EditButler, NewButler } from './butler-dialog.tsx';

const route = getRouteApi('/butlers');
const SERVES = ['enterprise', 'project'] as const;

/** Every butler with what is in his charge: who carries more than others is seen at a glance. */
export function ButlersPage() {
  const { t } = useTranslation(['console', 'common']);
  const mayEdit = useAbility('organisation.edit');
  // Who becomes a butler is chosen from the accounts, which only administrators see.
  const mayAppoint = useAbility('account.read') && mayEdit;
  const [appointing, setAppointing] = useState(false);
  const [editing, setEditing] = useState<ButlerView>();
  const mayHandOver = useAbility('stewardship.handover');
  const [leaving, setLeaving] = useState<ButlerView>();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const setQ = (words: string | undefined): void =>
    void navigate({ search: words ? { q: words } : {}, replace: true });
  const [stationId, setStationId] = useState<string>();
  const [serves, setServes] = useState<string>();
  const stations = useQuery(allOfficesOptions({ kind: 'station' }));
  const query = useInfiniteQuery(
    butlerListOptions({
      limit: 100,
      q,
      stationId,
      serves: SERVES.find((one) => one === serves),
      active: true,
    }),
  );
  const most = Math.max(1, ...(query.data?.pages.flatMap((page) => page.items.map(loadOf)) ?? []));
  const columns: Column<ButlerView>[] = [
    {
      key: 'name',
      head: t('butler.name'),
      width: '220px',
      cell: (butler) => (
        <span className="row">
          <Face name={butler.name} />
          <span>
            <b>{butler.name}</b>
            <span className="small muted">{butler.title}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'kind',
      head: t('butler.kind'),
      width: '150px',
      minor: true,
      cell: (butler) => t(`butler.kinds.${butler.kind}`),
    },
    { key: 'station', head: t('matter.station'), width: '190px', cell: (butler) => butler.station.name },
    { key: 'load', head: t('butler.load'), cell: (butler) => <Load butler={butler} most={most} /> },
    {
      key: 'phone',
      head: t('common:phone'),
      width: '170px',
      align: 'end',
      cell: (butler) => (
        <span className="row row-end">
          <span className="sub">{formatPhone(butler.phone)}</span>
          <PhoneLink name={butler.name} phone={butler.phone} />
        </span>
      ),
    },
    {
      key: 'desk',
      head: t('butler.desk'),
      width: '150px',
      minor: true,
      cell: ({ load, away }) => (
        <>
          {t('common:load.open', { count: load.open })}
          <span className={load.red > 0 ? 'small ink-red' : 'small muted'}>
            {load.red > 0
              ? t('common:load.red', { count: load.red })
              : away && t('common:load.awayFrom', { from: formatDay(away.from) })}
          </span>
        </>
      ),
    },
    ...(mayHandOver
      ? [
          {
            key: 'handover',
            head: t('handoverMany.open'),
            width: '96px',
            align: 'end' as const,
            cell: (butler: ButlerView) => (
              <Button
                kind="quiet"
                aria-label={t('handoverMany.openOf', { name: butler.name })}
                onClick={(event) => {
                  event.stopPropagation();
                  setLeaving(butler);
                }}
              >
                {t('handoverMany.open')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ListPage
        title={t('nav.butlers')}
        lead={t('butler.lead')}
        action={
          mayAppoint && (
            <Button kind="primary" icon={Plus} onClick={() => setAppointing(true)}>
              {t('butler.create')}
            </Button>
          )
        }
        {...(mayEdit ? { onOpen: setEditing } : {})}
        query={query}
        columns={columns}
        keyOf={(butler) => butler.id}
        empty={{ icon: IdCard, title: t('butler.empty'), help: t('enterprise.emptyHelp') }}
        filters={
          <>
            <SearchField label={t('butler.words')} value={q} onSearch={setQ} />
            <FilterSelect
              name={t('matter.station')}
              value={stationId}
              loading={stations.isPending}
              choices={(stations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setStationId}
            />
            <FilterSelect
              name={t('butler.kind')}
              value={serves}
              choices={SERVES.map((value: ButlerKind) => ({ value, label: t(`butler.kinds.${value}`) }))}
              onChange={setServes}
            />
          </>
        }
      />
      {appointing && <NewButler onClose={() => setAppointing(false)} />}
      {leaving && (
        <BulkHandoverDialog key={leaving.id} butler={leaving} onClose={() => setLeaving(undefined)} />
      )}
      {editing && <EditButler key={editing.id} butler={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function loadOf(butler: ButlerView): number {
  return butler.enterpriseCount + butler.projectCount;
}

function Load({ butler, most }: { butler: ButlerView; most: number }) {
  const { t } = useTranslation('console');
  return (
    <span className="load">
      <span className="load-track" aria-hidden="true">
        <i className="load-firms" style={{ width: `${(butler.enterpriseCount / most) * 100}%` }} />
        <i className="load-projects" style={{ width: `${(butler.projectCount / most) * 100}%` }} />
      </span>
      <span className="sub">
        {[
          butler.enterpriseCount > 0 && t('butler.enterprises', { count: butler.enterpriseCount }),
          butler.projectCount > 0 && t('butler.projects', { count: butler.projectCount }),
        ]
          .filter(Boolean)
          .join(' · ') || t('butler.free')}
      </span>
    </span>
  );
}
