import { usePlanWords } from '@guanjia/client/plan';
import type { PlanOutlook } from '@guanjia/core/plans';
import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../../ui/light-mark.tsx';
import type { GanttRow } from './rows.ts';

/** A stage, which folds its nodes away. */
export function StageName({ row, onFold }: { row: GanttRow & { kind: 'stage' }; onFold: () => void }) {
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

/** A node by its name, with its light and whose it is. */
export function NodeName({ row: { node }, outlook, current, onOpen }: NodeNameProps) {
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

/** Working days off the baseline. */
export function Deviation({ row, outlook }: { row: GanttRow; outlook: PlanOutlook }) {
  const late = row.kind === 'node' ? outlook.byCode.get(row.node.code)?.lateBy : undefined;
  const done = row.kind === 'node' && outlook.byCode.get(row.node.code)?.done === true;
  return (
    <li aria-hidden="true" className={late && late > 0 && !done ? 'gantt-is-late' : 'muted'}>
      {late ? (late > 0 ? `+${late}` : late) : ''}
    </li>
  );
}
