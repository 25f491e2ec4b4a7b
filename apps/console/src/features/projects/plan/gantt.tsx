import './gantt.css';
import { usePlanWords } from '@guanjia/client/plan';
import type { PlanOutlook, PlanView } from '@guanjia/core/plans';
import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../../ui/light-mark.tsx';
import { GanttBars } from './gantt-bars.tsx';
import { GanttHead } from './gantt-head.tsx';
import { GanttLinks } from './gantt-links.tsx';
import type { GanttRow } from './rows.ts';
import { scaleOf, ticksOf, type Zoom } from './scale.ts';
import { useBarDrag } from './use-bar-drag.ts';
import type { Trial, Trials } from './what-if.ts';

const ROW = 36;

interface GanttProps {
  readonly plan: PlanView;
  readonly outlook: PlanOutlook;
  readonly rows: readonly GanttRow[];
  readonly zoom: Zoom;
  readonly trials: Trials;
  readonly current: string | undefined;
  readonly onTry: ((code: string, trial: Trial) => void) | undefined;
  readonly onOpen: (code: string) => void;
  readonly onFold: (stage: string) => void;
}

/** 横道图: names on the left, deviations on the right, time between them. The table beside it says the same in words. */
export function Gantt(props: GanttProps) {
  const { plan, outlook, rows, zoom, trials, current, onTry, onOpen, onFold } = props;
  const { t } = useTranslation('console');
  const frame = useRef<HTMLDivElement>(null);
  const roomy = useRoomFor(frame);
  const days = [
    plan.startsOn,
    plan.today,
    outlook.endsOn,
    plan.endsOn,
    ...plan.nodes.flatMap((node) => (node.baselineEnd ? [node.baselineEnd] : [])),
  ];
  const scale = scaleOf(days, zoom, roomy);
  const ticks = ticksOf(scale);
  const height = rows.length * ROW;
  const middleOf = (row: number) => row * ROW + ROW / 2;
  const grab = useBarDrag(scale, plan, onTry);
  const firstOpen = rows.findIndex((row) => row.kind === 'node' && row.node.actualEnd === null);
  useOpenAt(frame, Math.max(0, firstOpen - 3) * ROW, zoom === 'fit' ? 0 : scale.x(plan.today) - 160);
  const onKeyDown = (event: KeyboardEvent): void => {
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
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons in it
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
              deciding={outlook.chain.includes(row.node.code)}
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

/** Opens where work is going on now; afterwards people scroll as they like, until the measure changes. */
function useOpenAt(frame: React.RefObject<HTMLDivElement | null>, top: number, left: number): void {
  const latest = useRef({ top, left });
  latest.current = { top, left };
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = latest.current.top;
  }, [frame]);
  const measured = left === 0 ? 'fit' : 'measured';
  useEffect(() => {
    if (frame.current && measured === 'measured') frame.current.scrollLeft = latest.current.left;
  }, [frame, measured]);
}

/** Width that is left for the chart between the two columns. */
function useRoomFor(frame: React.RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(800);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const names = element.querySelector<HTMLElement>('.gantt-names')?.offsetWidth ?? 0;
      const late = element.querySelector<HTMLElement>('.gantt-late')?.offsetWidth ?? 0;
      setRoom(Math.max(240, element.clientWidth - names - late));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return room;
}

function StageName({ row, onFold }: { row: GanttRow & { kind: 'stage' }; onFold: () => void }) {
  const Icon = row.folded ? ChevronRight : ChevronDown;
  return (
    <li className="gantt-name gantt-stage">
      <button type="button" aria-expanded={!row.folded} onClick={onFold}>
        <Icon size={14} aria-hidden />
        <b className="clip">{row.name}</b>
        <span className="small muted">
          {row.done}/{row.count}
        </span>
      </button>
    </li>
  );
}

interface NodeNameProps {
  readonly row: GanttRow & { kind: 'node' };
  readonly outlook: PlanOutlook;
  readonly current: boolean;
  readonly onOpen: () => void;
}

function NodeName({ row: { node }, outlook, current, onOpen }: NodeNameProps) {
  const { t } = useTranslation(['console', 'common']);
  const words = usePlanWords();
  const own = outlook.byCode.get(node.code);
  const done = own?.done === true;
  return (
    <li className={`gantt-name${current ? ' gantt-name-current' : ''}${done ? ' gantt-name-done' : ''}`}>
      <button type="button" onClick={onOpen} title={node.name}>
        <span className="gantt-sign">
          {done ? (
            <>
              <Check size={12} strokeWidth={3} className="gantt-check" aria-hidden />
              <span className="vh">{t('plan.state.done')}</span>
            </>
          ) : (
            (node.light === 'yellow' || node.light === 'red') && <LightMark light={node.light} bare />
          )}
        </span>
        <span className="clip gantt-node">{node.name}</span>
        <span className="small muted clip gantt-office">
          {node.offices[0]?.shortName ?? t('common:plan.firm')}
        </span>
        {own?.lateBy !== null && own !== undefined && <span className="vh">{words.lateBy(own.lateBy)}</span>}
      </button>
    </li>
  );
}

function Deviation({ row, outlook }: { row: GanttRow; outlook: PlanOutlook }) {
  const late = row.kind === 'node' ? outlook.byCode.get(row.node.code)?.lateBy : undefined;
  const done = row.kind === 'node' && outlook.byCode.get(row.node.code)?.done === true;
  return (
    <li aria-hidden="true" className={late && late > 0 && !done ? 'gantt-is-late' : 'muted'}>
      {late ? (late > 0 ? `+${late}` : late) : ''}
    </li>
  );
}
