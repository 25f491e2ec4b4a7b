import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const own = 'Journey-2026!';
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function fillSignIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

test('A new person replaces the one-time password, adds a second factor on the phone, and signs in with it at the desk', async () => {
  const administrator = await Person.at(browser, 'desk');
  await administrator.enter('system-admin', '/desk/');
  const username = `journey-${Date.now() % 10_000_000}`;
  const made = await administrator.write<{ account: { id: string }; oneTimePassword: string }>('/accounts', {
    username,
    displayName: '示例新人',
  });

  const phone = await Person.at(browser, 'phone');
  const { page } = phone;
  await page.goto('/m/');
  await fillSignIn(page, username, made.oneTimePassword);
  await page.getByLabel('现在的密码').fill(made.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill('journey');
  const points = page.getByRole('region', { name: '新密码的要求' });
  await points.getByRole('status').getByText('还差 2 项').waitFor();
  await points.getByText('至少 8 个字符').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await points.getByRole('status').getByText('要求都已满足').waitFor();
  await page.getByLabel('再写一遍新密码').fill(own);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '我的' }).waitFor();

  await page.getByRole('link', { name: '登录安全' }).tap();
  await page.getByRole('button', { name: '开启动态口令' }).tap();
  await page.getByLabel('当前密码').fill(own);
  await page.getByRole('button', { name: '下一步' }).tap();
  await page.getByRole('img', { name: '动态口令二维码' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  await page.getByLabel('输入验证器上的 6 位数字').fill(codeOf(secret));
  await page.getByRole('button', { name: '确认开启' }).tap();
  await page.getByRole('heading', { name: '请保存恢复码' }).waitFor();
  const codes = await page.locator('.security-codes li').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '已经保存' }).tap();
  await page.getByText(/剩余恢复码 10 个/).waitFor();

  const desk = await Person.at(browser, 'desk');
  await desk.page.goto('/desk/');
  await fillSignIn(desk.page, username, own);
  await desk.page.getByText('还需要动态口令').waitFor();
  expect(await faultsOf(desk.page)).toEqual([]);
  // The code of the step that turned it on was taken; the next one's is not.
  await desk.page.getByLabel('动态口令或恢复码').fill(codeOf(secret, 1));
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText('示例新人').first().waitFor();

  const other = await Person.at(browser, 'phone');
  await other.page.goto('/m/');
  await fillSignIn(other.page, username, own);
  await other.page.getByLabel('动态口令或恢复码').fill(codes[0] ?? '');
  await other.page.keyboard.press('Enter');
  await other.page.getByRole('navigation', { name: '主导航' }).waitFor();
  await Promise.all([administrator.leave(), phone.leave(), desk.leave(), other.leave()]);
});
