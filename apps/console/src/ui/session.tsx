import type { Session } from '@guanjia/core/identity';
import { createContext, use } from 'react';

/** Who works here. Set once somebody is signed in. */
export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('Nobody is signed in');
  return session;
}

/** Whether a place leads anywhere for me. What may be done with one thing comes with that thing. */
export function useAbility(...anyOf: readonly string[]): boolean {
  const { abilities } = useSession();
  return anyOf.some((ability) => abilities.includes(ability));
}
