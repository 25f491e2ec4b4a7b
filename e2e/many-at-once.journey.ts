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

test('A butler takes on several matters by keys alone, sees which one was gone, and goes anywhere from one field', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'desk');
  await firm.enter('firm', '/m/raise');
  const place = stake();
  const raised = [];
  for (const what of ['路灯不亮', '井盖破损', '积水不退']) {
    raised.push(await raiseFor(firm, 'surroundings-safety', `${place} ${what}`));
  }
  const [first, second, third] = raised;
  if (!first || !second || !third) throw new Error('three were raised');

  await butler.enter('butler', '/desk/queue?queue=to-accept');
  const { page } = butler;
  await page.getByRole('searchbox', { name: '事项、企业、编号' }).fill(place);
  const rows = page.getByRole('grid').locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(3);
  await rows.first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  const bar = page.getByRole('region', { name: '对选中的事项操作' });
  await bar.getByText('已选 3 件').waitFor();
  await bar.getByRole('button', { name: '受理（3）' }).click();
  expect(await faultsOf(page)).toEqual([]);
  const form = page.getByRole('dialog', { name: '受理 3 件事项' });
  // Meanwhile the firm takes one of them back.
  await firm.write(`/matters/${second.id}/actions/withdraw`, { text: '已经自行修好' });
  await form.getByLabel(/给企业的话/).fill('已经安排人去看');
  await form.getByRole('button', { name: '受理', exact: true }).click();
  const results = page.getByRole('dialog', { name: '受理：办成 2 件，没办成 1 件' });
  await results.getByRole('listitem').filter({ hasText: second.number }).getByText('没办').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await results.getByRole('button', { name: '关闭' }).last().click();
  await bar.waitFor({ state: 'hidden' });
  expect((await matterOf(firm, first.id)).status).toBe('accepted');
  expect((await matterOf(firm, third.id)).status).toBe('accepted');
  expect((await matterOf(firm, second.id)).status).toBe('withdrawn');

  // One field for everything: a matter, then what may be done to it, then another screen.
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '查找企业、项目、事项' });
  await field.fill(first.number);
  await page.getByRole('option', { name: new RegExp(first.number) }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: first.title }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('交办');
  await page
    .getByRole('group', { name: '现在可办' })
    .getByRole('option', { name: /交办部门/ })
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '交办部门' }).getByRole('button', { name: '取消' }).click();
  await page.keyboard.press('Control+k');
  await field.fill('工作手册');
  await page
    .getByRole('option', { name: /工作手册/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/handbook');
  await Promise.all([firm.leave(), butler.leave()]);
});
