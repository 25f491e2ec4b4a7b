import { formatDay } from '@guanjia/client/format';
import { matterListOptions } from '@guanjia/client/queries';
import type { MatterType } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Copy, Sparkles } from 'lucide-react';
import { Card } from '../../../ui/card.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { guessType } from './guess-type.ts';
import { unsureType } from './type-chips.tsx';
import type { RaiseSubject } from './use-raise.ts';

interface HintsProps {
  text: string;
  types: readonly MatterType[];
  type: MatterType | undefined;
  subject: RaiseSubject | undefined;
  onPick: (code: string) => void;
}

/** What the words sound like, and what of the same kind is on its way already. */
export function Hints({ text, types, type, subject, onPick }: HintsProps) {
  const t = useTexts();
  const guess = guessType(text, types);
  const offered = guess && guess.code !== type?.code ? guess : undefined;
  const similar = useInfiniteQuery({
    ...matterListOptions({
      queue: 'open',
      limit: 1,
      typeCode: type?.code,
      ...(subject?.kind === 'project' ? { projectId: subject.id } : { enterpriseId: subject?.id }),
    }),
    enabled: type !== undefined && type.code !== unsureType && subject !== undefined,
  });
  const twin = similar.data?.pages[0]?.items[0];
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
            <p className="title">{t('raise.twin')}</p>
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
