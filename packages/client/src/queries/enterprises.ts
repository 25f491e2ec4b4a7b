import type {
  EnterpriseChange,
  EnterpriseDetail,
  EnterpriseQuery,
  EnterpriseSummary,
} from '@guanjia/core/enterprises';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

export const enterpriseListOptions = (filter: FilterOf<EnterpriseQuery> = {}) =>
  pagesOf<EnterpriseSummary>(queryKeys.enterprises.list(filter), '/enterprises', filter);

export const enterpriseOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.enterprises.detail(id),
    queryFn: ({ signal }) => request<EnterpriseDetail>(`/enterprises/${encodeURIComponent(id)}`, { signal }),
  });

/** Changes the profile. The answer is the enterprise as it is now; 409 `changed-meanwhile` when somebody was first. */
export function useChangeEnterprise(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: EnterpriseChange) =>
      request<EnterpriseDetail>(`/enterprises/${encodeURIComponent(id)}`, { method: 'PATCH', body: change }),
    onSuccess: (enterprise) => client.setQueryData(queryKeys.enterprises.detail(id), enterprise),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.enterprises.all }),
  });
}
