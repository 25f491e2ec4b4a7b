import { useMatterAction } from '@guanjia/client/queries';
import type { MatterDetail, RatingLevel } from '@guanjia/core/matters';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FacesScale } from '../../../ui/faces-scale.tsx';
import { SendFailure } from '../../../ui/failure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { dueDay } from '../due.tsx';
import { ratingWords } from '../rating-words.ts';

/** The five faces, opened by the end of the matter: no default, one touch and a second to send. */
export function RateCard({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const say = useToast();
  const [level, setLevel] = useState<RatingLevel | undefined>();
  const [text, setText] = useState('');
  const rate = useMatterAction(matter.id, 'rate');
  const send = () => {
    if (level === undefined) return;
    const words = text.trim();
    rate.mutate({ level, ...(words ? { text: words } : {}) }, { onSuccess: () => say(t('rate.thanks')) });
  };
  return (
    <Card className="rate-card" label={t('rate.title')}>
      <h2 className="title">{t('rate.title')}</h2>
      <p className="muted">
        {t('rate.note')}
        {matter.ratingUntil && t('rate.until', { day: dueDay(matter.ratingUntil) })}
      </p>
      <FacesScale label={t('rate.scale')} labels={ratingWords(t)} value={level} onChange={setLevel} />
      {level !== undefined && (
        <>
          <TextArea
            label={level <= 2 ? t('rate.whyBad') : t('rate.why')}
            note={t('common:optional')}
            hint={t('rate.immutable')}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          <SendFailure failure={rate.error} />
          <Button tall wide busy={rate.isPending} onClick={send}>
            {t('rate.send')}
          </Button>
        </>
      )}
    </Card>
  );
}
