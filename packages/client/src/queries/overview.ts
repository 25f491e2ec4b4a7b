import type { Overview } from '@guanjia/core/insights';
import { queryOptions } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

/** The leaders' figures: the whole zone, or a master's own stations. */
export const overviewOptions = queryOptions({
  queryKey: queryKeys.overview,
  queryFn: ({ signal }) => request<Overview>('/overview', { signal }),
  staleTime: 60_000,
});
