import { apiUrl } from '../api/request.ts';

/** One live event: something of this kind with this id is no longer as it was. */
export interface LiveEvent {
  readonly kind: string;
  readonly id?: string;
  readonly [extra: string]: unknown;
}

/** `resync`: the stream was down, so anything may have been missed. */
export type LiveSignal = { readonly type: 'event'; readonly event: LiveEvent } | { readonly type: 'resync' };

const LOCK = 'guanjia.events';
const CHANNEL = 'guanjia.events';
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
const TAKEOVER_MS = 1_000;

/**
 * Listens to the server's live events. Of all tabs of a browser one holds the connection (the one that holds the web
 * lock) and tells the others, because browsers allow only six connections to a server over HTTP/1.1. Where locks are
 * missing (plain http), each tab listens for itself. Returns the way to stop.
 */
export function listenToEvents(onSignal: (signal: LiveSignal) => void): () => void {
  const stopped = new AbortController();
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : undefined;
  if (channel) channel.onmessage = (message: MessageEvent<LiveSignal>) => onSignal(message.data);
  const tell = (signal: LiveSignal): void => {
    onSignal(signal);
    channel?.postMessage(signal);
  };
  const locks: LockManager | undefined = navigator.locks;
  if (locks && channel) {
    const asked = Date.now();
    locks
      .request(LOCK, { signal: stopped.signal }, () =>
        // A tab that waited takes over from one that closed, and between the two an event may have passed.
        holdStream(tell, stopped.signal, Date.now() - asked > TAKEOVER_MS),
      )
      .catch(() => {
        // Aborted while it waited for its turn: another tab listens, and this one no longer needs to.
      });
  } else {
    void holdStream(onSignal, stopped.signal, false);
  }
  return () => {
    stopped.abort();
    channel?.close();
  };
}

/** Keeps a stream open until stopped; reconnects with growing, scattered pauses. */
function holdStream(
  tell: (signal: LiveSignal) => void,
  stop: AbortSignal,
  mayHaveMissed: boolean,
): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let pause = FIRST_RETRY_MS;
    let wasDown = mayHaveMissed;

    const open = (): void => {
      source = new EventSource(apiUrl('/events'));
      source.onopen = () => {
        pause = FIRST_RETRY_MS;
        if (wasDown) tell({ type: 'resync' });
        wasDown = false;
      };
      source.onmessage = (message: MessageEvent<string>) => {
        const event = parsed(message.data);
        if (event) tell({ type: 'event', event });
      };
      source.addEventListener('signed-out', () => tell({ type: 'event', event: { kind: 'session' } }));
      source.onerror = () => {
        // The browser's own retry comes too fast when a server is down, and not at all after a refusal.
        source?.close();
        wasDown = true;
        retry = setTimeout(open, pause * (0.5 + Math.random()));
        pause = Math.min(pause * 2, LAST_RETRY_MS);
      };
    };
    stop.addEventListener('abort', () => {
      clearTimeout(retry);
      source?.close();
      resolve();
    });
    open();
  });
}

function parsed(data: string): LiveEvent | undefined {
  try {
    const event: unknown = JSON.parse(data);
    const known = typeof event === 'object' && event !== null && 'kind' in event;
    return known && typeof event.kind === 'string' ? (event as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}
