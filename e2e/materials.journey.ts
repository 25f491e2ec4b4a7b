import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const paper = { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

test('A firm hands in a paper once: it is checked, used again for another matter, and another is promised', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'desk');
  await firm.signIn('firm', '/m/');
  await butler.signIn('butler', '/desk/');
  const place = stake();
  const first = await raiseFor(firm, 'water-supply', `${place} 新厂房接水`);
  await butler.write(`/matters/${first.id}/actions/accept`, {});

  // Handed in on the phone, before anybody asked.
  const { page } = firm;
  await page.goto(`/m/matters/${first.id}`);
  await settled(page);
  const list = page.getByRole('region', { name: '材料清单' });
  await list.getByText('已交 0 / 3').waitFor();
  await list.getByRole('button', { name: '交这一项：营业执照' }).tap();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: '交材料' }).tap();
  await sheet.getByText('请选择文件、拍照，或选用以前交过的').waitFor();
  await sheet.locator('input[type=file]').last().setInputFiles(paper);
  await sheet.getByRole('button', { name: '交材料' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await list.getByText('已交 1 / 3').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  // Found right at the desk, with the day until which it holds.
  const desk = butler.page;
  await desk.goto(`/desk/matters/${first.id}`);
  await settled(desk);
  await desk.getByRole('button', { name: '核对：营业执照' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel(/^有效期到/).fill('2099-12-31');
  expect(await faultsOf(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '核对材料' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.getByText('已核收', { exact: true }).waitFor();

  // For the next matter nothing is uploaded.
  const second = await raiseFor(firm, 'water-supply', `${place} 办公楼接水`);
  await butler.write(`/matters/${second.id}/actions/accept`, {});
  await page.goto(`/m/matters/${second.id}`);
  await settled(page);
  await list.getByRole('button', { name: '交这一项：营业执照' }).tap();
  await sheet.getByRole('radio', { name: new RegExp(`营业执照.*${first.number}`) }).tap();
  await sheet.getByRole('button', { name: '交材料' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await list.getByText(`沿用 ${first.number} 交过的`).waitFor();
  const again = (await matterOf(butler, second.id)).materials.find((item) => item.name === '营业执照');
  expect(again).toMatchObject({ state: 'supplied', validThrough: '2099-12-31' });

  // What is lacking is promised; the desk lists it, and no result goes out before it has come.
  await desk.goto(`/desk/matters/${second.id}`);
  await settled(desk);
  await desk.getByRole('button', { name: '先办后补：接入点位图' }).click();
  await dialog.getByRole('radio', { name: /^容缺后补/ }).check();
  const soon = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('哪天之前兑现').fill(soon);
  await dialog.getByLabel('承诺的内容').fill('供水公司同意容缺，企业九日内补交');
  await dialog.getByRole('button', { name: '承诺后补' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await desk.goto('/desk/pledges');
  await settled(desk);
  await desk.getByRole('row', { name: new RegExp(second.number) }).waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  const solved = { outcome: 'solved', text: '已接通' };
  await expect(butler.write(`/matters/${second.id}/actions/answer-firm`, solved)).rejects.toThrow('容缺');
});
