import { formatDay } from '@guanjia/client/format';
import { likelySameOptions } from '@guanjia/client/queries';
import type { MatterType } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Copy, Sparkles } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Card } from '../../../ui/card.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { guessType } from './guess-type.ts';
import { unsureType } from './type-chips.tsx';
import type { RaiseSubject } from './use-raise.ts';

/** Fewer characters say too little to be compared. */
const shortestCompared = 4;

interface HintsProps {
  text: string;
  types: readonly MatterType[];
  type: MatterType | undefined;
  subject: RaiseSubject | undefined;
  onPick: (code: string) => void;
}

const settlesAfterMs = 700;

/** What was written once the fingers rest: nothing is asked at every key. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), settlesAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What the words sound like, and what of the same kind is on its way already. */
export function Hints({ text, types, type, subject, onPick }: HintsProps) {
  const t = useTexts();
  const guess = guessType(text, types);
  const offered = guess && guess.code !== type?.code ? guess : undefined;
  const words = useSettled(text.trim());
  const like = useQuery({
    ...likelySameOptions({
      typeCode: type?.code ?? unsureType,
      text: words,
      ...(subject?.kind === 'project' ? { projectId: subject.id } : { enterpriseId: subject?.id ?? '' }),
    }),
    enabled: subject !== undefined && [...words].length >= shortestCompared,
  });
  const twin = like.data?.items[0];
  if (!offered && !twin) return null;
  return (
    <Card>
      {offered && (
        <div className="hint" role="status">
          <span className="hint__tile">
            <Sparkles size={20} aria-hidden />
          </span>
          <div className="grow">
            <p className="title">{t('raise.guess', { name: offered.name })}</p>
            <p className="muted">{t('raise.guessNote')}</p>
          </div>
          <button type="button" className="hint__go" onClick={() => onPick(offered.code)}>
            {t('raise.guessTake')}
          </button>
        </div>
      )}
      {twin && (
        <div className="hint">
          <span className="hint__tile">
            <Copy size={20} aria-hidden />
          </span>
          <div className="grow">
            <p className="title">{t(twin.open ? 'raise.twin' : 'raise.twinClosed')}</p>
            <p className="muted">
              {t('raise.twinNote', { title: twin.title, day: formatDay(twin.createdAt) })}
            </p>
          </div>
          <Link className="hint__go" to="/matters/$matterId" params={{ matterId: twin.id }}>
            {t('raise.twinGo')}
          </Link>
        </div>
      )}
    </Card>
  );
}
