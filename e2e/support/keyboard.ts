import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How a control looks, with what is around it: a frame may show the focus for it. */
const look = (target: Locator): Promise<string> =>
  target.evaluate(async (element) => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const around = [element, element.parentElement, element.closest('label')];
    return around
      .flatMap((one) => {
        if (!one) return [];
        const { outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor, color } =
          getComputedStyle(one);
        return [outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor, color];
      })
      .join('|');
  });

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until the control has the focus, as somebody without a mouse does, and sees that it has it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  // Some controls are drawn by their label, the field itself without a size.
  await target.waitFor({ state: 'attached' });
  if (await hasFocus(target)) return;
  const before = await look(target);
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) {
      expect(await look(target), `focus can be seen on ${target}`).not.toBe(before);
      return;
    }
  }
  throw new Error(`Tab never reaches ${target}`);
}
