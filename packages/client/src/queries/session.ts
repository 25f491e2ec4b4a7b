import type { Credentials, PublicZone, Session } from '@guanjia/core/identity';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, queryKeys, request } from '../api/index.ts';

/** Who I am; null while nobody is signed in. */
export const sessionOptions = queryOptions({
  queryKey: queryKeys.session,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await request<Session>('/session', { signal });
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.isSessionOver) return null;
      throw failure;
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

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      request<Session>('/session', { method: 'POST', body: credentials }),
    onSuccess: (session) => {
      // What another account saw must not flash up for this one.
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.zone[0] });
      client.setQueryData(queryKeys.session, session);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<unknown>('/session', { method: 'DELETE' }),
    onSuccess: () => {
      client.setQueryData(queryKeys.session, null);
      client.removeQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] !== queryKeys.zone[0] && queryKey[0] !== queryKeys.session[0],
      });
    },
  });
}
