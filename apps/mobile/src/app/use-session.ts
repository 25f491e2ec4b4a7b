import { sessionOptions } from '@guanjia/client/queries';
import type { Session } from '@guanjia/core/identity';
import { useSuspenseQuery } from '@tanstack/react-query';

/** Who is signed in; screens behind the gate always have one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionOptions);
  if (!data) throw new Error('a screen behind the gate without a session');
  return data;
}
