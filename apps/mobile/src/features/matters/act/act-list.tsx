import type { AvailableAction, MatterDetail } from '@guanjia/core/matters';
import { useTexts } from '../../../ui/use-texts.ts';
import './act.css';
import { actionLabel } from './labels.ts';
import { placingOf } from './placing.ts';

interface ActListProps {
  matter: MatterDetail;
  acts: readonly AvailableAction[];
  onAct: (act: AvailableAction) => void;
}

/** Actions as lines, each with what it does; the risky ones last and worded so. */
export function ActList({ matter, acts, onAct }: ActListProps) {
  const t = useTexts();
  return (
    <ul className="act-more">
      {acts.map((act) => {
        const { icon: Icon, grave } = placingOf(act.action);
        return (
          <li key={`${act.action}.${act.assignmentId ?? ''}`}>
            <button
              type="button"
              className={grave ? 'act-more__item act-more__item--grave' : 'act-more__item'}
              onClick={() => onAct(act)}
            >
              <Icon size={22} aria-hidden />
              <span className="grow">
                {actionLabel(t, matter, act)}
                <span className="muted row__note">{t(`act.about.${act.action}`)}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
