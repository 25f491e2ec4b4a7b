import { matterOptions } from '@guanjia/client/queries';
import type { AvailableAction } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadFailure } from '../../../ui/failure.tsx';
import { Sheet, SheetBody } from '../../../ui/sheet.tsx';
import { Bone, Loading } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActList } from './act-list.tsx';
import { ActionSheet } from './action-sheet.tsx';
import { allActions } from './placing.ts';

interface QuickActsProps {
  matterId: string;
  title: string;
  onClose: () => void;
}

/** What may be done with a matter, from a list: read when it is asked for, then the action's own sheet. */
export function QuickActs({ matterId, title, onClose }: QuickActsProps) {
  const t = useTexts();
  const query = useQuery(matterOptions(matterId));
  const [act, setAct] = useState<AvailableAction | undefined>();
  const matter = query.data;

  if (matter && act) {
    return (
      <ActionSheet
        key={`${act.action}.${act.assignmentId ?? ''}`}
        matter={matter}
        act={act}
        onClose={onClose}
        onInstead={setAct}
      />
    );
  }
  return (
    <Sheet open onClose={onClose} title={title} description={t('act.quick')}>
      <SheetBody>
        {matter ? (
          matter.actions.length > 0 ? (
            <ActList matter={matter} acts={allActions(matter.actions)} onAct={setAct} />
          ) : (
            <p className="muted">{t('act.nothingNow')}</p>
          )
        ) : query.isError ? (
          <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading>
            <div className="stack">
              <Bone h="52px" />
              <Bone h="52px" />
              <Bone h="52px" />
            </div>
          </Loading>
        )}
      </SheetBody>
    </Sheet>
  );
}
