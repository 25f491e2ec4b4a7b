import type { ExportDecision, ExportQuery, ExportRequest, ExportView } from '@guanjia/core/exports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiUrl, queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

export const exportListOptions = (filter: FilterOf<ExportQuery> = {}) =>
  pagesOf<ExportView>(queryKeys.exports.list(filter), '/exports', filter);

export function useRequestExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ExportRequest) => request<ExportView>('/exports', { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.exports.all }),
  });
}

export function useDecideExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: ExportDecision & { id: string }) =>
      request<ExportView>(`/exports/${id}/decision`, { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.exports.all }),
  });
}

/** Where the browser fetches the file; it can be fetched once. */
export const exportFileUrl = (id: string): string => apiUrl(`/exports/${id}/file`);
