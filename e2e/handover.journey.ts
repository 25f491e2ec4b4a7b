import type { ButlerView, StewardshipView } from '@guanjia/core/organisation';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A coordinator hands what a butler has to two others in one act, seeing what each has already', async () => {
  const coordinator = await Person.at(browser, 'desk');
  await coordinator.signIn('coordinator', '/desk/');
  const { page } = coordinator;
  const butlers = async () =>
    (await coordinator.read<{ items: ButlerView[] }>('/butlers?limit=100&active=true&serves=enterprise'))
      .items;
  // Nobody whom the other journeys are about.
  const [leaving, first, second] = (await butlers()).filter((one) => one.enterpriseCount > 1).slice(-3);
  if (!leaving || !first || !second) throw new Error('too few butlers');
  const charges = async (of: ButlerView) =>
    (
      await coordinator.read<{ items: StewardshipView[] }>(
        `/stewardships?butlerId=${of.id}&current=true&limit=100`,
      )
    ).items;
  const before = await charges(leaving);

  await page.goto('/desk/butlers');
  await settled(page);
  await page.getByRole('button', { name: `交接${leaving.name}包抓的企业和项目` }).click();
  const dialog = page.getByRole('dialog', { name: '批量交接' });
  await dialog.getByRole('button', { name: `交接 ${before.length} 家` }).click();
  await dialog.getByText('请选择交给谁').waitFor();
  for (const taker of [first, second]) {
    await dialog.getByLabel('交给', { exact: true }).fill(taker.name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  // One stays where it is.
  const staying = before[0]?.subject.name ?? '';
  await dialog.getByRole('checkbox', { name: new RegExp(staying) }).uncheck();
  await dialog.getByLabel('交接理由').fill('岗位调整');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: `交接 ${before.length - 1} 家` }).click();
  await dialog.waitFor({ state: 'hidden' });

  expect((await charges(leaving)).map((one) => one.subject.name)).toEqual([staying]);
  const now = await butlers();
  const gained = [first, second].map(
    (one) => (now.find(({ id }) => id === one.id)?.enterpriseCount ?? 0) - one.enterpriseCount,
  );
  expect(gained.reduce((sum, n) => sum + n, 0)).toBe(before.length - 1);
  expect(Math.abs((gained[0] ?? 0) - (gained[1] ?? 0))).toBeLessThanOrEqual(1);
});
