import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { MatterList } from '../../features/matters/matter-list.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { SectionHead } from '../../ui/card.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useSession } from '../use-session.ts';

type SubjectProps = { enterpriseId: string } | { projectId: string };

/** Open matters of one enterprise or project, on its page. */
export function SubjectMatters(props: SubjectProps) {
  const t = useTexts();
  const { home } = useSession();
  return (
    <div>
      <SectionHead title={t('home.open')} />
      <MatterList
        filter={{ ...props, queue: 'open', limit: 20 }}
        look={home === 'firm' ? 'parcels' : 'lines'}
        emptyTitle={t('charge.noMatters')}
        emptyText={t('charge.noMattersText')}
      />
    </div>
  );
}

export function RaiseFor(props: SubjectProps) {
  const t = useTexts();
  const { home } = useSession();
  return (
    <Link to="/raise" search={props} className={buttonClass('main', { tall: true, wide: true })}>
      <Plus size={20} aria-hidden />
      {home === 'firm' ? t('nav.raise') : t('charge.raiseFor')}
    </Link>
  );
}
