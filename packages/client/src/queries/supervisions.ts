import type {
  LightsPage,
  Supervisable,
  SupervisionDetail,
  SupervisionIssue,
  SupervisionPage,
  SupervisionPlan,
  SupervisionProgress,
  SupervisionQuery,
  SupervisionRecord,
  UrgedMany,
  UrgeMany,
} from '@guanjia/core/supervision';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { useAct } from './act.ts';

export type SupervisionFilter = Partial<Omit<SupervisionQuery, 'limit' | 'cursor'>>;

export const supervisionListOptions = (filter: SupervisionFilter) =>
  infiniteQueryOptions({
    queryKey: queryKeys.supervisions.of('list', filter),
    queryFn: ({ pageParam, signal }) =>
      request<SupervisionPage>('/supervisions', {
        query: { ...filter, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** What I, or my office, am supervised about and have to answer for. */
export const supervisionsOnMeOptions = queryOptions({
  queryKey: queryKeys.supervisions.of('on-me'),
  queryFn: ({ signal }) =>
    request<SupervisionPage>('/supervisions', { query: { whose: 'on-me', limit: 20 }, signal }),
});

export const supervisionOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.supervisions.of('one', { id }),
    queryFn: ({ signal }) => request<SupervisionDetail>(`/supervisions/${id}`, { signal }),
  });

export const supervisionLightsOptions = (light: 'yellow' | 'red' | undefined) =>
  infiniteQueryOptions({
    queryKey: queryKeys.supervisions.of('lights', { light }),
    queryFn: ({ pageParam, signal }) =>
      request<LightsPage>('/supervisions/lights', {
        query: { light, limit: 30, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** What of one matter or project I may supervise somebody about. */
export const supervisableOptions = (of: { matterId: string } | { projectId: string }) =>
  queryOptions({
    queryKey: queryKeys.supervisions.of('work', of),
    queryFn: ({ signal }) =>
      request<{ items: Supervisable[] }>('/supervisions/subjects', { query: { ...of }, signal }),
  });

export const supervisionRecordOptions = (span: { from: string; to: string }) =>
  queryOptions({
    queryKey: queryKeys.supervisions.of('record', span),
    queryFn: ({ signal }) => request<SupervisionRecord>('/supervisions/record', { query: span, signal }),
    enabled: span.from !== '' && span.to >= span.from,
    placeholderData: keepPreviousData,
  });

/** Makes everything of supervision stale, and what shows its traces. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: queryKeys.supervisions.all }),
      client.invalidateQueries({ queryKey: queryKeys.matters.all }),
    ]);
}

export function useIssueSupervision() {
  const act = useAct();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: SupervisionIssue) =>
      request<SupervisionDetail>('/supervisions', {
        method: 'POST',
        idempotencyKey: act.of(body).key,
        body,
      }),
    onSuccess: () => act.done(),
    onSettled: refresh,
  });
}

export function useUrgeMany() {
  const act = useAct();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: UrgeMany) =>
      request<UrgedMany>('/supervisions/urges', {
        method: 'POST',
        idempotencyKey: act.of(body).key,
        body,
      }),
    onSuccess: () => act.done(),
    onSettled: refresh,
  });
}

export type SupervisionAct =
  | { readonly what: 'replies'; readonly body: SupervisionPlan }
  | { readonly what: 'progress'; readonly body: SupervisionProgress }
  | { readonly what: 'return' | 'lift'; readonly body: { text: string } }
  | { readonly what: 'note'; readonly body: { text?: string | undefined } };

export function useActOnSupervision(id: string) {
  const client = useQueryClient();
  const act = useAct();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ what, body }: SupervisionAct) => {
      const done = act.of({ what, body });
      const timed = what === 'replies' || what === 'progress' ? { deviceAt: done.deviceAt } : {};
      return request<SupervisionDetail>(`/supervisions/${id}/${what}`, {
        method: 'POST',
        idempotencyKey: done.key,
        body: { ...body, ...timed },
      });
    },
    onSuccess: (detail) => {
      act.done();
      client.setQueryData(supervisionOptions(id).queryKey, detail);
    },
    onSettled: refresh,
  });
}
