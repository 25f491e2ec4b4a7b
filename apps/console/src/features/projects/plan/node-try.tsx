import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { Input, InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import type { Trial } from './what-if.ts';

interface NodeTryProps {
  readonly plan: PlanView;
  readonly node: PlanNodeView;
  readonly trial: Trial | undefined;
  readonly onTry: (trial: Trial) => void;
}

/** 推演 by numbers: what dragging the bar does, for keyboards and for who wants it exact. */
export function NodeTry({ plan, node, trial, onTry }: NodeTryProps) {
  const { t } = useTranslation('console');
  const dayId = useId();
  const lengthId = useId();
  return (
    <section className="node-section">
      <h3>{t('plan.trial.heading')}</h3>
      <div className="node-try">
        {node.actualStart === null && (
          <label htmlFor={dayId}>
            <span className="small sub">{t('plan.trial.notBefore')}</span>
            <Input
              id={dayId}
              type="date"
              min={plan.startsOn}
              value={(trial?.earliestStart === undefined ? node.earliestStart : trial.earliestStart) ?? ''}
              onChange={({ target }) => onTry({ earliestStart: target.value === '' ? null : target.value })}
            />
          </label>
        )}
        <label htmlFor={lengthId}>
          <span className="small sub">{t(`plan.trial.length.${node.unit}`)}</span>
          <InputNumber<number>
            id={lengthId}
            min={0}
            max={3650}
            precision={0}
            value={trial?.days ?? node.days}
            onChange={(days) => days !== null && onTry({ days })}
          />
        </label>
        {trial && (
          <Button onClick={() => onTry({ earliestStart: node.earliestStart, days: node.days })}>
            {t('plan.trial.undo')}
          </Button>
        )}
      </div>
      <p className="small muted">{t('plan.trial.help')}</p>
    </section>
  );
}
