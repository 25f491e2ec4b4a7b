import { type RefObject, useEffect } from 'react';

/** Long enough for a dialog that closes to give the focus back by itself. */
const LATER_MS = 250;
const ABOVE = 'dialog[open], .ant-modal-wrap:not([style*="display: none"])';

/**
 * When what had the focus is gone with the act it was for (a bar, a row, a button that is no longer offered), the
 * focus goes to the page instead of nowhere, so that keys and screen readers go on from there.
 */
export function useFocusKept(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let last: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = (event: FocusEvent): void => {
      last = event.target instanceof Element ? event.target : null;
    };
    const look = (): void => {
      const lost = document.activeElement === document.body && last !== null && !last.isConnected;
      if (lost && document.querySelector(ABOVE) === null) page.current?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      clearTimeout(timer);
      timer = setTimeout(look, LATER_MS);
    });
    window.addEventListener('focusin', note);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      window.removeEventListener('focusin', note);
      watch.disconnect();
      clearTimeout(timer);
    };
  }, [page]);
}
