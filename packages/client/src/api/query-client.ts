import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { connectivity } from '../live/connectivity.ts';
import { ApiProblem, ConnectionFailure } from './failures.ts';
import { sessionLapse } from './session-lapse.ts';

/**
 * The query client of an app. Being online is what the last request found, not what the browser believes: on a reload
 * without network TanStack Query would think itself online, and on an isolated network `navigator.onLine` is wrong.
 * A 401 anywhere marks the session as lapsed; what is on the screen stays.
 */
export function createQueryClient(): QueryClient {
  onlineManager.setEventListener((setOnline) => {
    setOnline(connectivity.state().online);
    return connectivity.subscribe(() => setOnline(connectivity.state().online));
  });
  const onError = (failure: unknown): void => {
    if (failure instanceof ApiProblem && failure.isSessionOver) sessionLapse.mark();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: true,
        retry: (count, failure) => {
          if (failure instanceof ConnectionFailure) return true;
          return failure instanceof ApiProblem && failure.status >= 500 && count < 2;
        },
        retryDelay: (attempt) => Math.min(1_000 * 2 ** attempt, 15_000),
      },
      // An act that failed for want of network is reported at once, and tried again by the reader with the same key.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
