import type { MatterSummary } from '@guanjia/core/matters';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Face } from '../../ui/face.tsx';
import { Track } from '../../ui/timeline.tsx';
import { type Texts, useTexts } from '../../ui/use-texts.ts';
import { DueBadge, dueDay } from './due.tsx';
import './matter-card.css';
import { ratingWords } from './rating-words.ts';
import { endedStatuses, stationOf } from './stations.ts';

/** What comes next, in words for the firm. */
function nextForFirm(t: Texts, matter: MatterSummary): { text: string; ask: boolean } {
  const day = matter.due ? dueDay(matter.due.at) : undefined;
  if (day && matter.due?.left.overdue && matter.light === 'red') {
    return { text: t('card.late', { who: matter.butler.name, day }), ask: false };
  }
  switch (matter.status) {
    case 'submitted':
      return {
        text: day ? t('card.acceptBy', { name: matter.butler.name, day }) : t('card.acceptSoon'),
        ask: false,
      };
    case 'awaiting-materials':
      return { text: t('card.supply'), ask: true };
    case 'answered':
      return { text: day ? t('card.confirmBy', { day }) : t('card.confirm'), ask: true };
    case 'accepted':
    case 'handling': {
      const who =
        matter.status === 'accepted' ? matter.butler.name : (matter.leadOffice?.name ?? matter.butler.name);
      return { text: day ? t('card.answerBy', { who, day }) : t('card.inHand', { who }), ask: false };
    }
    case 'rectifying': {
      const who = matter.butler.name;
      return { text: day ? t('card.rectifyBy', { who, day }) : t('card.inHand', { who }), ask: false };
    }
    case 'closed':
      return matter.lastRating === null
        ? { text: t('card.rate'), ask: true }
        : { text: t('card.rated', { level: ratingWords(t)[matter.lastRating] }), ask: false };
    default:
      return { text: t(`actions:firmStatus.${matter.status}`), ask: false };
  }
}

/** A matter as a parcel on its way: for the firm. `full` shows the stations. */
export function MatterCard({ matter, full }: { matter: MatterSummary; full?: boolean }) {
  const t = useTexts();
  const next = nextForFirm(t, matter);
  const station = stationOf[matter.status];
  const who =
    matter.status === 'handling' ? (matter.leadOffice?.name ?? matter.butler.name) : matter.butler.name;
  return (
    <Link to="/matters/$matterId" params={{ matterId: matter.id }} className="card matter-card">
      <div className="matter-card__top">
        <span className="title ell grow">{matter.title}</span>
        <DueBadge matter={matter} firm />
      </div>
      {full && !endedStatuses.has(matter.status) ? (
        <>
          <Track
            stations={[t('track.submitted'), t('track.butler'), t('track.office'), t('track.done')]}
            now={station}
          />
          <div className="matter-card__next">
            <Face name={who} size="s" />
            <span className={next.ask ? 'grow matter-card__ask' : 'grow'}>{next.text}</span>
            <ChevronRight size={16} aria-hidden color="var(--ink-2)" />
          </div>
        </>
      ) : (
        <p className={next.ask ? 'matter-card__line matter-card__ask' : 'matter-card__line'}>{next.text}</p>
      )}
    </Link>
  );
}
