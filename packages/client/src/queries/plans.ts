import type {
  BaselineList,
  BundleList,
  MonthReports,
  NodeReportView,
  OpenedBundles,
  PlanView,
  ProjectFiles,
  TemplateDetail,
  TemplateSummary,
} from '@guanjia/core/plans';
import { queryOptions } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

const below = (projectId: string): string => `/projects/${encodeURIComponent(projectId)}/plan`;

/** The plan of a project that has one. */
export const planOptions = (projectId: string) =>
  queryOptions({
    queryKey: queryKeys.projects.plan(projectId),
    queryFn: ({ signal }) => request<PlanView>(below(projectId), { signal }),
  });

/** Reports from the site, the newest first; of one node where its code is given. */
export const nodeReportsOptions = (projectId: string, code?: string) =>
  queryOptions({
    queryKey: queryKeys.projects.reports(projectId, code),
    queryFn: ({ signal }) =>
      request<{ items: NodeReportView[] }>(
        code === undefined
          ? `${below(projectId)}/reports`
          : `${below(projectId)}/nodes/${encodeURIComponent(code)}/reports`,
        { signal },
      ),
  });

/** Photos and documents of its nodes and matters, the newest first. */
export const projectFilesOptions = (projectId: string) =>
  queryOptions({
    queryKey: queryKeys.projects.files(projectId),
    queryFn: ({ signal }) =>
      request<ProjectFiles>(`/projects/${encodeURIComponent(projectId)}/files`, { signal }),
  });

export const baselinesOptions = (projectId: string) =>
  queryOptions({
    queryKey: queryKeys.projects.baselines(projectId),
    queryFn: ({ signal }) => request<BaselineList>(`${below(projectId)}/baselines`, { signal }),
  });

export const bundlesOptions = queryOptions({
  queryKey: queryKeys.planTemplates.bundles,
  queryFn: ({ signal }) => request<BundleList>('/bundles', { signal }),
});

/** Bundles that were opened for a project. */
export const openedBundlesOptions = (projectId: string) =>
  queryOptions({
    queryKey: queryKeys.projects.bundles(projectId),
    queryFn: ({ signal }) =>
      request<OpenedBundles>(`/projects/${encodeURIComponent(projectId)}/bundles`, { signal }),
  });

/** Monthly reports of this year, or of another. */
export const monthsOptions = (projectId: string) =>
  queryOptions({
    queryKey: queryKeys.projects.months(projectId),
    queryFn: ({ signal }) =>
      request<MonthReports>(`/projects/${encodeURIComponent(projectId)}/months`, { signal }),
  });

export const templatesOptions = queryOptions({
  queryKey: queryKeys.planTemplates.list,
  queryFn: ({ signal }) => request<{ items: TemplateSummary[] }>('/plan-templates', { signal }),
});

export const templateOptions = (code: string) =>
  queryOptions({
    queryKey: queryKeys.planTemplates.detail(code),
    queryFn: ({ signal }) =>
      request<TemplateDetail>(`/plan-templates/${encodeURIComponent(code)}`, { signal }),
  });
