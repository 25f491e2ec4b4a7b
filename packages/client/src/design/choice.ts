import { useCallback, useSyncExternalStore } from 'react';

/** Something that the reader chooses for this device: kept by the browser, shown on the document's root. */
export interface Choice<T extends string> {
  /** Shows it before the first paint, and follows other tabs and the device from then on. */
  start(): void;
  current(): T;
  choose(next: T): void;
  subscribe(listener: () => void): () => void;
}

interface ChoiceOptions<T extends string> {
  key: string;
  values: readonly T[];
  /** What holds as long as nothing was chosen; choosing it forgets the choice. */
  unchosen: T;
  show(value: T): void;
  /** A question to the device whose answer `show` goes by. */
  media?: string;
}

export function createChoice<T extends string>(options: ChoiceOptions<T>): Choice<T> {
  const { key, values, unchosen } = options;
  const listeners = new Set<() => void>();
  let chosen: T | undefined;

  const stored = (): T => {
    try {
      const text = localStorage.getItem(key);
      return values.find((value) => value === text) ?? unchosen;
    } catch {
      // Storage is denied in some embedded browsers.
      return unchosen;
    }
  };
  const current = (): T => {
    chosen ??= stored();
    return chosen;
  };
  const show = (): void => {
    options.show(current());
    for (const listener of listeners) listener();
  };
  return {
    current,
    start() {
      show();
      if (options.media) window.matchMedia(options.media).addEventListener('change', show);
      window.addEventListener('storage', (event) => {
        if (event.key !== key) return;
        chosen = undefined;
        show();
      });
    },
    choose(next) {
      chosen = next;
      try {
        if (next === unchosen) localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // The choice holds for this page only.
      }
      show();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The choice, and how to make another. */
export function useChoice<T extends string>(choice: Choice<T>): readonly [T, (next: T) => void] {
  const value = useSyncExternalStore(choice.subscribe, choice.current);
  return [value, useCallback((next: T) => choice.choose(next), [choice])];
}
