import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';
import { addressesOf } from './support/tour.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** One of each standing that has screens of its own; the list of screens comes from what each is led to. */
const readers = [
  ['firm', 'phone', '/m/'],
  ['butler', 'phone', '/m/'],
  ['officer', 'desk', '/desk/'],
  ['coordinator', 'desk', '/desk/'],
  ['audit-admin', 'desk', '/desk/'],
] as const;

test('The screens that five readers are led to can be read in English, in large letters and in high contrast', async () => {
  const faults: Record<string, string[]> = {};
  const seen = new Set<string>();
  for (const [role, device, app] of readers) {
    const person = await Person.at(browser, device);
    await person.enter(role, app);
    await settled(person.page);
    const addresses = await addressesOf(person, app);
    await person.context.addInitScript(() => {
      localStorage.setItem('guanjia.language', 'en');
      localStorage.setItem('guanjia.text', 'large');
      localStorage.setItem('guanjia.contrast', 'high');
    });
    for (const address of addresses) {
      // What differs by the person are the first screens; the others need to be looked at once.
      if (address !== app && seen.has(address)) continue;
      seen.add(address);
      await person.page.goto(address);
      await settled(person.page);
      const shown = await person.page.evaluate(() => ({ ...document.documentElement.dataset }));
      expect(shown, address).toMatchObject({ text: 'large', contrast: 'high' });
      for (const fault of await faultsOf(person.page, 'en')) {
        faults[fault] = [...(faults[fault] ?? []), `${role} ${address}`];
      }
    }
    await person.leave();
  }
  expect(seen.size, 'screens looked at').toBeGreaterThan(40);
  expect(faults).toEqual({});
});
