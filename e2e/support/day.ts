import type { MatterDetail, MatterPage, MatterQueue, MatterSummary } from '@guanjia/core/matters';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { raiseFor } from './matters.ts';
import type { Person } from './people.ts';

/** As many needs of one firm as are told, all with the same words at their beginning, the later ones urgent. */
export async function raiseMany(contact: Person, words: string, count: number): Promise<MatterDetail[]> {
  const raised: MatterDetail[] = [];
  for (let n = 1; n <= count; n += 1) {
    const text = `${words} 第${String(n).padStart(2, '0')}处路灯不亮`;
    raised.push(await raiseFor(contact, 'surroundings-safety', text, n > count - 4 ? 'urgent' : 'normal'));
  }
  return raised;
}

/** All that stands in a queue, in no order that a screen has. */
export async function allIn(person: Person, queue: MatterQueue): Promise<MatterSummary[]> {
  const found: MatterSummary[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: MatterPage = await person.read(`/matters?queue=${queue}&sort=updated&limit=100${after}`);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

export const countOf = async (person: Person, queue: MatterQueue): Promise<number> =>
  (await person.read<{ counts: Record<MatterQueue, number> }>('/matters/queues')).counts[queue];

/** When each of these is due, as numbers that can be compared; what is never due comes last. */
const dueOf = (matters: readonly MatterSummary[]): number[] =>
  matters.map((matter) => (matter.due ? Date.parse(matter.due.at) : Number.POSITIVE_INFINITY));

/** The matters that a list of links shows, in its order: two may have the same title. */
export const idsIn = (links: Locator): Promise<string[]> =>
  links.evaluateAll((found) => found.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''));

/** What is shown stands by its due moments, and nothing that is left out would come before it. */
export function expectByDue(shown: readonly string[], all: readonly MatterSummary[]): void {
  const found = shown.map((id) => {
    const matter = all.find((one) => one.id === id);
    if (!matter) throw new Error(`${id} is shown, and is not in the queue`);
    return matter;
  });
  const sorted = dueOf(all).sort((one, other) => one - other);
  expect(dueOf(found)).toEqual(sorted.slice(0, shown.length));
}

/** Hears what a screen reader would be told without being asked: every text that comes into a live region. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    const live = '[aria-live="polite"],[aria-live="assertive"],[role="status"],[role="alert"]';
    const note = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const within = element ? [element.closest(live), ...element.querySelectorAll(live)] : [];
      for (const region of within) if (region) heard.push(region.textContent ?? '');
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === 'characterData') note(change.target);
        for (const node of change.addedNodes) note(node);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** The control that the keyboard stands on, by the name that is read out. */
export const focusName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (!at || at === document.body) return 'nothing';
    return at.getAttribute('aria-label') ?? (at.textContent ?? '').trim();
  });
