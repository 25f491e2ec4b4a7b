import type { Page } from 'playwright-core';

/**
 * Counts from now on every touch of a finger or press of a mouse that the browser itself reports. Typing isn't
 * counted, nor the touch that a keyboard comes up with.
 */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { taps: number };
    counter.taps = 0;
    window.addEventListener('pointerdown', (event) => (counter.taps += event.isTrusted ? 1 : 0), true);
  });
  // A page that was loaded anew would have forgotten the count, and fails here.
  return () => page.evaluate(() => (window as unknown as { taps: number }).taps);
}
