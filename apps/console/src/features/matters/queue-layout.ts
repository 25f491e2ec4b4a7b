import { useListPreference, viewsOptions } from '@guanjia/client/queries';
import { listColumns, type ViewList } from '@guanjia/core/views';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type MatterColumn, USUAL_COLUMNS } from '../../ui/matter-table.tsx';
import { type QueueSearch, queueSearchOf } from './queue-search.ts';

export interface QueueLayout {
  readonly shown: readonly MatterColumn[];
  readonly dense: boolean;
  readonly show: (next: (shown: readonly MatterColumn[]) => readonly MatterColumn[]) => void;
  readonly setDense: (dense: boolean) => void;
  readonly reset: () => void;
}

const known: readonly string[] = listColumns.matters;
const isColumn = (key: string): key is MatterColumn => known.includes(key);

type Shown = Pick<QueueLayout, 'shown' | 'dense'>;

/** My own columns for this view, else the view's, else the usual ones. */
function layoutOf(views: ViewList | undefined, view: string | undefined): Shown {
  const kept = views?.layouts[view ?? 'base'] ?? views?.items.find(({ id }) => id === view)?.layout;
  const shown = (kept?.columns ?? []).map(({ key }) => key).filter(isColumn);
  return { shown: shown.length > 0 ? shown : USUAL_COLUMNS, dense: kept?.density === 'dense' };
}

export function useQueueLayout(view: string | undefined): QueueLayout {
  const client = useQueryClient();
  const options = viewsOptions('matters');
  const views = useQuery(options).data;
  const prefer = useListPreference('matters');
  const of = view ?? 'base';
  const change = (next: (now: Shown) => Shown): void => {
    const { shown, dense } = next(layoutOf(client.getQueryData(options.queryKey), view));
    const is = {
      columns: shown.map((key) => ({ key })),
      density: dense ? ('dense' as const) : ('normal' as const),
    };
    prefer.mutate({ layout: { of, is } });
  };
  return {
    ...layoutOf(views, view),
    show: (next) => change(({ shown, dense }) => ({ shown: next(shown), dense })),
    setDense: (dense) => change(({ shown }) => ({ shown, dense })),
    reset: () => prefer.mutate({ layout: { of, is: null } }),
  };
}

/** Who comes to the list without any condition begins with the view that he chose for it. */
export function useBeginning(search: QueueSearch, go: (search: QueueSearch) => void): void {
  const views = useQuery(viewsOptions('matters')).data;
  const begun = useRef(Object.keys(search).length > 0);
  useEffect(() => {
    if (begun.current || !views) return;
    begun.current = true;
    const view = views.items.find(({ id }) => id === views.defaultViewId);
    if (view) go({ ...queueSearchOf(view.search), view: view.id });
  }, [views, go]);
}
