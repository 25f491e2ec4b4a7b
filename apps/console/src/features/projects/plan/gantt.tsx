import './gantt.css';
import type { PlanOutlook, PlanView } from '@guanjia/core/plans';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GanttBars } from './gantt-bars.tsx';
import { GanttHead } from './gantt-head.tsx';
import { GanttLinks } from './gantt-links.tsx';
import { Deviation, NodeName, StageName } from './gantt-names.tsx';
import type { GanttRow } from './rows.ts';
import { scaleOf, ticksOf, type Zoom, zoomed } from './scale.ts';
import { useBarDrag } from './use-bar-drag.ts';
import { useOpenAt, useRoomFor } from './use-frame.ts';
import type { Trial, Trials } from './what-if.ts';

const ROW = 36;

interface GanttProps {
  readonly plan: PlanView;
  readonly outlook: PlanOutlook;
  readonly rows: readonly GanttRow[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  /** Width in pixels to lay it over where the screen is not what decides: on paper. */
  readonly paper?: number | undefined;
  readonly trials: Trials;
  readonly current: string | undefined;
  readonly onTry: ((code: string, trial: Trial) => void) | undefined;
  readonly onOpen: (code: string) => void;
  readonly onFold: (stage: string) => void;
}

/** 横道图: names on the left, deviations on the right, time between them. The table beside it says the same in words. */
export function Gantt(props: GanttProps) {
  const { plan, outlook, rows, zoom, onZoom, paper, trials, current, onTry, onOpen, onFold } = props;
  const { t } = useTranslation('console');
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoomFor(frame);
  const deciding = useMemo(() => new Set(outlook.chain), [outlook]);
  const { endsOn } = outlook;
  const width = paper ?? room;
  const scale = useMemo(
    () =>
      scaleOf(
        [
          plan.startsOn,
          plan.today,
          endsOn,
          plan.endsOn,
          ...plan.nodes.flatMap((node) => (node.baselineEnd ? [node.baselineEnd] : [])),
        ],
        zoom,
        width,
      ),
    [plan, endsOn, zoom, width],
  );
  const ticks = ticksOf(scale);
  const height = rows.length * ROW;
  const middleOf = (row: number) => row * ROW + ROW / 2;
  const grab = useBarDrag(scale, plan, onTry);
  const firstOpen = rows.findIndex((row) => row.kind === 'node' && row.node.actualEnd === null);
  useOpenAt(frame, Math.max(0, firstOpen - 3) * ROW, zoom === 'fit' ? 0 : scale.x(plan.today) - 160);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const closer = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0;
    if (closer !== 0) {
      event.preventDefault();
      onZoom(zoomed(zoom, closer));
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(frame.current?.querySelectorAll<HTMLButtonElement>('.gantt-name button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons in it, + and - change the measure
    <div className="gantt" ref={frame} onKeyDown={onKeyDown}>
      <div className="gantt-names gantt-head-cell">
        <span>{t('plan.node')}</span>
        <span>{t('plan.responsible')}</span>
      </div>
      <GanttHead scale={scale} ticks={ticks} today={plan.today} />
      <div className="gantt-late gantt-head-cell">{t('plan.deviation')}</div>
      <ul className="gantt-names">
        {rows.map((row) =>
          row.kind === 'stage' ? (
            <StageName key={row.code} row={row} onFold={() => onFold(row.code)} />
          ) : (
            <NodeName
              key={row.node.code}
              row={row}
              outlook={outlook}
              current={row.node.code === current}
              onOpen={() => onOpen(row.node.code)}
            />
          ),
        )}
      </ul>
      <svg className="gantt-chart" width={scale.width} height={height} aria-hidden="true">
        <defs>
          {(['gantt-arrow', 'gantt-arrow-deciding'] as const).map((id) => (
            <marker
              key={id}
              id={id}
              viewBox="0 0 6 6"
              refX="3"
              refY="3"
              markerWidth="6"
              markerHeight="6"
              orient="auto"
            >
              <path className={`${id}-head`} d="M0 0 L6 3 L0 6Z" />
            </marker>
          ))}
        </defs>
        {ticks.map((tick) => (
          <line
            key={tick.day}
            className={tick.newYear ? 'gantt-year' : 'gantt-month'}
            x1={tick.x}
            x2={tick.x}
            y1={0}
            y2={height}
          />
        ))}
        {rows.map((row, n) => (
          <g key={row.kind === 'node' ? row.node.code : `stage-${row.code}`}>
            {row.kind === 'node' && row.node.code === current && (
              <rect className="gantt-current" x={0} y={n * ROW} width={scale.width} height={ROW} />
            )}
            <line
              className="gantt-line"
              x1={0}
              x2={scale.width}
              y1={(n + 1) * ROW - 0.5}
              y2={(n + 1) * ROW - 0.5}
            />
          </g>
        ))}
        <GanttLinks rows={rows} outlook={outlook} scale={scale} middleOf={middleOf} />
        {rows.map((row, n) => {
          const own = row.kind === 'node' ? outlook.byCode.get(row.node.code) : undefined;
          if (row.kind !== 'node' || !own) return null;
          return (
            <GanttBars
              key={row.node.code}
              node={row.node}
              own={own}
              scale={scale}
              y={middleOf(n)}
              today={plan.today}
              deciding={deciding.has(row.node.code)}
              tried={trials.size > 0 && (own.start !== row.node.start || own.end !== row.node.end)}
              onGrab={onTry && !own.done ? grab(row.node) : undefined}
            />
          );
        })}
        <line className="gantt-today" x1={scale.x(plan.today)} x2={scale.x(plan.today)} y1={0} y2={height} />
      </svg>
      <ul className="gantt-late">
        {rows.map((row) => (
          <Deviation
            key={row.kind === 'node' ? row.node.code : `stage-${row.code}`}
            row={row}
            outlook={outlook}
          />
        ))}
      </ul>
    </div>
  );
}
