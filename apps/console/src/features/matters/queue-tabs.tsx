import { formatCount } from '@guanjia/client/format';
import { queueCountsOptions } from '@guanjia/client/queries';
import type { MatterQueue } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../ui/session.tsx';
import { QUEUE_TABS, type QueueSearch } from './queue-search.ts';

/** The queues with their counts. Links, so that each has its address. */
export function QueueTabs({ current, search }: { current: MatterQueue; search: QueueSearch }) {
  const { t } = useTranslation(['console', 'actions']);
  const { home } = useSession();
  const counts = useQuery(queueCountsOptions).data?.counts;
  const { open: _open, queue: _queue, ...conditions } = search;
  const tabs = QUEUE_TABS.includes(current) ? QUEUE_TABS : [...QUEUE_TABS, current];
  return (
    <nav className="tabs" aria-label={t('queue.tabs')}>
      {tabs.map((queue) => {
        const signs = queue === 'to-accept' && home === 'department';
        return (
          <Link
            key={queue}
            to="/queue"
            search={{ ...conditions, queue }}
            className={queue === current ? 'tab tab-on' : 'tab'}
            aria-current={queue === current ? 'page' : undefined}
          >
            {signs ? t('queue.toSign') : t(`actions:queue.${queue}`)}
            {counts && <b>{formatCount(counts[queue] ?? 0)}</b>}
          </Link>
        );
      })}
    </nav>
  );
}
