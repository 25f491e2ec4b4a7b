import type { MatterPage } from '@guanjia/core/matters';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { matterOf, openMatterId, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { countTaps } from './support/taps.ts';
import { disguised, photo } from './support/things.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const matterCount = async (person: Person): Promise<number> =>
  (await person.read<MatterPage>('/matters?limit=1')).total;

/** The form with a type chosen and words in it; the touch that opens it comes from wherever one stands. */
async function writeNeed(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole('radio', { name: kind, exact: true }).tap();
  await page.getByLabel('说说情况').fill(words);
}

test('Three taps hand a need over without a connection, and it arrives once', async () => {
  const firm = await Person.at(browser, 'phone');
  firm.foresee(/ERR_INTERNET_DISCONNECTED/);
  await firm.signIn('firm', '/m/');
  const before = await matterCount(firm);
  const words = `${stake()} 车间水压不够，三楼上不去水`;
  const { page } = firm;
  await page.getByRole('heading', { name: '正在办' }).waitFor();

  const taps = await countTaps(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: /^提诉求/ })
    .tap();
  await page.getByRole('radio', { name: '用水' }).waitFor();
  await firm.context.setOffline(true);
  await writeNeed(page, '用水', words);
  await page.getByRole('button', { name: '交给管家' }).tap();
  await page.getByRole('heading', { name: '存好了，连上网就自动交给管家' }).waitFor();
  expect(await taps(), 'taps from the first screen to handed over').toBe(3);

  // Since when, and what waits.
  await page.getByText(/\d\d:\d\d 起连不上服务器.*1 件诉求等待提交/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '回首页' }).tap();
  const kept = page.getByRole('region', { name: '这台设备上还没有交出去的' });
  await kept.getByText(words).waitFor();
  await kept.getByText(/等网络恢复自动提交/).waitFor();
  expect(await faultsOf(page)).toEqual([]);

  // Back: it goes out by itself, and stays one matter after a reload.
  await firm.context.setOffline(false);
  await page.getByText(/之前没发出的诉求，已交给/).waitFor();
  await kept.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('link', { name: '诉求', exact: true }).tap();
  await page.getByRole('searchbox', { name: '搜索' }).fill(words.split(' ').at(0) ?? words);
  const arrived = page.getByRole('link', { name: words });
  await expect.poll(() => page.getByRole('main').getByRole('link').count()).toBe(1);
  expect(await arrived.count()).toBe(1);
  expect(await matterCount(firm)).toBe(before + 1);
  await firm.leave();
});

test('A draft with its photo outlives a reload; a file of a wrong kind is refused and the words stay', async () => {
  const firm = await Person.at(browser, 'phone');
  firm.foresee(/status of 4(13|15|22) /);
  await firm.enter('firm', '/m/raise');
  const words = `${stake()} 配电房变压器经常跳闸`;
  const { page } = firm;
  await writeNeed(page, '用电', '配电房');
  await page.getByLabel('拍照').setInputFiles(photo('配电房.png'));
  await page.getByRole('button', { name: '移除 配电房.png' }).waitFor();

  // Left right after the last key, the home screen offers to go on.
  await page.getByLabel('说说情况').fill(words);
  await page.getByRole('button', { name: '返回' }).tap();
  await page.getByRole('link', { name: words }).tap();
  await page.getByRole('button', { name: '移除 配电房.png' }).waitFor();

  await page.reload();
  await page.getByRole('button', { name: '移除 配电房.png' }).waitFor();
  expect(await page.getByLabel('说说情况').inputValue()).toBe(words);
  expect(await page.getByRole('radio', { name: '用电' }).isChecked()).toBe(true);

  // A programme that calls itself a photo.
  await page.getByLabel('拍照').setInputFiles(disguised('跳闸.png'));
  await page.getByRole('button', { name: '交给管家' }).tap();
  await page.getByText(/可以上传图片、PDF、Word、Excel/).waitFor();
  expect(await page.getByLabel('说说情况').inputValue()).toBe(words);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '移除 跳闸.png' }).tap();
  await page.getByRole('button', { name: '交给管家' }).tap();
  await page.getByRole('heading', { name: words }).waitFor();
  await page.getByRole('button', { name: '打开 配电房.png' }).first().waitFor();
  const { attachments, text } = await matterOf(firm, openMatterId(page));
  expect({ text, files: attachments.map((a) => a.name) }).toEqual({ text: words, files: ['配电房.png'] });
  await firm.leave();
});
