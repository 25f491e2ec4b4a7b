import { allOfficesOptions, enterpriseListOptions } from '@guanjia/client/queries';
import type { EnterpriseQuery, EnterpriseSummary } from '@guanjia/core/enterprises';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useAbility } from '../../ui/session.tsx';
import { NewEnterprise } from './new-enterprise.tsx';

interface Order {
  by: EnterpriseQuery['sort'];
  direction: EnterpriseQuery['direction'];
}

const YES_NO = ['yes', 'no'] as const;

/** Every enterprise that I may see, each with the one butler in charge. */
export function EnterprisesPage() {
  const { t } = useTranslation(['console', 'common']);
  const navigate = useNavigate();
  const mayCreate = useAbility('enterprise.create');
  const [creating, setCreating] = useState(false);
  const [q, setQ] = useState<string>();
  const [stationId, setStationId] = useState<string>();
  const [scale, setScale] = useState<string>();
  const [active, setActive] = useState<string | undefined>('yes');
  const stations = useQuery(allOfficesOptions({ kind: 'station' }));
  const [order, setOrder] = useState<Order>({ by: 'added', direction: 'asc' });
  const conditions = {
    q,
    stationId,
    aboveScale: scale === undefined ? undefined : scale === 'yes',
    active: active === undefined ? undefined : active === 'yes',
    sort: order.by,
    direction: order.direction,
  };
  const query = useInfiniteQuery(enterpriseListOptions({ limit: 50, ...conditions }));
  const columns: Column<EnterpriseSummary>[] = [
    {
      key: 'name',
      sort: 'name',
      head: t('enterprise.name'),
      cell: (firm) => (
        <>
          <b>{firm.name}</b>
          <span className="small muted">{firm.uscc ?? t('enterprise.noCode')}</span>
        </>
      ),
    },
    {
      key: 'industry',
      head: t('enterprise.industry'),
      width: '19%',
      minor: true,
      cell: (firm) => firm.industryName ?? <span className="muted">{t('common:unknown')}</span>,
    },
    {
      key: 'size',
      head: t('enterprise.size'),
      width: '104px',
      cell: (firm) => (
        <>
          {firm.aboveScale && <span className="tag tag-accent">{t('enterprise.aboveScale')}</span>}{' '}
          {firm.sizeClass && <span className="sub">{t(`enterprise.sizes.${firm.sizeClass}`)}</span>}
        </>
      ),
    },
    {
      key: 'station',
      head: t('matter.station'),
      width: '190px',
      minor: true,
      cell: (firm) => firm.station.name,
    },
    { key: 'butler', head: t('matter.butler'), width: '112px', cell: (firm) => firm.butler?.name ?? '—' },
    {
      key: 'active',
      head: t('enterprise.state'),
      width: '80px',
      align: 'end',
      cell: (firm) => (
        <span className={firm.active ? 'sub' : 'tag'}>
          {t(firm.active ? 'enterprise.active' : 'enterprise.inactive')}
        </span>
      ),
    },
  ];
  return (
    <>
      <ListPage
        title={t('nav.enterprises')}
        lead={t('enterprise.lead')}
        action={
          mayCreate && (
            <Button kind="primary" icon={Plus} onClick={() => setCreating(true)}>
              {t('record.newEnterprise')}
            </Button>
          )
        }
        query={query}
        order={order}
        onOrder={(next) => setOrder(next as Order)}
        tools={
          <ExportButton
            asked={{
              list: 'enterprises',
              query: conditions,
              columns: ['name', 'industry', 'size', 'station', 'butler', 'phone', 'address', 'active'],
            }}
          />
        }
        columns={columns}
        keyOf={(firm) => firm.id}
        onOpen={(firm) =>
          void navigate({ to: '/enterprises/$enterpriseId', params: { enterpriseId: firm.id } })
        }
        empty={{ icon: Building2, title: t('enterprise.empty'), help: t('enterprise.emptyHelp') }}
        filters={
          <>
            <SearchField label={t('enterprise.words')} value={q} onSearch={setQ} />
            <FilterSelect
              name={t('matter.station')}
              value={stationId}
              loading={stations.isPending}
              choices={(stations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setStationId}
            />
            <FilterSelect
              name={t('enterprise.aboveScale')}
              value={scale}
              choices={YES_NO.map((value) => ({ value, label: t(`common:${value}`) }))}
              onChange={setScale}
            />
            <FilterSelect
              name={t('enterprise.state')}
              value={active}
              choices={YES_NO.map((value) => ({
                value,
                label: t(value === 'yes' ? 'enterprise.active' : 'enterprise.inactive'),
              }))}
              onChange={setActive}
            />
          </>
        }
      />
      {creating && <NewEnterprise onClose={() => setCreating(false)} />}
    </>
  );
}
