import type { ProjectDetail, ProjectQuery, ProjectSummary } from '@guanjia/core/projects';
import { queryOptions } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

export const projectListOptions = (filter: FilterOf<ProjectQuery> = {}) =>
  pagesOf<ProjectSummary>(queryKeys.projects.list(filter), '/projects', filter);

export const projectOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.projects.detail(id),
    queryFn: ({ signal }) => request<ProjectDetail>(`/projects/${encodeURIComponent(id)}`, { signal }),
  });
