import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('What a firm tells twice is offered to it before it sends, and the butler lets both go on in one place', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'desk');
  await firm.enter('firm', '/m/raise');
  const place = stake();
  const first = await raiseFor(firm, 'natural-gas', `${place} 锅炉房天然气压力不足，影响生产`);
  const { page } = firm;
  await page
    .getByLabel(/说说|怎么回事|情况/)
    .first()
    .fill(`${place} 锅炉房天然气压力又不足了，影响生产`);
  await page.getByText('您有一件相近的正在办').waitFor();
  await page.getByText(first.title).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Told all the same: nothing stands in the way.
  const second = await raiseFor(firm, 'natural-gas', `${place} 锅炉房天然气压力又不足了，影响生产`);

  await butler.enter('butler', `/desk/matters/${second.id}`);
  await butler.page.getByRole('button', { name: /更多/ }).first().click();
  await butler.page.getByRole('menuitem', { name: '并案' }).click();
  const form = butler.page.getByRole('dialog', { name: '并案' });
  const choice = form.getByRole('radio', { name: new RegExp(first.number) });
  await choice.check();
  await form.getByText('可能重复').first().waitFor();
  await form.getByLabel(/给企业的说明/).fill('与上一件是同一处，一并办理。');
  expect(await faultsOf(butler.page)).toEqual([]);
  await form.getByRole('button', { name: '并案', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await butler.page.getByRole('link', { name: `已并入 ${first.number}` }).click();
  await butler.page.getByRole('link', { name: `并入了 ${second.number}` }).waitFor();

  expect((await matterOf(firm, second.id)).status).toBe('merged');
  await page.goto(`/m/matters/${second.id}`);
  await page.getByText('在另一件里接着办').first().waitFor();
  await page.getByText('与上一件是同一处，一并办理。').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: `去看 ${first.number}` }).tap();
  await page.getByRole('heading', { level: 1, name: first.title }).waitFor();
  await Promise.all([firm.leave(), butler.leave()]);
});
