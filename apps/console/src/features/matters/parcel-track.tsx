import '../../ui/track.css';
import { formatMoment } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { trackStepsOf } from './track-steps.ts';

/** The way of the matter, like a parcel's. */
export function ParcelTrack({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions']);
  const steps = trackStepsOf(matter);
  const live = matter.assignments.filter((one) => one.status !== 'returned' && one.status !== 'recalled');
  const offices = new Set(live.map((one) => one.office.id)).size;
  const paused = matter.status === 'awaiting-materials';
  const noteOf = (name: string): string => {
    if (name === 'assigned' && offices > 1) return ` · ${t('track.offices', { count: offices })}`;
    if (name === 'closed' && matter.closeReason)
      return ` · ${t(`actions:closeReason.${matter.closeReason}`)}`;
    if (name === 'handled' && paused) return ` · ${t('track.paused')}`;
    return '';
  };
  return (
    <ol
      className="track"
      aria-label={t('track.title')}
      style={{ gridTemplateColumns: `repeat(${steps.length - 1}, minmax(0, 1fr)) max-content` }}
    >
      {steps.map((step) => (
        <li
          key={step.name}
          className={`track-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="track-dot">
            {step.state === 'done' && <Check size={11} strokeWidth={3} aria-hidden />}
          </span>
          <b>{t(`track.${step.name}`)}</b>
          <span className="small">
            {step.at ? `${formatMoment(step.at)}${noteOf(step.name)}` : t(`track.ahead.${step.state}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
