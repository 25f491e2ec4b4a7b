import type { RectificationPage, RectificationQuery } from '@guanjia/core/matters';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

export type RectificationFilter = Pick<RectificationQuery, 'step' | 'light'>;

export const rectificationListOptions = (filter: RectificationFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.matters.lists, 'rectifications', filter],
    queryFn: ({ pageParam, signal }) =>
      request<RectificationPage>('/rectifications', {
        query: { ...filter, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
