import type { PublicZone, Session } from '@guanjia/core/identity';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contrastFaults, displayFaults, faultsOf, sidewaysFaults, textFaults } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';
import { detailAddresses, follow, importAddresses, pathOf, pathsOf, settled } from './support/screens.ts';
import { aside, leadingOn } from './support/tour.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Looks at screens as one person after the other, and remembers which have been seen. */
class Inspection {
  /** Each fault with the screens that have it. */
  readonly faults: Record<string, string[]> = {};
  readonly seen = new Set<string>();
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
      if (fresh) found.push(...(await displayFaults(page)));
    } else {
      found.push(...(await textFaults(page)), ...(await sidewaysFaults(page)));
    }
    this.blame(`${who} ${path}`, found);
  }

  blame(where: string, found: readonly string[]): void {
    for (const fault of found) this.faults[fault] = [...(this.faults[fault] ?? []), where];
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
    const inspection = new Inspection();
    const stranger = await Person.at(browser, device);
    await stranger.page.goto(app);
    await stranger.page.getByLabel('密码', { exact: true }).waitFor();
    inspection.blame('sign-in', await faultsOf(stranger.page));
    await stranger.leave();

    const roles = await everyRole();
    expect(roles).toHaveLength(12);
    // Whoever edits the catalogue is led to screens of its own.
    const standings = new Set<string>();
    let paths: string[] = [];
    for (const role of roles) {
      const person = await Person.at(browser, device);
      const { page } = person;
      await person.enter(role, app);
      const { home, abilities } = await person.read<Session>('/session');
      const standing = `${home} ${abilities.includes('catalogue.edit')}`;
      if (app === '/desk/' && home === 'firm') {
        // The desk shows a firm the way to its own end, and nothing else.
        await page.getByRole('link', { name: '打开企业端' }).waitFor();
        inspection.blame(role, await faultsOf(page));
        await person.leave();
        continue;
      }
      await inspection.look(person, role, true);
      const usual = page.viewportSize();
      await page.setViewportSize({ width: otherWidth, height: 844 });
      inspection.blame(`${role} at ${otherWidth} px`, await faultsOf(page));
      if (usual) await page.setViewportSize(usual);
      paths = await pathsOf(page);

      const places = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
      for (let i = 0; i < (await places.count()); i += 1) {
        await follow(page, places.nth(i));
        await inspection.look(person, role, false);
        // Deeper screens of the phone have the way back instead of the bar.
        if (!(await places.first().isVisible())) await page.goto(app);
      }
      if (!standings.has(standing)) {
        for (const address of [...(await detailAddresses(person, app)), ...aside[app]]) {
          await page.goto(address);
          await inspection.look(person, role, /matters/.test(address));
        }
        standings.add(standing);
      }
      if (app === '/desk/' && !inspection.seen.has('/imports/$importId')) {
        for (const address of await importAddresses(person)) {
          await page.goto(address);
          await inspection.look(person, role, true);
        }
      }
      inspection.blame(role, person.unforeseen());
      person.foresee(/./);
      await person.leave();
    }
    expect(inspection.faults).toEqual({});
    const unseen = paths.filter(
      (path) => !inspection.seen.has(path) && !leadingOn[app].some((one) => one === path),
    );
    expect(unseen, 'screens that nobody was led to').toEqual([]);
  });
}

test('What opens above a screen can be read and used too', async () => {
  const coordinator = await Person.at(browser, 'desk', 'dark');
  {
    const { page } = coordinator;
    await coordinator.enter('coordinator', '/desk/queue');
    await settled(page);
    await page.keyboard.press('Control+k');
    const finder = page.getByRole('dialog', { name: '查找企业、项目、事项' });
    await finder.getByRole('combobox').fill('示例');
    await finder.getByRole('option').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await finder.waitFor({ state: 'hidden' });

    await page.getByRole('row').nth(1).click();
    await page.getByRole('complementary', { name: '事项详情' }).getByRole('heading').first().waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: /的账号菜单/ }).click();
    await page.getByRole('menuitem', { name: '修改密码' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: '修改密码' }).click();
    await page.getByRole('dialog', { name: '修改密码' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }
  const butler = await Person.at(browser, 'phone', 'dark');
  {
    const { page } = butler;
    await butler.enter('butler', '/m/raise');
    await page.getByRole('button', { name: /^全部 \d+ 类/ }).tap();
    await page
      .getByRole('dialog', { name: /^全部事项/ })
      .getByLabel('找一类')
      .fill('蒸汽');
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/m/matters');
    await page
      .getByRole('button', { name: /^办理“/ })
      .first()
      .tap();
    await page.getByRole('dialog').getByRole('button', { name: /^写/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }
  await Promise.all([coordinator.leave(), butler.leave()]);
});
