/** How long after an act its answer may still take away the control that the focus went back to. */
const WATCHED_MS = 5_000;

/** Where the focus was before the first of several sheets in a row, and what comes after that in its list. */
let origin: { opener: HTMLElement; next: HTMLElement | null } | undefined;

/** To be called when a sheet opens. A sheet that another one led to goes back to where the first was opened. */
export function rememberOpener(): void {
  const { activeElement: at } = document;
  if (!(at instanceof HTMLElement) || at === document.body || at.closest('[role="dialog"]')) return;
  const following = at.closest('li')?.nextElementSibling;
  origin = { opener: at, next: following?.querySelector<HTMLElement>(at.localName) ?? null };
}

/**
 * Gives the focus back when a sheet has closed: to what opened it; where the act took that away, then or a moment
 * later, to the same control of the next row, else to the heading. Whoever can't see the page is never left nowhere.
 */
export function giveBackFocus(): void {
  const from = origin;
  const focus = (): void => {
    const heading = document.querySelector<HTMLElement>('h1[tabindex]');
    const to = [from?.opener, from?.next, heading].find((one) => one?.isConnected);
    to?.focus({ preventScroll: to === heading });
  };
  focus();
  const watch = new MutationObserver(() => {
    if (document.activeElement === document.body) focus();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), WATCHED_MS);
}
