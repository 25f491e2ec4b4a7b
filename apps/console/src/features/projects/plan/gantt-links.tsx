import type { PlanOutlook } from '@guanjia/core/plans';
import type { GanttRow } from './rows.ts';
import type { Scale } from './scale.ts';

interface LinksProps {
  readonly rows: readonly GanttRow[];
  readonly outlook: PlanOutlook;
  readonly scale: Scale;
  readonly middleOf: (row: number) => number;
}

/** Elbows from what must come before to what waits for it; dark where they decide the end. */
export function GanttLinks({ rows, outlook, scale, middleOf }: LinksProps) {
  const rowOf = new Map(rows.flatMap((row, index) => (row.kind === 'node' ? [[row.node.code, index]] : [])));
  const next = new Map(outlook.chain.map((code, n) => [code, outlook.chain[n + 1]]));
  const links = rows.flatMap((row) =>
    row.kind !== 'node'
      ? []
      : row.node.predecessors.flatMap(({ from, kind }) => {
          const before = outlook.byCode.get(from);
          const after = outlook.byCode.get(row.node.code);
          const [top, bottom] = [rowOf.get(from), rowOf.get(row.node.code)];
          if (!before || !after || top === undefined || bottom === undefined) return [];
          return [
            {
              key: `${from}-${row.node.code}-${kind}`,
              path: elbow(
                kind === 'startToStart' ? scale.x(before.start) : scale.xEnd(before.end),
                middleOf(top),
                row.node.days === 0 ? scale.xEnd(after.end) - 6 : scale.x(after.start),
                middleOf(bottom),
              ),
              deciding: next.get(from) === row.node.code,
            },
          ];
        }),
  );
  return (
    <g fill="none">
      {[false, true].map((deciding) =>
        links
          .filter((link) => link.deciding === deciding)
          .map((link) => (
            <path
              key={link.key}
              className={deciding ? 'gantt-link gantt-link-deciding' : 'gantt-link'}
              d={link.path}
              markerEnd={deciding ? 'url(#gantt-arrow-deciding)' : 'url(#gantt-arrow)'}
            />
          )),
      )}
    </g>
  );
}

/** Down (or up) onto the beginning of a bar where there is room, else around to its left side. */
export function elbow(x1: number, y1: number, x2: number, y2: number): string {
  const down = y2 > y1 ? 1 : -1;
  // A milestone ends with the day on which what follows it begins.
  if (x2 + 10 >= x1) {
    const x = Math.max(x2 + 4, x1 + 1);
    return `M${round(x1)} ${y1} H${round(x)} V${y2 - down * 7}`;
  }
  const side = y2 - down * 15;
  return `M${round(x1)} ${y1} h6 V${side} H${round(x2 - 8)} V${y2} H${round(x2 - 2)}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
