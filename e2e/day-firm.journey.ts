import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOf, focusName, listen } from './support/day.ts';
import { faultsOf } from './support/faults.ts';
import { matterOf, openMatterId, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A firm has a day on the phone: raises, takes back, hands in, urges, confirms and says how it was', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  await firm.signIn('firm', '/m/');
  await butler.enter('butler', '/m/');
  const { page } = firm;
  const place = stake();

  // What came before today: one that lacks a paper, one with an answer.
  const lacking = await raiseFor(firm, 'surroundings-safety', `${place} 围墙外的井盖松动`);
  const settledOne = await raiseFor(firm, 'surroundings-safety', `${place} 门口积水`);
  await butler.write('/matters/bulk-actions', { action: 'accept', matterIds: [lacking.id, settledOne.id] });
  await butler.write(`/matters/${lacking.id}/actions/request-materials`, { items: ['井盖位置照片'] });
  await butler.write(`/matters/${settledOne.id}/actions/answer-firm`, {
    outcome: 'solved',
    text: '排水口已疏通',
  });

  // The first screen says what waits for the firm; the figure is true, and whom to call stands above.
  await page.goto('/m/');
  await settled(page);
  const waits = await countOf(firm, 'waiting-firm');
  await page.getByRole('heading', { name: '等您看一下' }).waitFor();
  await page.getByRole('main').getByText(`${waits} 件`, { exact: true }).first().waitFor();
  expect(
    await page
      .getByRole('link', { name: /打电话|拨打/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/^tel:/);

  // Raised, seen to be superfluous, taken back: the butler no longer has it.
  await page
    .getByRole('main')
    .getByRole('link', { name: /^提诉求/ })
    .tap();
  await page.getByRole('radio', { name: '用水' }).tap();
  await page.getByLabel('说说情况').fill(`${place} 三楼停水`);
  await page.getByRole('button', { name: '交给管家' }).tap();
  await page.getByRole('heading', { level: 1, name: `${place} 三楼停水` }).waitFor();
  const heard = await listen(page);
  const mistaken = openMatterId(page);
  await settled(page);
  await chooseAct(firm, /^撤回诉求/);
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('为什么撤回').fill('是自己的阀门关了');
  await sheet.getByRole('button', { name: /^撤回诉求/ }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('您已撤回').first().waitFor();
  await expect.poll(heard).toContain('已完成：撤回诉求');
  await expect.poll(() => focusName(page), { timeout: 3_000 }).not.toBe('nothing');
  expect(await matterOf(butler, mistaken)).toMatchObject({ status: 'withdrawn', actions: [] });

  // The paper is handed in, and the clock goes on.
  await page.goto(`/m/matters/${lacking.id}`);
  await page.getByText('井盖位置照片').first().waitFor();
  await chooseAct(firm, /^补交材料/);
  await sheet.getByLabel('说明').fill('位置在北门东侧十米');
  await sheet.getByRole('button', { name: /^补交材料/ }).tap();
  await sheet.waitFor({ state: 'hidden' });
  const supplied = await matterOf(firm, lacking.id);
  expect(supplied.status).toBe('accepted');
  expect(supplied.light).not.toBe('paused');

  // Urged once; a second time is not offered on the same day.
  await chooseAct(firm, /^催一下/);
  await sheet.getByRole('button', { name: /^催一下/ }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText(/^已经催办，/).waitFor();
  expect((await matterOf(firm, lacking.id)).actions.map(({ action }) => action)).not.toContain('urge');
  expect((await matterOf(butler, lacking.id)).urgings).toBe(1);
  expect(await faultsOf(page)).toEqual([]);

  // The answer is found by its words, confirmed, and rated by one face.
  await page.goto('/m/matters');
  await page.getByRole('button', { name: /^等您/ }).tap();
  await page.getByRole('searchbox', { name: '搜索' }).fill(place);
  await expect.poll(() => page.getByRole('main').getByRole('link').count()).toBe(1);
  await page.getByRole('link', { name: settledOne.title }).tap();
  await page.getByText('排水口已疏通').first().waitFor();
  await page.getByRole('button', { name: '办好了' }).tap();
  await sheet.getByRole('button', { name: /^办好了/ }).tap();
  const faces = page.getByRole('radiogroup', { name: '您对这次办理' });
  await faces.getByRole('radio', { name: '满意', exact: true }).tap();
  await page.getByRole('button', { name: '提交评价' }).tap();
  await page.getByText(/第 1 次评价/).waitFor();
  expect(await matterOf(firm, settledOne.id)).toMatchObject({
    status: 'closed',
    closeReason: 'confirmed',
    lastRating: 4,
  });

  // In the evening nothing of it waits for the firm any more.
  await page.getByRole('button', { name: '返回' }).tap();
  await page.goto('/m/');
  await settled(page);
  expect(await countOf(firm, 'waiting-firm')).toBe(waits - 2);
  expect(await page.getByRole('link', { name: settledOne.title }).count()).toBe(0);
  expect(await page.getByRole('link', { name: `${place} 三楼停水` }).count()).toBe(0);
  await Promise.all([firm.leave(), butler.leave()]);
});

/** At the foot, or behind 更多. */
async function chooseAct({ page }: Person, name: RegExp): Promise<void> {
  const foot = page.locator('.page-foot').getByRole('button', { name });
  await page.locator('.page-foot').waitFor();
  if (await foot.isVisible()) return foot.tap();
  await page.getByRole('button', { name: '更多', exact: true }).tap();
  await page.getByRole('dialog', { name: '更多操作' }).getByRole('button', { name }).tap();
}
