import type { AccountView } from '@guanjia/core/identity';
import type { MatterPage } from '@guanjia/core/matters';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person, password } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('Another firm, and an office that has nothing to do with it, open a matter by its address: not found', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/');
  const text = `${stake()} 天然气压力波动`;
  const { id, number } = await raiseFor(firm, 'natural-gas', text);

  for (const [device, who, address] of [
    ['phone', 'project-owner', `/m/matters/${id}`],
    ['desk', 'officer-natural-resources', `/desk/matters/${id}`],
  ] as const) {
    const stranger = await Person.at(browser, device);
    stranger.foresee(/status of 404 /);
    await stranger.enter(who, address);
    await stranger.page.getByText('没有找到').waitFor();
    const seen = await stranger.page.getByRole('main').textContent();
    expect(seen).not.toContain(text);
    expect(seen).not.toContain(number);
    expect(await faultsOf(stranger.page)).toEqual([]);
    const found = await stranger.read<MatterPage>(`/matters?q=${encodeURIComponent(number)}`);
    expect(found.total).toBe(0);
    await stranger.leave();
  }
  await firm.leave();
});

test('Whose session is ended signs in over the page and sends the very words', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/');
  const { id } = await raiseFor(firm, 'water-supply', `${stake()} 生活区停水`);
  await firm.page.goto(`/m/matters/${id}`);
  await firm.page.getByRole('button', { name: '补充情况' }).tap();
  const sheet = firm.page.getByRole('dialog', { name: '补充情况' });
  const words = '补充一点：食堂中午前必须有水。';
  await sheet.getByLabel('有什么要补充的').fill(words);

  await endSessionsOf('firm');

  await sheet.getByRole('button', { name: /^补充情况/ }).tap();
  const lapse = firm.page.getByRole('dialog', { name: '登录' });
  await lapse.getByText(/登录已过期/).waitFor();
  expect(await faultsOf(firm.page)).toEqual([]);
  await lapse.getByLabel('密码', { exact: true }).fill(password);
  await lapse.getByRole('button', { name: '登录', exact: true }).tap();
  await lapse.waitFor({ state: 'hidden' });
  expect(await sheet.getByLabel('有什么要补充的').inputValue()).toBe(words);
  await sheet.getByRole('button', { name: /^补充情况/ }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await firm.page.getByText(words).waitFor();

  const { timeline } = await matterOf(firm, id);
  expect(timeline.filter((entry) => entry.text === words)).toHaveLength(1);
  await firm.leave();
});

test('So it is at the desk, with a form open above the page', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'desk');
  await firm.enter('firm', '/m/');
  const { id } = await raiseFor(firm, 'water-supply', `${stake()} 锅炉房补水不足`);
  await butler.enter('butler', `/desk/matters/${id}`);
  const { page } = butler;
  await page.getByRole('button', { name: '受理', exact: true }).click();
  const form = page.getByRole('dialog', { name: '受理' });
  const words = '已联系水务公司，一小时内到现场。';
  await form.getByLabel(/给企业的话/).fill(words);
  await endSessionsOf('butler');

  await form.getByRole('button', { name: '受理', exact: true }).click();
  const lapse = page.getByRole('dialog', { name: '登录已过期' });
  await lapse.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // The field has the focus, above the form: one types on.
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await lapse.waitFor({ state: 'hidden' });
  expect(await form.getByLabel(/给企业的话/).inputValue()).toBe(words);
  await form.getByRole('button', { name: '受理', exact: true }).click();
  await form.waitFor({ state: 'hidden' });

  const { status, timeline } = await matterOf(butler, id);
  expect(status).toBe('accepted');
  expect(timeline.filter((entry) => entry.text === words)).toHaveLength(1);
  await Promise.all([firm.leave(), butler.leave()]);
});

/** As the security administrator does who was told of a lost phone. */
async function endSessionsOf(username: string): Promise<void> {
  const administrator = await Person.at(browser, 'desk');
  await administrator.enter('security-admin', '/desk/');
  const { items } = await administrator.read<{ items: AccountView[] }>(`/accounts?q=${username}&limit=50`);
  const account = items.find((one) => one.username === username);
  await administrator.write(`/accounts/${account?.id}/sessions`, undefined, 'DELETE');
  await administrator.leave();
}
