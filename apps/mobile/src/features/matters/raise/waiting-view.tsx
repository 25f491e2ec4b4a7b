import { connectivity } from '@guanjia/client/live';
import { CircleCheck, CloudUpload } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { useDrafts } from './use-drafts.ts';

interface WaitingViewProps {
  title: string;
  draftId: string;
  onBack: () => void;
  onEdit: () => void;
}

/** Handed over without a connection: what is kept, and that it goes out by itself. */
export function WaitingView({ title, draftId, onBack, onEdit }: WaitingViewProps) {
  const t = useTexts();
  const drafts = useDrafts();
  const mine = drafts?.find((d) => d.id === draftId);
  if (drafts && !mine) {
    return (
      <Page title={title} onBack={onBack} narrow>
        <Empty icon={CircleCheck} title={t('raise.arrived')} text={t('raise.arrivedNote')}>
          <Button onClick={onBack}>{t('raise.toHome')}</Button>
        </Empty>
      </Page>
    );
  }
  const refused = mine?.state === 'editing';
  return (
    <Page title={title} onBack={onBack} narrow>
      <Empty
        icon={CloudUpload}
        title={refused ? t('raise.refused') : t('raise.waiting')}
        text={refused ? t('raise.refusedNote') : t('raise.waitingNote')}
      >
        {!refused && <Button onClick={() => connectivity.probeNow()}>{t('common:retry')}</Button>}
        <Button kind="soft" onClick={onEdit}>
          {t('raise.editAgain')}
        </Button>
        <Button kind="plain" onClick={onBack}>
          {t('raise.toHome')}
        </Button>
      </Empty>
    </Page>
  );
}
