import { queueCountsOptions } from '@guanjia/client/queries';
import { endedStatuses, matterStatuses } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Plus } from 'lucide-react';
import { MatterList } from '../../features/matters/matter-list.tsx';
import { PledgesCard } from '../../features/matters/pledges-card.tsx';
import { KeptDrafts } from '../../features/matters/raise/kept-drafts.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { ButlerCard, butlersOf, NoButler } from '../../features/stewardships/butler-card.tsx';
import { SectionHead } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import './home.css';
import { useSession } from '../use-session.ts';

/** Others are at work on these. What waits for the firm stands above, under 等您看一下. */
const underWay = matterStatuses.filter(
  (status) => status !== 'awaiting-materials' && status !== 'answered' && !endedStatuses.includes(status),
);

export function FirmHome() {
  const t = useTexts();
  const { subjects } = useSession();
  const counts = useQuery(queueCountsOptions).data?.counts;
  const butlers = butlersOf(subjects);
  const open = counts?.open ?? 0;
  const asked = counts?.['waiting-firm'] ?? 0;
  return (
    <Page
      title={subjects[0]?.name ?? t('common:appName')}
      note={subjects.length > 1 ? t('home.andMore', { n: subjects.length - 1 }) : undefined}
      end={<Bell />}
      wash
    >
      <div className="columns">
        <div>
          {butlers.map((of, i) => (
            <ButlerCard key={of.butler.id} of={of} several={butlers.length > 1} first={i === 0} />
          ))}
          <NoButler subjects={subjects} />
          <Link to="/raise" className="raise-button">
            <span className="raise-button__plus">
              <Plus size={22} aria-hidden />
            </span>
            <span className="grow">
              <b>{t('nav.raise')}</b>
              <small>{t('home.raiseNote')}</small>
            </span>
            <ChevronRight size={22} aria-hidden />
          </Link>
          <KeptDrafts />
        </div>
        <div>
          {asked > 0 && (
            <>
              <SectionHead title={t('home.asked')} note={t('common:count', { count: asked })} />
              <MatterList
                filter={{ queue: 'waiting-firm', limit: 3 }}
                look="parcels"
                brief
                emptyTitle={t('list.empty')}
                emptyText={t('list.emptyFirm')}
              />
            </>
          )}
          <PledgesCard />
          <SectionHead
            title={t('home.open')}
            note={counts ? t('common:count', { count: open - asked }) : undefined}
            end={
              <Link to="/matters" className="more">
                {t('common:all')}
                <ChevronRight size={16} aria-hidden />
              </Link>
            }
          />
          <MatterList
            filter={{ queue: 'open', status: underWay, sort: 'created', direction: 'desc', limit: 8 }}
            look="parcels"
            brief
            emptyTitle={t('home.noMatters')}
            emptyText={t('home.noMattersText')}
          />
        </div>
      </div>
    </Page>
  );
}
