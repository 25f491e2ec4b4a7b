import type { PlanNodeView, PlanOutlook, PlanView } from '@guanjia/core/plans';

export const rowFilters = ['main', 'all', 'critical', 'late', 'open'] as const;
export type RowFilter = (typeof rowFilters)[number];

export type GanttRow =
  | {
      readonly kind: 'stage';
      readonly code: string;
      readonly name: string;
      readonly count: number;
      readonly done: number;
      readonly folded: boolean;
    }
  | { readonly kind: 'node'; readonly node: PlanNodeView };

/** Whether a filter shows a node. Main are milestones, what still decides the end, and what is alight. */
export function shows(filter: RowFilter, node: PlanNodeView, outlook: PlanOutlook): boolean {
  const own = outlook.byCode.get(node.code);
  const decides = outlook.chain.includes(node.code);
  switch (filter) {
    case 'all':
      return true;
    case 'main':
      return (
        node.milestone !== null ||
        (decides && node.actualEnd === null) ||
        node.light === 'yellow' ||
        node.light === 'red'
      );
    case 'critical':
      return decides || own?.critical === true;
    case 'late':
      return (own?.lateBy ?? 0) > 0;
    case 'open':
      return node.actualEnd === null;
  }
}

/** Nodes below their stages where all are shown, else one after the other in time. */
export function rowsOf(
  plan: PlanView,
  outlook: PlanOutlook,
  filter: RowFilter,
  folded: ReadonlySet<string>,
): GanttRow[] {
  const shown = plan.nodes.filter((node) => shows(filter, node, outlook));
  if (filter !== 'all') return byTime(shown, outlook).map((node) => ({ kind: 'node', node }));
  return plan.stages.flatMap((stage): GanttRow[] => {
    const own = shown.filter((node) => node.stage === stage.code);
    if (own.length === 0) return [];
    const isFolded = folded.has(stage.code);
    const head: GanttRow = {
      kind: 'stage',
      code: stage.code,
      name: stage.name,
      count: own.length,
      done: own.filter((node) => node.actualEnd !== null).length,
      folded: isFolded,
    };
    return [head, ...(isFolded ? [] : own.map((node): GanttRow => ({ kind: 'node', node })))];
  });
}

/** Rows by so many on the first page and on each other; a stage never stands alone at a page's foot. */
export function pagesOf(rows: readonly GanttRow[], first: number, most: number): GanttRow[][] {
  const pages: GanttRow[][] = [];
  for (let from = 0; from < rows.length; ) {
    const room = pages.length === 0 ? first : most;
    const to = from + room;
    const end = to < rows.length && room > 1 && rows[to - 1]?.kind === 'stage' ? to - 1 : to;
    pages.push(rows.slice(from, end));
    from = end;
  }
  return pages;
}

function byTime(nodes: readonly PlanNodeView[], outlook: PlanOutlook): PlanNodeView[] {
  const startOf = (node: PlanNodeView) => outlook.byCode.get(node.code)?.start ?? node.start;
  return nodes.toSorted(
    (one, other) => startOf(one).localeCompare(startOf(other)) || one.position - other.position,
  );
}
