import { formatDayOfWeek } from '@guanjia/client/format';
import { queueCountsOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Clock, Inbox, TriangleAlert } from 'lucide-react';
import { MatterList } from '../../features/matters/matter-list.tsx';
import { PledgesCard } from '../../features/matters/pledges-card.tsx';
import { KeptDrafts } from '../../features/matters/raise/kept-drafts.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { OnMeCard } from '../../features/supervision/on-me-card.tsx';
import { SuperviseLink } from '../../features/supervision/supervise-link.tsx';
import { SectionHead } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useSession } from '../use-session.ts';
import { CountTile } from './count-tile.tsx';

/** First: what is overdue, what is due soon, what waits to be accepted; then the list in order of its due moments. */
export function ButlerToday() {
  const t = useTexts();
  const session = useSession();
  const query = useQuery(queueCountsOptions);
  const counts = query.data?.counts;
  return (
    <Page
      title={t('today.title', { day: formatDayOfWeek(new Date()) })}
      note={t('today.who', { name: session.account.displayName })}
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
          name={t('today.toAccept')}
          value={counts?.['to-accept']}
          search={{ queue: 'to-accept' }}
        />
      </div>
      {query.isError && !counts && <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />}
      <OnMeCard />
      <SuperviseLink />
      <KeptDrafts />
      <SectionHead
        title={t('today.first')}
        note={t('today.byDue')}
        end={
          <Link to="/matters" className="more">
            {counts ? t('today.all', { n: counts.open }) : t('common:all')}
            <ChevronRight size={16} aria-hidden />
          </Link>
        }
      />
      <MatterList
        filter={{ queue: 'open', limit: 12 }}
        look="lines"
        brief
        emptyTitle={t('today.empty')}
        emptyText={t('today.emptyText')}
      />
      <PledgesCard />
    </Page>
  );
}
