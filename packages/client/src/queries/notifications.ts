import type { NotificationPage } from '@guanjia/core/matters';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

export function notificationListOptions(limit = 20, unreadOnly = false) {
  const filter = { limit, ...(unreadOnly ? { unread: true } : {}) };
  return infiniteQueryOptions({
    queryKey: queryKeys.notifications.list(filter),
    queryFn: ({ pageParam, signal }) =>
      request<NotificationPage>('/notifications', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How many are unread, for the bell. */
export const unreadCountOptions = queryOptions({
  queryKey: queryKeys.notifications.list({ counted: true }),
  queryFn: ({ signal }) => request<NotificationPage>('/notifications', { query: { limit: 1 }, signal }),
  select: (page) => page.unread,
});

/** Marks as read: those named, or all when none is named. */
export function useReadNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids?: readonly string[]) =>
      request<unknown>('/notifications/read', { method: 'POST', body: ids ? { ids } : {} }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.notifications.all }),
  });
}
