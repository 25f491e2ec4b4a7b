import type {
  NotificationCounts,
  NotificationGroupPage,
  NotificationPage,
  NotificationPreferences,
} from '@guanjia/core/notifications';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys, request } from '../api/index.ts';
import { setTabCount } from '../live/tab-title.ts';

export interface NotificationFilter {
  readonly about?: 'duty' | 'news' | undefined;
  readonly unreadOnly?: boolean | undefined;
}

/** One line a matter, the newest first. */
export function notificationGroupsOptions({ about, unreadOnly }: NotificationFilter = {}, limit = 20) {
  const filter = { limit, about, ...(unreadOnly ? { unread: true } : {}) };
  return infiniteQueryOptions({
    queryKey: queryKeys.notifications.list({ groups: true, ...filter }),
    queryFn: ({ pageParam, signal }) =>
      request<NotificationGroupPage>('/notifications/groups', {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** All that one matter brought, the newest first. */
export function notificationsOfOptions(matterId: string) {
  return queryOptions({
    queryKey: queryKeys.notifications.list({ matterId }),
    queryFn: ({ signal }) =>
      request<NotificationPage>('/notifications', { query: { matterId, limit: 100 }, signal }),
  });
}

const unreadCountOptions = queryOptions({
  queryKey: queryKeys.notifications.list({ counted: true }),
  queryFn: ({ signal }) => request<NotificationCounts>('/notifications/unread', { signal }),
});

const mostTimerMs = 2_000_000_000;

/** How many are unread, for the bell, the tab and the app's icon; what quiet hours held back counts when they end. */
export function useUnread(): number {
  const client = useQueryClient();
  const counts = useQuery(unreadCountOptions).data;
  const nextAt = counts?.nextAt;
  useEffect(() => {
    if (!nextAt) return;
    const wait = Math.min(Math.max(Date.parse(nextAt) - Date.now(), 1_000), mostTimerMs);
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: unreadCountOptions.queryKey }),
      wait,
    );
    return () => clearTimeout(timer);
  }, [client, nextAt]);
  const unread = counts?.unread ?? 0;
  useEffect(() => setTabCount(unread), [unread]);
  return unread;
}

/** Marks as read: those named, those of a matter, or all when none is named. */
export function useReadNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: { ids?: readonly string[]; matterId?: string }) =>
      request<unknown>('/notifications/read', { method: 'POST', body: which }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.notifications.all }),
  });
}

export const notificationPreferencesOptions = queryOptions({
  queryKey: queryKeys.notifications.list({ preferences: true }),
  queryFn: ({ signal }) => request<NotificationPreferences>('/notifications/preferences', { signal }),
});

export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (preferences: NotificationPreferences) =>
      request<unknown>('/notifications/preferences', { method: 'PUT', body: preferences }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.notifications.all }),
  });
}
