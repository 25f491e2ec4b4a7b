import type {
  ArticleCreation,
  ArticleList,
  ArticleVersion,
  ArticleView,
  DraftChange,
  VersionAction,
} from '@guanjia/core/handbook';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

export interface HandbookFilter {
  readonly q?: string | undefined;
  readonly state?: 'published' | 'work' | 'retired' | undefined;
}

export function handbookOptions(filter: HandbookFilter = {}) {
  return queryOptions({
    queryKey: queryKeys.handbook.list(filter),
    queryFn: ({ signal }) => request<ArticleList>('/handbook', { query: { ...filter }, signal }),
  });
}

/** What fits the matter at hand. */
export function besideOptions(typeCode: string, actions: readonly string[]) {
  const query = {
    typeCode,
    ...(actions.length > 0 ? { actions: [...new Set(actions)].sort().join(',') } : {}),
  };
  return queryOptions({
    queryKey: queryKeys.handbook.list({ beside: query }),
    queryFn: ({ signal }) => request<ArticleList>('/handbook/beside', { query, signal }),
    staleTime: 5 * 60_000,
  });
}

export function articleOptions(id: string) {
  return queryOptions({
    queryKey: queryKeys.handbook.article(id),
    queryFn: ({ signal }) => request<ArticleView>(`/handbook/${id}`, { signal }),
  });
}

export function articleVersionOptions(id: string, number: number) {
  return queryOptions({
    queryKey: queryKeys.handbook.version(id, number),
    queryFn: ({ signal }) => request<ArticleVersion>(`/handbook/${id}/versions/${number}`, { signal }),
  });
}

/** What a change answers is what the article is now. */
function useArticleChange<Change>(change: (what: Change) => Promise<ArticleView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (view) => client.setQueryData(queryKeys.handbook.article(view.id), view),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.handbook.all }),
  });
}

export const useCreateArticle = () =>
  useArticleChange((body: ArticleCreation) => request<ArticleView>('/handbook', { method: 'POST', body }));

export const useWriteDraft = (id: string) =>
  useArticleChange((body: DraftChange) =>
    request<ArticleView>(`/handbook/${id}/draft`, { method: 'PUT', body }),
  );

export const usePerformOnArticle = (id: string) =>
  useArticleChange(({ action, note }: { action: VersionAction; note?: string }) =>
    request<ArticleView>(`/handbook/${id}/draft/${action}`, { method: 'POST', body: note ? { note } : {} }),
  );

export const useRetireArticle = (id: string) =>
  useArticleChange((body: { active: boolean; reason: string }) =>
    request<ArticleView>(`/handbook/${id}`, { method: 'PATCH', body }),
  );
