import type { MatterSummary } from '@guanjia/core/matters';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Tag } from '../../ui/list-tools.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { DueBadge } from './due.tsx';
import './matter-card.css';

/** All the forms of all actions: not before somebody asks for them. */
const QuickActs = lazy(async () => ({ default: (await import('./act/quick-acts.tsx')).QuickActs }));

/** Who has the matter now, in the words of those who work on it. */
function useWhere(matter: MatterSummary): string {
  const t = useTexts();
  if (matter.status === 'handling' && matter.leadOffice) {
    return t('row.withOffice', { office: matter.leadOffice.name });
  }
  return t(`actions:matterStatus.${matter.status}`);
}

/** One line of a work list: title, whose and where, light, and what may be done without opening it. */
export function MatterRow({ matter }: { matter: MatterSummary }) {
  const t = useTexts();
  const where = useWhere(matter);
  const [quick, setQuick] = useState(false);
  return (
    <li className="matter-row">
      <Link to="/matters/$matterId" params={{ matterId: matter.id }} className="matter-row__link">
        <span className="matter-row__line">
          <span className="title ell grow">{matter.title}</span>
          <DueBadge matter={matter} />
        </span>
        <span className="matter-row__line muted">
          <span className="ell grow">
            {where} · {matter.project?.name ?? matter.enterprise.name}
          </span>
          {matter.urgency === 'urgent' && <Tag tone="red">{t('actions:urgency.urgent')}</Tag>}
          {matter.urgings > 0 && <Tag tone="red">{t('actions:urged', { count: matter.urgings })}</Tag>}
          {matter.escalatedTo && <Tag tone="blue">{t('row.escalated')}</Tag>}
        </span>
      </Link>
      <IconButton
        label={t('row.quick', { title: matter.title })}
        icon={Ellipsis}
        aria-haspopup="dialog"
        onClick={() => setQuick(true)}
      />
      {quick && (
        <Suspense fallback={null}>
          <QuickActs matterId={matter.id} title={matter.title} onClose={() => setQuick(false)} />
        </Suspense>
      )}
    </li>
  );
}
