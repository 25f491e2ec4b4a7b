import type { ProjectDetail, ProjectHistory, ProjectQuery, ProjectSummary } from '@guanjia/core/projects';
import { queryOptions } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { type FilterOf, pagesOf } from './pages.ts';

export const projectListOptions = (filter: FilterOf<ProjectQuery> = {}) =>
  pagesOf<ProjectSummary>(queryKeys.projects.list(filter), '/projects', filter);

/** What was done to a project, the newest first. */
export const projectHistoryOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.projects.history(id),
    queryFn: ({ signal }) =>
      request<ProjectHistory>(`/projects/${encodeURIComponent(id)}/history`, { signal }),
  });

export const projectOptions = (id: string) =>
  queryOptions({
    queryKey: queryKeys.projects.detail(id),
    queryFn: ({ signal }) => request<ProjectDetail>(`/projects/${encodeURIComponent(id)}`, { signal }),
  });
