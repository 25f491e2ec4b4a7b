import type { Credentials, PublicZone, Session } from '@guanjia/core/identity';
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiProblem, queryKeys, request, sessionLapse } from '../api/index.ts';

/** Who I am; null while nobody is signed in. */
export const sessionOptions = queryOptions({
  queryKey: queryKeys.session,
  queryFn: async ({ signal, client }): Promise<Session | null> => {
    try {
      return await request<Session>('/session', { signal });
    } catch (failure) {
      if (!(failure instanceof ApiProblem && failure.isSessionOver)) throw failure;
      const before = client.getQueryData<Session | null>(queryKeys.session) ?? null;
      if (before) sessionLapse.mark();
      return before;
    }
  },
  staleTime: 5 * 60_000,
});

/** What anybody may know before signing in; demo accounts only in a demo zone. */
export const zoneOptions = queryOptions({
  queryKey: queryKeys.zone,
  queryFn: ({ signal }) => request<PublicZone>('/zone', { signal }),
  staleTime: 10 * 60_000,
});

/** What another account saw must not flash up for this one; the zone is the same for everybody. */
function forgetOthers(client: QueryClient): void {
  const kept: readonly unknown[] = [queryKeys.zone[0], queryKeys.session[0]];
  client.removeQueries({ predicate: ({ queryKey }) => !kept.includes(queryKey[0]) });
}

/** Signs in. The same person signing in again after the session lapsed keeps the page; anybody else starts anew. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      request<Session>('/session', { method: 'POST', body: credentials }),
    onSuccess: (session) => {
      const before = client.getQueryData<Session | null>(queryKeys.session);
      const same = before?.account.id === session.account.id;
      client.setQueryData(queryKeys.session, session);
      sessionLapse.clear();
      if (same) void client.invalidateQueries();
      else forgetOthers(client);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        await request<unknown>('/session', { method: 'DELETE' });
      } catch (failure) {
        // Already over: signed out all the same.
        if (!(failure instanceof ApiProblem && failure.isSessionOver)) throw failure;
      }
    },
    onSuccess: () => {
      sessionLapse.clear();
      client.setQueryData(queryKeys.session, null);
      forgetOthers(client);
    },
  });
}

export function useSessionLapsed(): boolean {
  return useSyncExternalStore(sessionLapse.subscribe, sessionLapse.state);
}
