import { formatDay } from '@guanjia/client/format';
import { usePlanWords } from '@guanjia/client/plan';
import type { PlanView } from '@guanjia/core/plans';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { STAGES } from '../stages.ts';

/** The nine milestones as a way: when each was reached or is expected, and how far off its baseline. */
export function Milestones({ plan }: { plan: PlanView }) {
  const { t } = useTranslation('console');
  const words = usePlanWords();
  const nodeOf = (stage: string) => plan.nodes.findLast((node) => node.milestone === stage);
  const here = STAGES.findIndex((stage) => nodeOf(stage)?.actualEnd === null);
  return (
    <ol
      className="track project-track"
      aria-label={t('project.stage')}
      style={{ gridTemplateColumns: `repeat(${STAGES.length - 1}, minmax(0, 1fr)) max-content` }}
    >
      {STAGES.map((stage, rank) => {
        const node = nodeOf(stage);
        const done = node !== undefined && node.actualEnd !== null;
        const state = done ? 'done' : rank === here ? 'current' : 'ahead';
        return (
          <li
            key={stage}
            className={`track-${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="track-dot">{done && <Check size={11} strokeWidth={3} aria-hidden />}</span>
            <b>{t(`project.stages.${stage}`)}</b>
            {node && (
              <>
                <span className="small">
                  {done ? formatDay(node.end) : t('plan.expectedOn', { day: formatDay(node.end) })}
                </span>
                {node.lateBy !== null && (
                  <span className={node.lateBy > 0 ? 'small plan-late' : 'small'}>
                    {words.lateBy(node.lateBy)}
                  </span>
                )}
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
