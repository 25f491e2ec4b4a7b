import type { NodeOutlook, PlanNodeView } from '@guanjia/core/plans';
import { memo, type PointerEvent } from 'react';
import type { Scale } from './scale.ts';

const BAR = 10;

interface BarsProps {
  readonly node: PlanNodeView;
  readonly own: NodeOutlook;
  readonly scale: Scale;
  /** Middle of the row. */
  readonly y: number;
  readonly today: string;
  /** On the way that decides the end. */
  readonly deciding: boolean;
  /** Differs from what is kept: the present shows as a shadow. */
  readonly tried: boolean;
  readonly onGrab: ((part: 'move' | 'stretch', event: PointerEvent<SVGElement>) => void) | undefined;
}

/** What happened (full), what is expected (dashed), what was meant (the thin line below). */
function Bars({ node, own, scale, y, today, deciding, tried, onGrab }: BarsProps) {
  const pale = deciding ? 1 : 0.4;
  if (node.days === 0) {
    return (
      <g>
        {node.baselineEnd && <Diamond x={scale.xEnd(node.baselineEnd)} y={y + 11} half={3} kind="baseline" />}
        {tried && <Diamond x={scale.xEnd(node.end)} y={y} half={6} kind="shadow" />}
        <Diamond x={scale.xEnd(own.end)} y={y} half={6} kind={own.done ? 'actual' : 'forecast'} />
      </g>
    );
  }
  const begin = scale.x(own.start);
  const end = Math.max(scale.xEnd(own.end), begin + 3);
  const now = scale.x(today);
  const happened = own.done ? end : own.started ? Math.min(Math.max(now, begin + 2), end) : begin;
  return (
    <g>
      {node.baselineStart && node.baselineEnd && (
        <rect
          className="gantt-baseline"
          x={scale.x(node.baselineStart)}
          y={y + 9}
          width={Math.max(3, scale.xEnd(node.baselineEnd) - scale.x(node.baselineStart))}
          height={3}
          rx={1.5}
        />
      )}
      {tried && (
        <rect
          className="gantt-shadow"
          x={scale.x(node.start)}
          y={y - BAR / 2 - 2}
          width={Math.max(3, scale.xEnd(node.end) - scale.x(node.start))}
          height={BAR + 4}
          rx={4}
        />
      )}
      {happened < end && (
        <rect
          className={`gantt-forecast${onGrab ? ' gantt-grab' : ''}`}
          x={happened}
          y={y - BAR / 2 + 0.75}
          width={Math.max(2, end - happened)}
          height={BAR - 1.5}
          rx={2.5}
          opacity={deciding ? 1 : 0.7}
          onPointerDown={onGrab && ((event) => onGrab(own.started ? 'stretch' : 'move', event))}
        />
      )}
      {happened > begin && (
        <rect
          className="gantt-actual"
          x={begin}
          y={y - BAR / 2}
          width={Math.max(3, happened - begin)}
          height={BAR}
          rx={3}
          opacity={pale}
        />
      )}
      {onGrab && (
        <rect
          className="gantt-edge"
          x={end - 4}
          y={y - BAR}
          width={10}
          height={BAR * 2}
          onPointerDown={(event) => onGrab('stretch', event)}
        />
      )}
    </g>
  );
}

/** A drag moves few bars: those that look as before are not drawn again. */
export const GanttBars = memo(
  Bars,
  (before, after) =>
    before.node === after.node &&
    before.scale === after.scale &&
    before.y === after.y &&
    before.today === after.today &&
    before.deciding === after.deciding &&
    before.tried === after.tried &&
    (before.onGrab === undefined) === (after.onGrab === undefined) &&
    before.own.start === after.own.start &&
    before.own.end === after.own.end &&
    before.own.done === after.own.done &&
    before.own.started === after.own.started,
);

function Diamond({ x, y, half, kind }: { x: number; y: number; half: number; kind: string }) {
  return (
    <path
      className={`gantt-${kind}`}
      d={`M${x} ${y - half} L${x + half} ${y} L${x} ${y + half} L${x - half} ${y}Z`}
    />
  );
}
