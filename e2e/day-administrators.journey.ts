import type { Session } from '@guanjia/core/identity';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { focusName } from './support/day.ts';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The drawer of an account, found by its name in the list. */
async function accountOf({ page }: Person, username: string): Promise<Locator> {
  await page.goto('/desk/accounts');
  await settled(page);
  await page.getByRole('searchbox').first().fill(username);
  const row = page.getByRole('row', { name: username });
  await row.click();
  const drawer = page.getByRole('complementary', { name: '账号详情' });
  await drawer.waitFor();
  return drawer;
}

test('The three administrators have a day: a new officer comes, gets the wrong role, then the right one, and leaves', async () => {
  const username = `day-${Date.now() % 10_000_000}`;
  const name = `示例经办${username.slice(4)}`;
  const system = await Person.at(browser, 'desk');
  const security = await Person.at(browser, 'desk');
  const audit = await Person.at(browser, 'desk');
  const fresh = await Person.at(browser, 'desk');
  await system.enter('system-admin', '/desk/accounts');
  await security.enter('security-admin', '/desk/');
  await audit.enter('audit-admin', '/desk/');

  // The account: a wrong name is told at its field, the password is shown once.
  const dialog = system.page.getByRole('dialog');
  await system.page.getByRole('button', { name: '新建账号' }).click();
  await dialog.getByLabel('账号', { exact: true }).fill('错误的账号');
  await dialog.getByLabel('姓名').fill(name);
  await dialog.getByRole('button', { name: '新建账号' }).click();
  await dialog.getByText(/^账号只能用小写字母/).waitFor();
  expect(await faultsOf(system.page)).toEqual([]);
  await dialog.getByLabel('账号', { exact: true }).fill(username);
  await dialog.getByRole('button', { name: '新建账号' }).click();
  await system.page.getByText(/只显示这一次/).waitFor();
  const oneTime = (await dialog.locator('code').textContent()) ?? '';
  expect(await faultsOf(system.page)).toEqual([]);
  await dialog.getByRole('button', { name: '我已记下' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => focusName(system.page), { timeout: 3_000 }).not.toBe('nothing');
  // Who makes accounts can give no role.
  expect(await system.page.getByRole('button', { name: '授予角色' }).count()).toBe(0);

  // The wrong role, taken back, the right one for its office.
  const drawer = await accountOf(security, username);
  const grant = security.page.getByRole('dialog');
  const give = async (role: string, office: string): Promise<void> => {
    await drawer.getByRole('button', { name: '授予角色' }).click();
    await grant.getByLabel('角色', { exact: true }).click();
    await security.page.locator('.ant-select-dropdown:visible').getByText(role, { exact: true }).click();
    await grant.getByLabel(/工作站|部门或要素单位/).fill(office);
    await security.page.locator('.ant-select-dropdown:visible').getByText(new RegExp(office)).first().click();
    await grant.getByRole('button', { name: '授予角色' }).click();
    await grant.waitFor({ state: 'hidden' });
  };
  await give('站长', '第一服务管家工作站');
  await drawer.getByText('站长').first().waitFor();
  await drawer.getByRole('button', { name: /^撤销/ }).click();
  await security.page.getByRole('dialog', { name: /^撤销/ }).getByRole('button', { name: '撤销' }).click();
  await drawer
    .getByText(/^没有角色/)
    .first()
    .waitFor();
  await give('部门经办人', '城市管理执法局');
  await drawer.getByText('部门经办人').first().waitFor();
  expect(await faultsOf(security.page)).toEqual([]);

  // The new officer changes the first password before anything else, and begins with the queue of that office.
  const { page } = fresh;
  const own = 'Zhuzhou-lamp-2026';
  await page.goto('/desk/');
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(oneTime);
  await page.keyboard.press('Enter');
  await page.getByText(/这是一次性密码/).waitFor();
  expect(await page.getByRole('navigation', { name: '队列' }).count()).toBe(0);
  await page.getByLabel('原密码').fill(oneTime);
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await page.getByLabel('再填一次新密码').fill(own);
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByRole('navigation', { name: '队列' }).waitFor();
  const { home, offices, roles } = await fresh.read<Session>('/session');
  expect({ home, roles: roles.map(({ role }) => role) }).toEqual({ home: 'department', roles: ['officer'] });
  expect(offices.map(({ name: office }) => office)).toEqual(['城市管理执法局']);

  // In the evening the account is closed: the open screen is out at once, the records stay.
  fresh.foresee(/status of 401 /, /ERR_/);
  const account = await accountOf(system, username);
  await account.getByRole('button', { name: '停用账号' }).click();
  await system.page
    .getByRole('dialog', { name: /停用账号/ })
    .getByRole('button', { name: '停用账号' })
    .click();
  await account.getByText('已停用').first().waitFor();
  const answer = await page.request.get('/api/v1/matters?limit=1');
  expect(answer.status()).toBe(401);

  // The auditor finds all of it, and who did each.
  await audit.page.goto('/desk/journal');
  await settled(audit.page);
  await audit.page.getByText(name).first().waitFor();
  expect(await faultsOf(audit.page)).toEqual([]);
  const refused = await audit.page.request.post(`/api/v1/accounts`, {
    data: { username: `${username}-x`, displayName: name },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect(refused.status(), 'an auditor only looks').toBe(403);
  await Promise.all([system, security, audit, fresh].map((person) => person.leave()));
});
