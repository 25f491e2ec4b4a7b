import { queueCountsOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Clock, Inbox, TriangleAlert } from 'lucide-react';
import { MatterList } from '../../features/matters/matter-list.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { OnMeCard } from '../../features/supervision/on-me-card.tsx';
import { SectionHead } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useSession } from '../use-session.ts';
import { CountTile } from './count-tile.tsx';

/** What an officer or head does on the move: sign for, answer with a photo. */
export function DepartmentHome() {
  const t = useTexts();
  const session = useSession();
  const query = useQuery(queueCountsOptions);
  const counts = query.data?.counts;
  return (
    <Page
      title={session.offices[0]?.name ?? t('nav.todo')}
      note={t('office.who', { name: session.account.displayName })}
      end={<Bell />}
      wash
    >
      <div className="counts">
        <CountTile
          tone="red"
          icon={<TriangleAlert size={14} aria-hidden />}
          name={t('today.overdue')}
          value={counts?.overdue}
          search={{ queue: 'overdue' }}
        />
        <CountTile
          tone="yellow"
          icon={<Clock size={14} aria-hidden />}
          name={t('today.dueSoon')}
          value={counts?.['due-soon']}
          search={{ queue: 'due-soon' }}
        />
        <CountTile
          tone="blue"
          icon={<Inbox size={14} aria-hidden />}
          name={t('list.toSign')}
          value={counts?.['to-accept']}
          search={{ queue: 'to-accept' }}
        />
      </div>
      {query.isError && !counts && <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />}
      <OnMeCard />
      <div className="columns">
        <div>
          <SectionHead title={t('office.toSign')} note={t('office.toSignNote')} />
          <MatterList
            filter={{ queue: 'to-accept', limit: 10 }}
            look="lines"
            brief
            emptyTitle={t('office.noneToSign')}
            emptyText={t('office.noneToSignText')}
          />
        </div>
        <div>
          <SectionHead title={t('office.inHand')} note={t('today.byDue')} />
          <MatterList
            filter={{ queue: 'in-hand', limit: 20 }}
            look="lines"
            brief
            emptyTitle={t('office.noneInHand')}
            emptyText={t('office.noneInHandText')}
          />
        </div>
      </div>
    </Page>
  );
}
