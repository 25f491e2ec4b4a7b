import { allButlersOptions, allOfficesOptions, matterTypesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { BellRing, ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Choice, FilterSelect } from '../../ui/filter-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { conditionCount, FILTER_LIGHTS, MATTER_STATUSES, type QueueSearch } from './queue-search.ts';

/** The conditions: those used daily in one line, the others behind “more”. */
export function QueueFilters({
  search,
  onChange,
  tools,
}: {
  search: QueueSearch;
  onChange: (next: QueueSearch) => void;
  /** At the end of the line: what is done with the list as a whole. */
  tools: ReactNode;
}) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const [more, setMore] = useState(
    search.groupCode !== undefined || search.typeCode !== undefined || search.butlerId !== undefined,
  );
  const offices = useQuery(allOfficesOptions());
  const stations = named(offices.data?.filter((office) => office.kind === 'station'));
  const departments = named(
    offices.data?.filter((office) => office.kind === 'department' || office.kind === 'supplier'),
  );
  const set = (name: keyof QueueSearch) => (value: string | undefined) => {
    const { [name]: _before, open: _open, ...rest } = search;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <search className="filters">
      <div className="filters-line">
        <SearchField label={t('queue.words')} value={search.q} onSearch={set('q')} />
        <FilterSelect
          name={t('matter.light')}
          value={search.light}
          choices={FILTER_LIGHTS.map((light) => ({ value: light, label: t(`actions:light.${light}`) }))}
          onChange={set('light')}
        />
        <FilterSelect
          name={t('matter.office')}
          value={search.officeId}
          choices={departments}
          loading={offices.isPending}
          onChange={set('officeId')}
        />
        <FilterSelect
          name={t('matter.station')}
          value={search.stationId}
          choices={stations}
          loading={offices.isPending}
          onChange={set('stationId')}
        />
        <Button
          kind="quiet"
          aria-pressed={search.urged === true}
          onClick={() => {
            const { urged, open: _open, ...rest } = search;
            onChange(urged ? rest : { ...rest, urged: true });
          }}
        >
          <BellRing size={14} aria-hidden />
          {t('queue.urged')}
        </Button>
        <Button kind="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('queue.lessConditions') : t('queue.moreConditions')}
          {more ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </Button>
        {conditionCount(search) > 0 && (
          <Button kind="quiet" onClick={() => onChange(search.queue ? { queue: search.queue } : {})}>
            {t('common:reset')}
          </Button>
        )}
        <div className="list-tools">{tools}</div>
      </div>
      {more && <MoreConditions search={search} set={set} />}
    </search>
  );
}

function MoreConditions({
  search,
  set,
}: {
  search: QueueSearch;
  set: (name: keyof QueueSearch) => (value: string | undefined) => void;
}) {
  const { t } = useTranslation(['console', 'actions']);
  const types = useQuery(matterTypesOptions);
  const butlers = useQuery(allButlersOptions({ active: true }));
  const groups = new Map((types.data?.items ?? []).map((type) => [type.groupCode, type.groupName]));
  const inGroup = (types.data?.items ?? []).filter(
    (type) => search.groupCode === undefined || type.groupCode === search.groupCode,
  );
  return (
    <div className="filters-line">
      <FilterSelect
        name={t('matter.status')}
        value={search.status}
        choices={MATTER_STATUSES.map((status) => ({
          value: status,
          label: t(`actions:matterStatus.${status}`),
        }))}
        onChange={set('status')}
      />
      <FilterSelect
        name={t('matter.group')}
        value={search.groupCode}
        choices={[...groups].map(([value, label]) => ({ value, label }))}
        loading={types.isPending}
        onChange={set('groupCode')}
      />
      <FilterSelect
        name={t('matter.type')}
        value={search.typeCode}
        choices={inGroup.map((type) => ({ value: type.code, label: type.name }))}
        loading={types.isPending}
        onChange={set('typeCode')}
      />
      <FilterSelect
        name={t('matter.butler')}
        value={search.butlerId}
        choices={named(butlers.data)}
        loading={butlers.isPending}
        onChange={set('butlerId')}
      />
    </div>
  );
}

function named(things: readonly { id: string; name: string }[] | undefined): Choice[] {
  return (things ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
