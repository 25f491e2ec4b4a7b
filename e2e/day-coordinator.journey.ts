import type { Overview } from '@guanjia/core/insights';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOf, focusName, listen } from './support/day.ts';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A coordinator has a day: finds, passes on to another butler and back again, decides a dispute, changes a limit and takes it back', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  const coordinator = await Person.at(browser, 'desk');
  await firm.enter('firm', '/m/');
  await butler.enter('butler', '/m/');
  const place = stake();
  const raised = [];
  for (const what of ['路灯不亮', '井盖破损', '积水不退']) {
    raised.push(await raiseFor(firm, 'surroundings-safety', `${place} ${what}`));
  }
  const [first, second, third] = raised;
  if (!first || !second || !third) throw new Error('three were raised');
  await coordinator.signIn('coordinator', '/desk/');
  const { page } = coordinator;
  const dialog = page.getByRole('dialog');

  // How everything stands: the picture and the queue count the same.
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' }).click();
  await settled(page);
  const overview = await coordinator.read<Overview>('/overview');
  expect(overview.scope).toBe('zone');
  expect(await countOf(coordinator, 'open')).toBe(overview.open.total);
  expect(await countOf(coordinator, 'to-accept')).toBe(overview.open.unaccepted);
  expect(await page.getByRole('main').textContent()).toContain(`待受理 ${overview.open.unaccepted}`);

  // Three of one place to another butler in one act, by keys; then back, as the butler was the right one.
  await page.goto('/desk/queue?queue=open');
  await settled(page);
  await page.getByRole('searchbox', { name: '事项、企业、编号' }).fill(place);
  const rows = page.getByRole('grid').locator('tbody tr');
  await expect.poll(() => rows.count(), { timeout: 5_000 }).toBe(3);
  const own = first.butler;
  const { items: butlers } = await coordinator.read<{ items: { id: string; name: string }[] }>(
    '/butlers?serves=enterprise&active=true&limit=50',
  );
  const other = butlers.find(({ id }) => id !== own.id);
  if (!other) throw new Error('there are several butlers');
  const passTo = async (name: string, why: string): Promise<void> => {
    await page.getByRole('checkbox', { name: '选择已显示的全部事项' }).press('Space');
    await page.getByRole('button', { name: '转办（3）' }).press('Enter');
    const form = page.getByRole('dialog', { name: '转办 3 件事项' });
    await form.getByLabel('转给哪位管家').fill(name);
    await page.keyboard.press('Enter');
    await form.getByLabel('转办理由').fill(why);
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole('button', { name: '转办', exact: true }).press('Enter');
    await form.waitFor({ state: 'hidden' });
  };
  const heard = await listen(page);
  await passTo(other.name, '该片区由另一位管家对接');
  await expect.poll(heard).toContain('转办：3 件都办好了');
  await expect.poll(() => focusName(page), { timeout: 3_000 }).not.toBe('nothing');
  for (const { id } of raised) expect((await matterOf(firm, id)).butler.name).toBe(other.name);
  await passTo(own.name, '转错了，仍由原管家办');
  for (const { id } of raised) expect((await matterOf(butler, id)).butler.id).toBe(own.id);

  // The butler declines, the firm disagrees, the coordinator decides: it is accepted after all.
  await butler.write(`/matters/${third.id}/actions/decline`, {
    reason: 'outside-jurisdiction',
    text: '不在园区职权之内',
  });
  await firm.write(`/matters/${third.id}/actions/dispute-decline`, { text: '积水就在园区路上' });
  await page.goto('/desk/queue');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找企业、项目、事项' }).fill(third.number);
  await page.getByRole('option', { name: new RegExp(third.number) }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: third.title }).waitFor();
  await page.getByText('积水就在园区路上').first().waitFor();
  await page.keyboard.press('a');
  await dialog.getByRole('textbox').first().fill('属于园区道路，受理');
  await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
  await dialog.waitFor({ state: 'hidden' });
  expect((await matterOf(firm, third.id)).status).toBe('accepted');

  // A limit of the zone is changed with a reason, and set back; an open matter keeps what it began with.
  const before = (await matterOf(butler, first.id)).due?.at;
  const settings = async () =>
    (
      await coordinator.read<{ items: { key: string; name: string; value: number; initial: number }[] }>(
        '/settings',
      )
    ).items;
  await page.goto('/desk/settings');
  await settled(page);
  expect(await faultsOf(page)).toEqual([]);
  const atFirst = JSON.stringify((await settings()).map(({ key, value }) => [key, value]));
  const edit = page.getByRole('button', { name: /^修改/ }).first();
  const change = async (to: 'up' | 'initial'): Promise<void> => {
    await edit.click();
    if (to === 'up') {
      const field = dialog.getByRole('spinbutton');
      await field.fill(String(Number(await field.inputValue()) + 1));
    } else await dialog.getByRole('button', { name: '恢复初始值' }).click();
    await dialog.getByLabel('修改理由').fill('示例：试一天');
    await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await change('up');
  expect(JSON.stringify((await settings()).map(({ key, value }) => [key, value]))).not.toBe(atFirst);
  expect((await matterOf(butler, first.id)).due?.at).toBe(before);
  await change('initial');
  expect(JSON.stringify((await settings()).map(({ key, value }) => [key, value]))).toBe(atFirst);
  await Promise.all([firm, butler, coordinator].map((person) => person.leave()));
});
