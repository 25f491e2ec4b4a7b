const ACTIVE_MS = 10 * 60_000;
let last = Date.now();

/** Notes that somebody is at the device, so that a screen left alone lets its session end. */
export function watchActivity(): void {
  const note = (): void => {
    last = Date.now();
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(kind, note, { passive: true });
  }
}

/** For `refetchInterval`: looks again while somebody is there, and only then. */
export function whileActive(everyMs: number): () => number | false {
  return () => (Date.now() - last < ACTIVE_MS ? everyMs : false);
}
