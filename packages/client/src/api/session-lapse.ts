let lapsed = false;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  if (next === lapsed) return;
  lapsed = next;
  for (const listener of listeners) listener();
}

/**
 * Whether the session ended while somebody worked. The page stays as it is, so that nothing typed is lost; the app
 * asks for the password on top of it.
 */
export const sessionLapse = {
  state: (): boolean => lapsed,
  mark: (): void => become(true),
  clear: (): void => become(false),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
