import { formatMoment } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import { Card } from '../../../ui/card.tsx';
import { CallLink } from '../../../ui/contact-row.tsx';
import { Face } from '../../../ui/face.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { DueBadge, dueDay } from '../due.tsx';
import { UsedDays, Wanted } from './firm-head.tsx';

/** For those who work on it: what runs out when, in which state, for whom. */
export function StaffHead({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const { due } = matter;
  const person = matter.people.find((p) => p.relation === 'firm');
  const subject = matter.project?.name ?? matter.enterprise.name;
  return (
    <Card className="head-card" label={t('matter.headLabel')}>
      <div className="head-card__line">
        <DueBadge matter={matter} />
        <UsedDays matter={matter} />
      </div>
      <h2 className="head-card__big">
        {due
          ? t(`matter.staffDue.${due.kind}`, { day: dueDay(due.at) })
          : t(`actions:matterStatus.${matter.status}`)}
      </h2>
      <p className="muted">
        {t(`actions:matterStatus.${matter.status}`)} · {matter.type.name}
        {matter.urgency === 'urgent' && ` · ${t('actions:urgency.urgent')}`}
        {due && ` · ${t('matter.deadline', { when: formatMoment(due.at) })}`}
        {due?.provisional && ` · ${t('actions:timeLeft.provisional')}`}
      </p>
      {matter.status === 'awaiting-materials' && <Wanted items={matter.materialsWanted} />}
      <p className="assignment__words">{matter.text}</p>
      <div className="holder">
        <Face name={person?.name ?? subject} size="m" />
        <div className="grow">
          <p className="title">{subject}</p>
          <p className="muted">
            {person ? [person.name, person.title].filter(Boolean).join(' · ') : t('matter.noContact')}
          </p>
        </div>
        {person && <CallLink name={person.name} phone={person.phone} />}
      </div>
    </Card>
  );
}
