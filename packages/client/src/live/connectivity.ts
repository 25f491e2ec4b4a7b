export interface Connectivity {
  readonly online: boolean;
  /** When the connection was lost. */
  readonly since: Date | undefined;
}

const PROBE = '/healthz';
const FIRST_PROBE_MS = 2_000;
const LAST_PROBE_MS = 30_000;
const PROBE_TIMEOUT_MS = 5_000;

const listeners = new Set<() => void>();
let current: Connectivity = { online: true, since: undefined };
let probing: ReturnType<typeof setTimeout> | undefined;
let delay = FIRST_PROBE_MS;

function become(next: Connectivity): void {
  if (next.online === current.online) return;
  current = next;
  for (const listener of listeners) listener();
}

async function probe(): Promise<void> {
  probing = undefined;
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), PROBE_TIMEOUT_MS);
  try {
    await fetch(PROBE, { cache: 'no-store', signal: given.signal });
    connectivity.reached();
  } catch {
    connectivity.lost();
  } finally {
    clearTimeout(timer);
  }
}

function probeIn(ms: number): void {
  clearTimeout(probing);
  probing = setTimeout(() => void probe(), ms);
}

/** Whether the server can be reached, learnt from every request and, while it can't, from probes that slow down. */
export const connectivity = {
  state: (): Connectivity => current,

  reached(): void {
    clearTimeout(probing);
    probing = undefined;
    delay = FIRST_PROBE_MS;
    become({ online: true, since: undefined });
  },

  lost(): void {
    become({ online: false, since: new Date() });
    if (probing !== undefined) return;
    probeIn(delay);
    delay = Math.min(delay * 2, LAST_PROBE_MS);
  },

  /** Asks at once, for a “try again” button. */
  probeNow(): void {
    probeIn(0);
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Browser events are hints that are checked, never believed. */
export function watchConnectivity(): void {
  if (!navigator.onLine) probeIn(0);
  window.addEventListener('online', () => probeIn(0));
  window.addEventListener('offline', () => probeIn(0));
}
