import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { MatterListPage, type MatterListSearch } from '../../features/matters/matter-list-page.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { queuesOf } from '../places.ts';
import { useSession } from '../use-session.ts';

const route = getRouteApi('/gate/matters');

export function MattersScreen() {
  const search = route.useSearch();
  const { home } = useSession();
  const navigate = useNavigate();
  const onSearch = useCallback(
    (next: MatterListSearch) => {
      const { q, ...rest } = next;
      void navigate({ to: '/matters', search: { ...rest, ...(q ? { q } : {}) }, replace: true });
    },
    [navigate],
  );
  return (
    <MatterListPage
      queues={queuesOf[home]}
      search={search}
      onSearch={onSearch}
      firm={home === 'firm'}
      office={home === 'department'}
      end={<Bell />}
    />
  );
}
