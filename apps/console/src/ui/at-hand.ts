import { useEffect, useSyncExternalStore } from 'react';

/** Something that may be done on the page as it stands, offered in the palette too. */
export interface AtHand {
  readonly key: string;
  readonly label: string;
  /** What it is done to. */
  readonly note: string;
  readonly run: () => void;
}

let current: readonly AtHand[] = [];
const listeners = new Set<() => void>();

function become(next: readonly AtHand[]): void {
  current = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Offers these while the component stands; the one that came last is what is at hand. */
export function useOffersAtHand(offers: readonly AtHand[]): void {
  useEffect(() => {
    become(offers);
    return () => {
      if (current === offers) become([]);
    };
  });
}

export const useAtHand = (): readonly AtHand[] => useSyncExternalStore(subscribe, () => current);
