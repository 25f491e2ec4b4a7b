import { matterListOptions } from '@guanjia/client/queries';
import type { MatterSummary } from '@guanjia/core/matters';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/light-mark.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { inkOf, useTimeLeft } from '../../ui/time-left.tsx';

const SHOWN = 5;

/** What waits for my decision; when nothing does, what is overdue longest. */
export function WaitingCard() {
  const { t } = useTranslation(['console', 'common']);
  const decide = useInfiniteQuery(matterListOptions({ queue: 'to-decide', sort: 'due', limit: SHOWN }));
  const nothing = decide.data?.pages[0]?.total === 0;
  const overdue = useInfiniteQuery({
    ...matterListOptions({ queue: 'overdue', sort: 'due', limit: SHOWN }),
    enabled: nothing,
  });
  const query = nothing ? overdue : decide;
  const queue = nothing ? 'overdue' : 'to-decide';
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t(nothing ? 'overview.overdue' : 'overview.waiting')}</h2>
        <Link to="/queue" search={{ queue }} className="link small push">
          {t('common:total', { count: query.data?.pages[0]?.total ?? 0 })}
        </Link>
      </header>
      <div className="card-body">
        <QueryView query={query}>
          {({ pages }) => {
            const items = pages[0]?.items ?? [];
            if (items.length === 0) return <p className="sub">{t('overview.nothingWaits')}</p>;
            return (
              <ul className="waiting">
                {items.map((matter) => (
                  <Waiting key={matter.id} matter={matter} />
                ))}
              </ul>
            );
          }}
        </QueryView>
      </div>
    </section>
  );
}

function Waiting({ matter }: { matter: MatterSummary }) {
  const timeLeft = useTimeLeft();
  return (
    <li>
      <Link to="/matters/$matterId" params={{ matterId: matter.id }}>
        <LightMark light={matter.light} />
        <span className="clip">
          <b>{matter.title}</b> <span className="sub">{matter.project?.name ?? matter.enterprise.name}</span>
        </span>
        <span className={`push nowrap ${inkOf(matter.light) ?? 'sub'}`}>
          {matter.due && timeLeft(matter.due.left)}
        </span>
        <span className="sub nowrap waiting-office">{matter.leadOffice?.name ?? matter.butler.name}</span>
      </Link>
    </li>
  );
}
