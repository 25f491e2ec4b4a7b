import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import type { PlanLimit, PlanOutlook } from '@guanjia/core/plans';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../../ui/light-mark.tsx';
import type { GanttRow } from './rows.ts';

interface NodeTableProps {
  readonly outlook: PlanOutlook;
  readonly rows: readonly GanttRow[];
  readonly onOpen: (code: string) => void;
}

/** The plan in words and numbers: limits, days, floats, whose node it is. */
export function NodeTable({ outlook, rows, onOpen }: NodeTableProps) {
  const { t } = useTranslation(['console', 'common']);
  const words = usePlanWords();
  const limit = (one: PlanLimit | null) =>
    one === null ? (
      <span className="muted">{t('common:unknown')}</span>
    ) : (
      <span title={one.source}>{t(`plan.days.${one.unit}`, { n: one.days })}</span>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by keyboard
    <section className="plan-table" tabIndex={0} aria-label={t('plan.asTable')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('plan.node')}</th>
            <th scope="col">{t('plan.light')}</th>
            <th scope="col">{t('plan.responsible')}</th>
            <th scope="col">{t('plan.length')}</th>
            <th scope="col">{t('plan.promised')}</th>
            <th scope="col">{t('plan.statutory')}</th>
            <th scope="col">{t('plan.pastPractice')}</th>
            <th scope="col">{t('plan.start')}</th>
            <th scope="col">{t('plan.end')}</th>
            <th scope="col">{t('plan.baselineEnd')}</th>
            <th scope="col">{t('plan.deviation')}</th>
            <th scope="col">{t('plan.float')}</th>
            <th scope="col">{t('plan.before')}</th>
            <th scope="col">{t('plan.matter')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            if (row.kind === 'stage') {
              return (
                <tr key={`stage-${row.code}`} className="plan-table-stage">
                  <th scope="rowgroup" colSpan={14}>
                    {row.name}
                  </th>
                </tr>
              );
            }
            const { node } = row;
            const own = outlook.byCode.get(node.code);
            if (!own) return null;
            return (
              <tr key={node.code}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onOpen(node.code)}>
                    {node.code} {node.name}
                  </button>
                </th>
                <td>{node.light === 'none' ? '' : <LightMark light={node.light} />}</td>
                <td>{node.offices.map((office) => office.shortName).join('、') || t('common:plan.firm')}</td>
                <td className="plan-number">{t(`plan.days.${node.unit}`, { n: node.days })}</td>
                <td className="plan-number">{limit(node.promised)}</td>
                <td className="plan-number">{limit(node.statutory)}</td>
                <td className="plan-number">{limit(node.pastPractice)}</td>
                <td className="nowrap">{dayWith(own.start, own.started, t('plan.expected'))}</td>
                <td className="nowrap">{dayWith(own.end, own.done, t('plan.expected'))}</td>
                <td className="nowrap">{node.baselineEnd ? formatDay(node.baselineEnd) : '—'}</td>
                <td className={own.lateBy !== null && own.lateBy > 0 ? 'gantt-is-late' : undefined}>
                  {own.lateBy === null ? '—' : words.lateBy(own.lateBy)}
                </td>
                <td className="plan-number">{own.done ? '—' : own.totalFloat}</td>
                <td>{node.predecessors.map(({ from }) => from).join('、') || '—'}</td>
                <td>
                  {node.matter ? (
                    <Link
                      to="/matters/$matterId"
                      params={{ matterId: node.matter.id }}
                      className="link nowrap"
                    >
                      {node.matter.number}
                    </Link>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const dayWith = (day: string, real: boolean, expected: string): string =>
  real ? formatDay(day) : `${expected} ${formatDay(day)}`;
