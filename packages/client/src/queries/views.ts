import type {
  ListPreferenceChange,
  SavedView,
  ViewChange,
  ViewCreation,
  ViewList,
} from '@guanjia/core/views';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

export const viewsOptions = (list: ViewCreation['list']) =>
  queryOptions({
    queryKey: queryKeys.views.of(list),
    queryFn: ({ signal }) => request<ViewList>('/views', { query: { list }, signal }),
    staleTime: 60_000,
  });

function useViewChange<What, Answer>(change: (what: What) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.views.all }),
  });
}

export const useCreateView = () =>
  useViewChange((body: ViewCreation) => request<SavedView>('/views', { method: 'POST', body }));

export const useChangeView = () =>
  useViewChange(({ id, ...body }: ViewChange & { id: string }) =>
    request<SavedView>(`/views/${id}`, { method: 'PATCH', body }),
  );

export const useRemoveView = () =>
  useViewChange((id: string) => request<unknown>(`/views/${id}`, { method: 'DELETE' }));

/**
 * What I set for a list: its beginning, the order of views, columns. Shows at once, and goes to the server one after
 * the other, so that of two quick presses neither is lost.
 */
export function useListPreference(list: ViewCreation['list']) {
  const client = useQueryClient();
  const queryKey = queryKeys.views.of(list);
  return useMutation({
    scope: { id: `guanjia.list-preference.${list}` },
    mutationFn: (body: ListPreferenceChange) =>
      request<ViewList>(`/views/preferences/${list}`, { method: 'PATCH', body }),
    onMutate: ({ layout }) => {
      if (!layout) return;
      client.setQueryData<ViewList>(queryKey, (views) => {
        if (!views) return views;
        const { [layout.of]: _before, ...others } = views.layouts;
        return { ...views, layouts: layout.is ? { ...others, [layout.of]: layout.is } : others };
      });
    },
    onSuccess: (views) => {
      // An answer to an earlier press would take back what a later one shows already.
      if (
        client.isMutating({
          predicate: ({ options }) => options.scope?.id === `guanjia.list-preference.${list}`,
        }) <= 1
      ) {
        client.setQueryData(queryKey, views);
      }
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
