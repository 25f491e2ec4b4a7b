import type { PublicZone } from '@guanjia/core/identity';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contrastFaults, faultsOf, sidewaysFaults, textFaults } from './support/faults.ts';
import { type App, openBrowser, Person } from './support/people.ts';
import { detailAddresses, pathOf, pathsOf, settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Looks at screens as one person after the other, and remembers which have been seen. */
class Inspection {
  readonly faults: string[] = [];
  readonly seen = new Set<string>();
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  /** `whole`: with axe, in light and dark. Else only what is quickly seen. */
  async look(person: Person, who: string, whole: boolean): Promise<void> {
    const { page } = person;
    await settled(page);
    const path = await pathOf(page);
    const fresh = !this.seen.has(path);
    this.seen.add(path);
    const found: string[] = [];
    if (whole || fresh) {
      found.push(...(await faultsOf(page)));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await contrastFaults(page)).map((fault) => `dark: ${fault}`));
      await page.emulateMedia({ colorScheme: 'light' });
    } else {
      found.push(...(await textFaults(page)), ...(await sidewaysFaults(page)));
    }
    this.faults.push(...found.map((fault) => `${who} ${this.app}${path}: ${fault}`));
  }
}

async function everyRole(): Promise<string[]> {
  const nobody = await Person.at(browser, 'phone');
  const zone = await nobody.read<PublicZone>('/zone');
  await nobody.leave();
  return (zone.demoAccounts ?? []).map((account) => account.username);
}

for (const [app, device, otherWidth] of [
  ['/m/', 'phone', 1440],
  ['/desk/', 'desk', 390],
] as const) {
  test(`Every screen of ${app} can be read and used by everybody`, async () => {
    const inspection = new Inspection(app);
    const stranger = await Person.at(browser, device);
    await stranger.page.goto(app);
    await stranger.page.getByLabel('密码', { exact: true }).waitFor();
    inspection.faults.push(...(await faultsOf(stranger.page)).map((fault) => `sign-in ${app}: ${fault}`));
    await stranger.leave();

    const roles = await everyRole();
    expect(roles).toHaveLength(12);
    let paths: string[] = [];
    for (const role of roles) {
      const person = await Person.at(browser, device);
      const { page } = person;
      await person.enter(role, app);
      await inspection.look(person, role, true);
      paths = await pathsOf(page);

      const places = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
      for (let i = 0; i < (await places.count()); i += 1) {
        await places.nth(i).click();
        await inspection.look(person, role, false);
        // Deeper screens of the phone have the way back instead of the bar.
        if (!(await places.first().isVisible())) await page.goto(app);
      }
      for (const address of await detailAddresses(person, app)) {
        await page.goto(address);
        await inspection.look(person, role, /matters/.test(address));
      }
      // The screens without a place in the navigation: the same for everybody.
      if (role === 'firm' || role === 'system-admin') {
        for (const path of paths.filter((one) => !one.includes('$') && !inspection.seen.has(one))) {
          await page.goto(`${app}${path.slice(1)}`);
          await inspection.look(person, role, false);
          inspection.seen.add(path);
        }
      }
      await page.goto(app);
      await settled(page);
      await page.setViewportSize({ width: otherWidth, height: 844 });
      const wide = await sidewaysFaults(page);
      inspection.faults.push(...wide.map((fault) => `${role} ${app} at ${otherWidth} px: ${fault}`));
      inspection.faults.push(...person.unforeseen().map((told) => `${role} ${app} console: ${told}`));
      person.foresee(/./);
      await person.leave();
    }
    expect([...new Set(inspection.faults)]).toEqual([]);
    expect(paths.filter((path) => !inspection.seen.has(path), 'screens that nobody was led to')).toEqual([]);
  });
}
