import { queueCountsOptions } from '@guanjia/client/queries';
import type { MatterQueue } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { LightShape } from '../../ui/light.tsx';
import { Filters, SearchField } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { MatterList } from './matter-list.tsx';

export interface MatterListSearch {
  queue?: MatterQueue;
  light?: 'green' | 'yellow' | 'red' | 'paused';
  q?: string;
}

interface MatterListPageProps {
  queues: readonly MatterQueue[];
  search: MatterListSearch;
  onSearch: (next: MatterListSearch) => void;
  firm: boolean;
  office: boolean;
  end?: ReactNode;
  emptyAct?: ReactNode;
}

const shortestQuery = 2;
const lights = ['red', 'yellow', 'green', 'paused'] as const;

export function MatterListPage(props: MatterListPageProps) {
  const { queues, search, onSearch, firm, office, end, emptyAct } = props;
  const t = useTexts();
  const queue = search.queue ?? queues[0] ?? 'all';
  const counts = useQuery(queueCountsOptions);
  const [q, setQ] = useState(search.q ?? '');

  useEffect(() => {
    const wanted = q.trim();
    if (wanted === (search.q ?? '') || (wanted !== '' && Array.from(wanted).length < shortestQuery)) return;
    const timer = setTimeout(() => onSearch({ ...search, ...(wanted ? { q: wanted } : { q: '' }) }), 300);
    return () => clearTimeout(timer);
  }, [q, search, onSearch]);

  const name = (one: MatterQueue): string => {
    if (firm) {
      if (one === 'waiting-firm') return t('list.firmQueue.waiting-firm');
      if (one === 'open') return t('list.firmQueue.open');
    }
    if (office && one === 'to-accept') return t('list.toSign');
    return t(`actions:queue.${one}`);
  };

  return (
    <Page title={firm ? t('list.titleFirm') : t('list.title')} end={end}>
      <SearchField
        label={t('list.searchLabel')}
        placeholder={firm ? t('list.searchHintFirm') : t('list.searchHint')}
        value={q}
        onChange={setQ}
      />
      <Filters
        label={t('list.filter')}
        filters={queues.map((value) => ({ value, name: name(value), count: counts.data?.counts[value] }))}
        value={queue}
        onChange={(one) => onSearch({ ...search, queue: one })}
      />
      {!firm && (
        <Filters
          label={t('list.lightFilter')}
          filters={lights.map((value) => ({
            value,
            name: t(`actions:light.${value}`),
            icon: <LightShape tone={value} />,
          }))}
          value={search.light}
          onChange={(light) => {
            const { light: before, ...rest } = search;
            onSearch(before === light ? rest : { ...rest, light });
          }}
        />
      )}
      <MatterList
        filter={{
          queue,
          sort: queue === 'closed' || queue === 'all' ? 'updated' : 'due',
          ...(search.light ? { light: search.light } : {}),
          ...(search.q ? { q: search.q } : {}),
        }}
        look={firm ? 'parcels' : 'lines'}
        emptyTitle={search.q || search.light ? t('list.nothingFound') : t('list.empty')}
        emptyText={
          search.q || search.light
            ? t('list.nothingFoundText')
            : t(firm ? 'list.emptyFirm' : 'list.emptyText')
        }
        emptyAct={emptyAct}
      />
    </Page>
  );
}
