import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { queryKeys } from '../api/query-keys.ts';
import { type Connectivity, connectivity } from './connectivity.ts';
import { type LiveEvent, listenToEvents } from './events.ts';

const GATHER_MS = 250;

/** What an event makes stale. A kind that this version doesn't know makes nothing stale. */
export function staleKeysOf(event: LiveEvent): readonly QueryKey[] {
  switch (event.kind) {
    case 'matter': {
      const object = event.id
        ? [queryKeys.matters.detail(event.id), queryKeys.matters.journal(event.id)]
        : [];
      // Whoever is told of it is told in the same transaction.
      return [
        ...object,
        queryKeys.matters.lists,
        queryKeys.matters.queues,
        queryKeys.notifications.all,
        queryKeys.overview,
      ];
    }
    case 'project':
      return [
        ...(event.id ? [queryKeys.projects.detail(event.id)] : []),
        queryKeys.projects.lists,
        queryKeys.notifications.all,
      ];
    case 'supervision':
      return [queryKeys.supervisions.all, queryKeys.notifications.all];
    case 'notification':
      return [queryKeys.notifications.all];
    case 'import':
      return [event.id ? queryKeys.imports.detail(event.id) : queryKeys.imports.all];
    case 'stewardship':
      return [queryKeys.enterprises.all, queryKeys.projects.all, queryKeys.organisation.all];
    case 'session':
      return [queryKeys.session];
    default:
      return [];
  }
}

/**
 * Keeps every query fresh by the server's events while `active` (somebody is signed in). Events are gathered for a
 * quarter of a second, so that a burst costs one refetch of a list.
 */
export function useLiveQueries(active: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!active) return;
    const waiting = new Map<string, QueryKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      for (const key of waiting.values()) void client.invalidateQueries({ queryKey: key });
      waiting.clear();
    };
    const stop = listenToEvents((signal) => {
      if (signal.type === 'resync') {
        void client.invalidateQueries();
        return;
      }
      for (const key of staleKeysOf(signal.event)) waiting.set(JSON.stringify(key), key);
      timer ??= setTimeout(flush, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [active, client]);
}

export function useConnectivity(): Connectivity {
  return useSyncExternalStore(connectivity.subscribe, connectivity.state);
}
