import type {
  ActionName,
  ActionRequest,
  BulkOffers,
  BulkRequest,
  BulkResults,
  LikeMatter,
  LikeQuery,
  MatterDetail,
  MatterPage,
  MatterQueryInput,
  MatterType,
  PledgeList,
  QueueCounts,
  RaiseRequest,
  ReusableMaterials,
} from '@guanjia/core/matters';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { useAct } from './act.ts';

/** What a list may be asked for; what is left out takes the server's default. */
export type MatterFilter = Omit<MatterQueryInput, 'cursor'>;

export function matterListOptions(filter: MatterFilter) {
  return infiniteQueryOptions({
    queryKey: queryKeys.matters.list(filter),
    queryFn: ({ pageParam, signal }) =>
      request<MatterPage>('/matters', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const queueCountsOptions = queryOptions({
  queryKey: queryKeys.matters.queues,
  queryFn: ({ signal }) => request<QueueCounts>('/matters/queues', { signal }),
});

export function matterOptions(id: string) {
  return queryOptions({
    queryKey: queryKeys.matters.detail(id),
    queryFn: ({ signal }) => request<MatterDetail>(`/matters/${encodeURIComponent(id)}`, { signal }),
  });
}

export const matterTypesOptions = queryOptions({
  queryKey: queryKeys.matters.types,
  queryFn: ({ signal }) => request<{ items: MatterType[] }>('/matter-types', { signal }),
  staleTime: 10 * 60_000,
});

/** Of other matters: what may be handed in again. Asked for when somebody hands something in. */
export function reusableMaterialsOptions(id: string) {
  return queryOptions({
    queryKey: [...queryKeys.matters.detail(id), 'reusable-materials'],
    queryFn: ({ signal }) =>
      request<ReusableMaterials>(`/matters/${encodeURIComponent(id)}/reusable-materials`, { signal }),
  });
}

/** Promises about materials, the nearest day first. */
export const pledgesOptions = infiniteQueryOptions({
  queryKey: queryKeys.matters.pledges,
  queryFn: ({ pageParam, signal }) =>
    request<PledgeList>('/matters/pledges', { query: { limit: 20, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** What a form gives for an action, with `deviceAt` added when it is sent. */
export type ActionBody<A extends ActionName> = A extends ActionName
  ? Omit<ActionRequest<A>, 'deviceAt'>
  : never;

/**
 * Does one action on a matter. The answer is the matter as it is now; a 409 carries what is possible instead, and
 * makes the matter stale so that the screen shows it.
 */
export function useMatterAction<A extends ActionName>(matterId: string, action: A) {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: (body: ActionBody<A>) => {
      const { key, deviceAt } = act.of(body);
      return request<MatterDetail>(`/matters/${encodeURIComponent(matterId)}/actions/${action}`, {
        method: 'POST',
        idempotencyKey: key,
        body: { ...body, deviceAt },
      });
    },
    onSuccess: (matter) => {
      act.done();
      const queryKey = queryKeys.matters.detail(matterId);
      // A reading that was under way may have begun before the act and would bring back what was: begun anew.
      const reading = client.isFetching({ queryKey }) > 0;
      client.setQueryData(queryKey, matter);
      if (reading) void client.invalidateQueries({ queryKey });
    },
    onSettled: (_matter, failure) => {
      void client.invalidateQueries({ queryKey: queryKeys.matters.lists });
      void client.invalidateQueries({ queryKey: queryKeys.matters.queues });
      if (failure) void client.invalidateQueries({ queryKey: queryKeys.matters.detail(matterId) });
    },
  });
}

export type RaiseBody = Omit<RaiseRequest, 'deviceAt' | 'urgency'> & { urgency?: RaiseRequest['urgency'] };

/** Raises a need; the answer is the new matter. */
/** What the firm sees of it, for whoever works on it. */
export const firmViewOptions = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.matters.detail(id), 'firm-view'],
    queryFn: ({ signal }) => request<MatterDetail>(`/matters/${id}/firm-view`, { signal }),
  });

/** Other matters of the same enterprise or project, those that are probably the same first. */
export const likeMattersOptions = (id: string) =>
  queryOptions({
    queryKey: [...queryKeys.matters.detail(id), 'like'],
    queryFn: ({ signal }) => request<{ items: LikeMatter[] }>(`/matters/${id}/like`, { signal }),
  });

/** What was probably told already, while it is being written; the words are asked about and not kept. */
export const likelySameOptions = (query: LikeQuery) =>
  queryOptions({
    queryKey: [...queryKeys.matters.lists, 'like', query],
    queryFn: ({ signal }) =>
      request<{ items: LikeMatter[] }>('/matters/like', { method: 'POST', body: query, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });

export function useRaiseMatter() {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: (body: RaiseBody) => {
      const { key, deviceAt } = act.of(body);
      return request<MatterDetail>('/matters', {
        method: 'POST',
        idempotencyKey: key,
        body: { ...body, deviceAt },
      });
    },
    onSuccess: (matter) => {
      act.done();
      client.setQueryData(queryKeys.matters.detail(matter.id), matter);
      void client.invalidateQueries({ queryKey: queryKeys.matters.lists });
      void client.invalidateQueries({ queryKey: queryKeys.matters.queues });
    },
  });
}

/** Which acts each of the chosen matters takes now; the matters are asked about and nothing is done. */
export const bulkOffersOptions = (matterIds: readonly string[]) =>
  queryOptions({
    queryKey: [...queryKeys.matters.lists, 'bulk', matterIds],
    queryFn: ({ signal }) =>
      request<BulkOffers>('/matters/bulk-offers', { method: 'POST', body: { matterIds }, signal }),
    placeholderData: keepPreviousData,
  });

/** Without the device's clock, which is added when it is sent. */
export type BulkBody = BulkRequest extends infer R
  ? R extends unknown
    ? Omit<R, 'deviceAt'>
    : never
  : never;

/** One act for many matters. Sent again with the same content it does again only what was not done. */
export function useBulkAction() {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: (body: BulkBody) => {
      const { key, deviceAt } = act.of(body);
      return request<BulkResults>('/matters/bulk-actions', {
        method: 'POST',
        idempotencyKey: key,
        body: { ...body, deviceAt },
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.matters.all }),
  });
}
