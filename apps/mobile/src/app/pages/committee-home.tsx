import { formatList } from '@guanjia/client/format';
import { queueCountsOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { MatterList } from '../../features/matters/matter-list.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { OnMeCard } from '../../features/supervision/on-me-card.tsx';
import { SuperviseLink } from '../../features/supervision/supervise-link.tsx';
import { SectionHead } from '../../ui/card.tsx';
import { LoadFailure } from '../../ui/failure.tsx';
import { LightShape } from '../../ui/light.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useSession } from '../use-session.ts';
import { CountTile } from './count-tile.tsx';

const lights = ['red', 'yellow', 'green', 'paused'] as const;
const tones = { red: 'red', yellow: 'yellow', green: 'green', paused: 'plain' } as const;

/** Station master, coordinator, leader on the move: the lights, what waits for a decision, what is overdue. */
export function CommitteeHome() {
  const t = useTexts();
  const session = useSession();
  const query = useQuery(queueCountsOptions);
  const counts = query.data?.counts;
  const decides = session.roles.some((r) => r.role === 'station-master' || r.role === 'coordinator');
  return (
    <Page
      title={t('lights.title')}
      note={t('lights.who', {
        name: session.account.displayName,
        where: formatList(session.offices.map((o) => o.name)) || session.zone.name,
      })}
      end={<Bell />}
      wash
    >
      <div className="counts counts--four">
        {lights.map((light) => (
          <CountTile
            key={light}
            tone={tones[light]}
            icon={<LightShape tone={light} />}
            name={t(`actions:light.${light}`)}
            value={query.data?.lights[light]}
            search={{ queue: 'open', light }}
          />
        ))}
      </div>
      {query.isError && !counts && <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />}
      <OnMeCard />
      <SuperviseLink />
      <div className="columns">
        {decides && (
          <div>
            <SectionHead
              title={t('lights.toDecide')}
              note={counts ? t('common:count', { count: counts['to-decide'] }) : undefined}
            />
            <MatterList
              filter={{ queue: 'to-decide', limit: 10 }}
              look="lines"
              brief
              emptyTitle={t('lights.noneToDecide')}
              emptyText={t('lights.noneToDecideText')}
            />
          </div>
        )}
        <div>
          <SectionHead
            title={t('lights.overdue')}
            note={counts ? t('common:count', { count: counts.overdue }) : undefined}
            end={
              <Link to="/matters" search={{ queue: 'overdue' }} className="more">
                {t('common:all')}
                <ChevronRight size={16} aria-hidden />
              </Link>
            }
          />
          <MatterList
            filter={{ queue: 'overdue', limit: 10 }}
            look="lines"
            brief
            emptyTitle={t('lights.noneOverdue')}
            emptyText={t('lights.noneOverdueText')}
          />
        </div>
      </div>
    </Page>
  );
}
