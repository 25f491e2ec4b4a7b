import { formatDayOfWeek, formatWorkingDays } from '@guanjia/client/format';
import type { MatterDetail } from '@guanjia/core/matters';
import { Link } from '@tanstack/react-router';
import { Card } from '../../../ui/card.tsx';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';
import { DueBadge, dueDay } from '../due.tsx';
import { endedStatuses } from '../stations.ts';
import { Holder } from './holder.tsx';

/** The one thing that the firm wants to know: when does an answer come, or what is asked of it. */
function headline(t: Texts, matter: MatterDetail): string {
  const day = matter.due ? dueDay(matter.due.at) : undefined;
  // A promise that has passed is not made again.
  if (day && matter.due?.left.overdue && matter.light === 'red') return t('matter.head.late', { day });
  switch (matter.status) {
    case 'submitted':
      return day ? t('matter.head.acceptBy', { day }) : t('matter.head.submitted');
    case 'accepted':
    case 'handling':
      return day ? t('matter.head.answerBy', { day }) : t('matter.head.inHand');
    case 'awaiting-materials':
      return t('matter.head.supply');
    case 'answered':
      return t('matter.head.answered');
    case 'rectifying':
      if (!day) return t('matter.head.rectifying');
      if (matter.due?.kind === 'verify') return t('matter.head.verifyBy', { day });
      return t(matter.due?.kind === 'revisit' ? 'matter.head.revisitBy' : 'matter.head.rectifyBy', { day });
    case 'closed':
      return t('matter.head.closed');
    case 'declined':
      return t('matter.head.declined');
    case 'merged':
      return t('matter.head.merged');
    case 'withdrawn':
      return t('matter.head.withdrawn');
  }
}

function under(t: Texts, matter: MatterDetail): string | undefined {
  if (matter.due?.left.overdue && matter.light === 'red') return t('matter.under.late');
  if (matter.status === 'answered') {
    return matter.due ? t('matter.under.confirmBy', { day: dueDay(matter.due.at) }) : undefined;
  }
  if (matter.status === 'declined' && matter.declineReason) {
    return t('matter.under.declined', { reason: t(`actions:declineReason.${matter.declineReason}`) });
  }
  if (matter.status === 'awaiting-materials') return t('matter.under.paused');
  if (matter.status === 'closed' && matter.closeReason) {
    return t(`matter.under.closed.${matter.closeReason}`);
  }
  return undefined;
}

export function UsedDays({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const { workingDays, promised } = matter.timeUsed;
  if (workingDays === null) return null;
  return (
    <span className="muted">
      {t('matter.used', { used: formatWorkingDays(workingDays), promised: formatWorkingDays(promised.days) })}
    </span>
  );
}

export function FirmHead({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const more = under(t, matter);
  return (
    <Card className="head-card" label={t('matter.headLabel')}>
      <div className="head-card__line">
        <DueBadge matter={matter} firm />
        <UsedDays matter={matter} />
      </div>
      <h2 className="head-card__big">{headline(t, matter)}</h2>
      {more !== undefined && <p className="muted">{more}</p>}
      {matter.status === 'awaiting-materials' && <Wanted items={matter.materialsWanted} />}
      <MergedInto matter={matter} />
      <Urged matter={matter} />
      <Holder matter={matter} />
    </Card>
  );
}

/** Where it goes on. */
function MergedInto({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  if (!matter.mergedInto) return null;
  return (
    <Link className="btn btn--soft" to="/matters/$matterId" params={{ matterId: matter.mergedInto.id }}>
      {t('matter.mergedInto', { number: matter.mergedInto.number })}
    </Link>
  );
}

/** That pressing was heard, and from when on one may press again. */
function Urged({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  if (matter.urgeAgainAt === null || endedStatuses.has(matter.status)) return null;
  if (matter.actions.some((act) => act.action === 'urge')) return null;
  return <p className="muted">{t('matter.urged', { day: formatDayOfWeek(matter.urgeAgainAt) })}</p>;
}

export function Wanted({ items }: { items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="wanted">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
