import type { MatterDetail } from '@guanjia/core/matters';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allIn, countOf, focusName, listen, raiseMany } from './support/day.ts';
import { faultsOf } from './support/faults.ts';
import { matterOf, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('An officer with sixty assignments has a day at the desk', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  const officer = await Person.at(browser, 'desk');
  await firm.enter('firm', '/m/');
  await butler.enter('butler', '/m/');
  await officer.enter('officer', '/desk/');
  const before = await countOf(officer, 'to-accept');
  const place = stake();
  const raised = await raiseMany(firm, place, 60);
  const matterIds = raised.map(({ id }) => id);
  const { items } = await butler.read<{ items: { id: string; code: string }[] }>('/offices?limit=100');
  const officeId = items.find(({ code }) => code === 'urban-management')?.id;
  await butler.write('/matters/bulk-actions', { action: 'accept', matterIds });
  // The last ones are wanted first.
  const halves = [matterIds.slice(0, 30), matterIds.slice(30)];
  for (const [n, half] of halves.entries()) {
    const assignments = [{ officeId, role: 'lead', limitDays: n === 0 ? 4 : 2 }];
    await butler.write('/matters/bulk-actions', { action: 'assign', matterIds: half, assignments });
  }

  // The first screen is the queue; its count has come up to date without a reload.
  const { page } = officer;
  await page.waitForURL('**/queue*');
  const tab = page.getByRole('navigation', { name: '队列' }).getByRole('link', { name: /^待签收/ });
  await expect.poll(() => tab.textContent()).toContain(String(before + 60));
  await tab.click();
  await page.getByRole('searchbox', { name: '事项、企业、编号' }).fill(place);
  await page.waitForURL(/q=/);
  await settled(page);
  const heard = await listen(page);
  const rows = page.getByRole('grid').locator('tbody tr');
  const titles = () => rows.locator('b[title]').allInnerTexts();
  await expect.poll(() => rows.count()).toBe(30);
  // Those with the shorter limit are the first thirty, and only they.
  expect((await titles()).sort()).toEqual(
    raised
      .slice(30)
      .map(({ title }) => title)
      .sort(),
  );
  await page.getByRole('button', { name: /^再看 30 件/ }).click();
  await expect.poll(() => rows.count()).toBe(60);
  expect(new Set(await titles()).size).toBe(60);

  // By keys: one isn't ours and is read first; all the others are signed in one act.
  await rows.first().focus();
  await page.keyboard.press('Space');
  const drawer = page.getByRole('complementary', { name: '事项详情' });
  const dialog = page.getByRole('dialog');
  const wrong = (await titles())[0] ?? '';
  await drawer.getByRole('heading', { name: wrong }).waitFor();
  await drawer.getByRole('button', { name: /^退单/ }).click();
  await dialog.getByLabel('退单理由').fill('该处路灯由市政公司管养');
  // Closing by mistake asks before it throws words away.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '继续填写' }).click();
  expect(await dialog.getByLabel('退单理由').inputValue()).toBe('该处路灯由市政公司管养');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^退单/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(heard).toContain('退单：已提交');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => rows.count()).toBe(59);

  await page.getByRole('checkbox', { name: '选择已显示的全部事项' }).press('Space');
  const bar = page.getByRole('region', { name: '对选中的事项操作' });
  await bar.getByText('已选 59 件').waitFor();
  await bar.getByRole('button', { name: '签收（59）' }).press('Enter');
  await page
    .getByRole('dialog', { name: '签收 59 件事项' })
    .getByRole('button', { name: '签收', exact: true })
    .press('Enter');
  await expect.poll(heard, { timeout: 20_000 }).toContain('签收：59 件都办好了');
  await bar.waitFor({ state: 'hidden' });
  await expect.poll(() => rows.count()).toBe(0);
  await expect.poll(() => tab.textContent()).toContain(String(before));
  expect(await countOf(officer, 'to-accept')).toBe(before);
  await expect.poll(() => focusName(page), { timeout: 3_000 }).not.toBe('nothing');

  // What is signed waits for an answer. One is found by a word in its middle, and answered.
  await page
    .getByRole('navigation', { name: '队列' })
    .getByRole('link', { name: /^待我办/ })
    .click();
  await page.getByRole('searchbox', { name: '事项、企业、编号' }).fill(`${place} 第07处`);
  const seventh = raised[6] as MatterDetail;
  await page.getByRole('row', { name: seventh.title }).waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: seventh.title }).waitFor();
  await page.keyboard.press('a');
  await dialog.getByText('已解决', { exact: true }).click();
  await dialog.getByLabel('答复内容').fill('路灯已更换');
  await dialog.getByRole('button', { name: /^答复/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  // Too early: the lamp went out again. The butler gives it back, and it is in hand once more, with the words.
  const [answered] = (await matterOf(officer, seventh.id)).assignments;
  expect(answered).toMatchObject({ status: 'answered', answer: '路灯已更换' });
  await officer.seesWithoutReload(page.getByText('灯又灭了，请再去一次').first(), () =>
    butler.write(`/matters/${seventh.id}/actions/send-back`, {
      assignmentId: answered?.id,
      text: '灯又灭了，请再去一次',
    }),
  );
  expect((await allIn(officer, 'in-hand')).map(({ id }) => id)).toContain(seventh.id);
  expect((await matterOf(firm, seventh.id)).status).toBe('handling');
  // What was given back to the butler is nobody's of this office any more.
  const returned = raised.find(({ title }) => title === wrong) as MatterDetail;
  expect((await allIn(officer, 'in-hand')).map(({ id }) => id)).not.toContain(returned.id);
  await Promise.all([firm, butler, officer].map((person) => person.leave()));
});
