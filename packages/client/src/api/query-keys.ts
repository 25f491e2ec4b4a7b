/** Every query key starts with its domain, so that a live event can make one domain, list or object stale. */
export const queryKeys = {
  session: ['session'] as const,
  zone: ['zone'] as const,
  matters: {
    all: ['matters'] as const,
    lists: ['matters', 'list'] as const,
    list: (filter: object) => ['matters', 'list', filter] as const,
    queues: ['matters', 'queues'] as const,
    pledges: ['matters', 'pledges'] as const,
    detail: (id: string) => ['matters', 'detail', id] as const,
    journal: (id: string) => ['matters', 'journal', id] as const,
    types: ['matter-types'] as const,
  },
  notifications: {
    all: ['notifications'] as const,
    list: (filter: object) => ['notifications', filter] as const,
  },
  enterprises: {
    all: ['enterprises'] as const,
    list: (filter: object) => ['enterprises', 'list', filter] as const,
    detail: (id: string) => ['enterprises', 'detail', id] as const,
  },
  projects: {
    all: ['projects'] as const,
    lists: ['projects', 'list'] as const,
    list: (filter: object) => ['projects', 'list', filter] as const,
    detail: (id: string) => ['projects', 'detail', id] as const,
    // Below the detail, so that a change of the project makes them stale too.
    plan: (id: string) => ['projects', 'detail', id, 'plan'] as const,
    reports: (id: string, code: string | undefined) =>
      ['projects', 'detail', id, 'plan', 'reports', code ?? null] as const,
    files: (id: string) => ['projects', 'detail', id, 'plan', 'files'] as const,
    bundles: (id: string) => ['projects', 'detail', id, 'bundles'] as const,
    history: (id: string) => ['projects', 'detail', id, 'history'] as const,
    months: (id: string) => ['projects', 'detail', id, 'months'] as const,
    baselines: (id: string) => ['projects', 'detail', id, 'plan', 'baselines'] as const,
  },
  planTemplates: {
    all: ['plan-templates'] as const,
    list: ['plan-templates', 'list'] as const,
    bundles: ['plan-templates', 'bundles'] as const,
    detail: (code: string) => ['plan-templates', 'detail', code] as const,
  },
  organisation: {
    all: ['organisation'] as const,
    offices: (filter: object) => ['organisation', 'offices', filter] as const,
    butlers: (filter: object) => ['organisation', 'butlers', filter] as const,
    stewardships: (filter: object) => ['organisation', 'stewardships', filter] as const,
    zone: ['organisation', 'zone'] as const,
    escalation: ['organisation', 'escalation'] as const,
    leaders: ['organisation', 'leaders'] as const,
  },
  absences: {
    all: ['absences'] as const,
    of: (what: string, filter: object = {}) => ['absences', what, filter] as const,
  },
  supervisions: {
    all: ['supervisions'] as const,
    of: (what: string, filter: object = {}) => ['supervisions', what, filter] as const,
  },
  handbook: {
    all: ['handbook'] as const,
    list: (filter: object) => ['handbook', 'list', filter] as const,
    article: (id: string) => ['handbook', 'article', id] as const,
    version: (id: string, number: number) => ['handbook', 'article', id, number] as const,
  },
  views: {
    all: ['views'] as const,
    of: (list: string) => ['views', list] as const,
  },
  exports: {
    all: ['exports'] as const,
    list: (filter: object) => ['exports', filter] as const,
  },
  overview: ['overview'] as const,
  security: (...what: string[]) => ['security', ...what] as const,
  statistics: (what: string, filter: object) => ['statistics', what, filter] as const,
  calendar: { all: ['calendar'] as const, of: (what: string | number) => ['calendar', what] as const },
  catalogue: {
    all: ['catalogue'] as const,
    types: ['catalogue', 'types'] as const,
    type: (code: string) => ['catalogue', 'type', code] as const,
  },
  codeTables: {
    all: ['code-tables'] as const,
    of: (kind: string, filter: object = {}) => ['code-tables', kind, filter] as const,
  },
  administration: {
    all: ['administration'] as const,
    of: (what: string, filter: object = {}) => ['administration', what, filter] as const,
  },
  imports: { all: ['imports'] as const, detail: (id: string) => ['imports', id] as const },
};
