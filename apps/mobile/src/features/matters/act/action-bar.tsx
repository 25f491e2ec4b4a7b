import type { AvailableAction, MatterDetail } from '@guanjia/core/matters';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Sheet, SheetBody } from '../../../ui/sheet.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActList } from './act-list.tsx';
import { footLabel } from './labels.ts';
import { footActions, isQuiet, placingOf } from './placing.ts';

interface ActionBarProps {
  matter: MatterDetail;
  actions: readonly AvailableAction[];
  onAct: (act: AvailableAction) => void;
}

/** Buttons that stand side by side at the thumb; more than these hide behind 更多. */
const mostShown = 2;

/** What may be done: the natural next step large, one beside it, the rest behind 更多. */
export function ActionBar({ matter, actions, onAct }: ActionBarProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const acts = footActions(actions);
  // What can't be taken back is never under the thumb by itself.
  const safe = acts.filter((act) => !placingOf(act.action).grave);
  const shown = safe.slice(0, mostShown);
  const hidden = acts.filter((act) => !shown.includes(act));
  return (
    <div className="page-foot__acts">
      {shown.map((act, i) => {
        const main = i === 0 && !isQuiet(matter, act.action);
        return (
          <Button
            key={`${act.action}.${act.assignmentId ?? ''}`}
            tall
            kind={main ? 'main' : 'soft'}
            icon={placingOf(act.action).icon}
            className={i === 0 ? 'page-foot__first' : undefined}
            onClick={() => onAct(act)}
          >
            {footLabel(t, matter, act)}
          </Button>
        );
      })}
      {hidden.length > 0 && (
        <Button
          kind="line"
          tall
          className="page-foot__more"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {t('common:more')}
        </Button>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={t('act.more')}>
        <SheetBody>
          <ActList
            matter={matter}
            acts={hidden}
            onAct={(act) => {
              setOpen(false);
              onAct(act);
            }}
          />
        </SheetBody>
      </Sheet>
    </div>
  );
}
