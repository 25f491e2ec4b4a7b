import type { AbsenceView } from '@guanjia/core/absences';
import type { Session } from '@guanjia/core/identity';
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

test('A butler takes leave on the phone; a colleague does the work meanwhile, the firm sees whom to call, and it ends', async () => {
  const butler = await Person.at(browser, 'phone');
  const colleague = await Person.at(browser, 'desk');
  const firm = await Person.at(browser, 'phone');
  await colleague.enter('butler-7', '/desk/absences');
  const { account } = await colleague.read<Session>('/session');
  await firm.enter('firm', '/m/');
  const { id, number } = await raiseFor(firm, 'water-supply', `${stake()} 冷却水压力不足`);

  await butler.enter('butler', '/m/me');
  await butler.page.getByRole('link', { name: '请假与代班' }).tap();
  await butler.page.getByRole('heading', { name: '登记请假' }).waitFor();
  expect(await faultsOf(butler.page)).toEqual([]);
  const choice = butler.page.getByRole('radio', { name: new RegExp(account.displayName) });
  await choice.waitFor();
  await choice.check({ force: true });
  await butler.page.getByRole('button', { name: '登记', exact: true }).tap();
  await butler.page.getByText(`已登记，由 ${account.displayName} 代班`).waitFor();

  await colleague.page.goto(`/desk/matters/${id}`);
  await colleague.page.getByRole('button', { name: '受理', exact: true }).click();
  const form = colleague.page.getByRole('dialog', { name: '受理' });
  await form.getByRole('button', { name: '受理', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  const { timeline } = await matterOf(butler, id);
  const accepted = timeline.find((entry) => entry.action === 'accept');
  const { account: away } = await butler.read<Session>('/session');
  expect(accepted?.actor).toMatchObject({ name: account.displayName, coveredFor: away.displayName });
  await colleague.page.getByText(`${account.displayName}（代 ${away.displayName}）`).first().waitFor();

  await firm.page.reload();
  await firm.page.getByText(new RegExp(`代班：${account.displayName}`)).waitFor();
  expect(await faultsOf(firm.page)).toEqual([]);

  await colleague.page.goto('/desk/absences');
  expect(await faultsOf(colleague.page)).toEqual([]);
  const { items } = await butler.read<{ items: AbsenceView[] }>('/absences?state=current');
  expect(items.filter((one) => one.person.id === away.id)).toHaveLength(1);
  await butler.page.reload();
  const own = butler.page
    .getByRole('listitem')
    .filter({ hasText: `${away.displayName} 由 ${account.displayName} 代班` });
  await own.getByRole('button', { name: '提前结束' }).tap();
  await butler.page.getByText('已结束代班').waitFor();
  colleague.foresee(/status of 404 /);
  await colleague.page.goto(`/desk/matters/${id}`);
  await colleague.page.getByText('没有找到').waitFor();
  expect(await colleague.page.getByRole('main').textContent()).not.toContain(number);
  await Promise.all([butler.leave(), colleague.leave(), firm.leave()]);
});
