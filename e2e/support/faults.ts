import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { target: string[]; failureSummary: string }[] }[];
}

/** What axe finds on the screen as it stands, of whatever weight, one line each. */
async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated by the debugger, so that the page's content security policy stays as it is.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) };
  const result = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResult;
  return result.violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id} ${n.target.join(' ')}: ${n.failureSummary.split('\n').at(1)?.trim()}`),
  );
}

/** Traces of a text that the catalogue did not fill, of a value that was none, of a page in the wrong language. */
export async function textFaults(page: Page, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<string[]> {
  return await page.evaluate((wanted) => {
    const said: string[] = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (!parent || /^(script|style|noscript)$/i.test(parent.tagName)) continue;
      said.push(walk.currentNode.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label],[placeholder],[title],[alt]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        said.push(element.getAttribute(name) ?? '');
      }
    }
    const key = /(?:^|[\s：，（])(?:[a-z]+:)?[a-z][a-zA-Z]*(?:[.][a-zA-Z][\w-]*)+(?=$|[\s：，）])/;
    const file = /\S+\.(?:pdf|jpe?g|png|xlsx?|docx?|csv|json|txt)\b/gi;
    const broken = /\{\{|\}\}|\[object |\bundefined\b|\bNaN\b|\bnull\b|Invalid Date/;
    const found = said
      .map((text) => text.trim())
      .filter((text) => broken.test(text) || key.test(text.replace(file, '')))
      .map((text) => `text: ${text.slice(0, 80)}`);
    for (const icon of document.querySelectorAll('[role="img"][aria-label]')) {
      const name = icon.getAttribute('aria-label') ?? '';
      // A control with a name of its own is read out by that.
      const heard = !icon.closest('[aria-hidden="true"], button[aria-label], [role="button"][aria-label]');
      if (wanted === 'zh-CN' && heard && /^[a-z -]+$/.test(name))
        found.push(`icon read out in English: ${name}`);
    }
    if (document.documentElement.lang !== wanted) found.push(`lang: ${document.documentElement.lang}`);
    return found;
  }, language);
}

/** Content that pokes out to the side, which on a phone nobody finds. */
export async function sidewaysFaults(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const { scrollWidth } = document.documentElement;
    return scrollWidth > room ? [`scrolls sideways: ${scrollWidth} px of content in ${room} px`] : [];
  });
}

/** What fades in is judged when it stands. What turns for ever, such as a sign of loading, is not waited for. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Two frames: what a change of theme or a click sets in motion has then begun.
    await new Promise((begun) => requestAnimationFrame(() => requestAnimationFrame(begun)));
    const passing = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });
}

/** Everything that a screen as it stands may be blamed for. */
export async function faultsOf(page: Page, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<string[]> {
  await atRest(page);
  return [...(await textFaults(page, language)), ...(await sidewaysFaults(page)), ...(await axeFaults(page))];
}

/** Of a screen that was judged in one theme, what another theme can make worse. */
export async function contrastFaults(page: Page): Promise<string[]> {
  await atRest(page);
  return await axeFaults(page, ['color-contrast']);
}

/** Chooses how this device shows the app, as the panel does, for as long as `look` takes. */
async function shownAs(
  page: Page,
  chosen: Record<string, string>,
  look: () => Promise<string[]>,
): Promise<string[]> {
  const show = (values: Record<string, string | null>) =>
    page.evaluate((all) => {
      for (const [key, value] of Object.entries(all)) {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
        window.dispatchEvent(new StorageEvent('storage', { key }));
      }
    }, values);
  await show(chosen);
  await atRest(page);
  const found = await look();
  await show(Object.fromEntries(Object.keys(chosen).map((key) => [key, null])));
  return found;
}

/** High contrast promises 7:1, light and dark; the largest letters fit. */
export async function displayFaults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    const faults = await shownAs(page, { 'guanjia.contrast': 'high', 'guanjia.theme': theme }, () =>
      axeFaults(page, ['color-contrast-enhanced']),
    );
    found.push(...faults.map((fault) => `high contrast, ${theme}: ${fault}`));
  }
  const large = await shownAs(page, { 'guanjia.text': 'extra' }, () => sidewaysFaults(page));
  return [...found, ...large.map((fault) => `extra large: ${fault}`)];
}
