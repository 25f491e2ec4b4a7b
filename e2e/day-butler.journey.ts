import type { MatterDetail } from '@guanjia/core/matters';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allIn, countOf, expectByDue, focusName, idsIn, listen, raiseMany } from './support/day.ts';
import { faultsOf } from './support/faults.ts';
import { chooseOffice, matterOf, openMatterId, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A butler with forty open matters has a day on the phone', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/');
  const place = stake();
  const raised = await raiseMany(firm, place, 40);
  await butler.signIn('butler', '/m/');
  const { page } = butler;
  const rows = page.getByRole('main').locator('.matter-row__link');
  const titles = () => rows.locator('.title').allInnerTexts();
  const heard = await listen(page);
  const tile = async (name: string): Promise<number> => {
    const text = (await page.getByRole('main').getByRole('link', { name }).first().textContent()) ?? '';
    return Number(text.replace(/\D/g, ''));
  };

  // The first screen: the figures are true, and what is due first stands first.
  await settled(page);
  await rows.first().waitFor();
  const toAccept = await countOf(butler, 'to-accept');
  expect(toAccept).toBeGreaterThanOrEqual(40);
  expect(await tile('待受理')).toBe(toAccept);
  expect(await tile('已超期')).toBe(await countOf(butler, 'overdue'));
  const open = await allIn(butler, 'open');
  await page.getByRole('link', { name: `全部 ${open.length} 件` }).waitFor();
  const first = await idsIn(rows);
  expect(first.length).toBe(Math.min(12, open.length));
  expectByDue(first, open);

  // The whole list, further and further, loses none and shows none twice.
  await page.getByRole('link', { name: '待受理' }).first().tap();
  await page.getByRole('button', { name: /^待受理/, pressed: true }).waitFor();
  await page.getByRole('searchbox', { name: '搜索' }).fill(place);
  await page.waitForURL(/q=/);
  await settled(page);
  const more = page.getByRole('button', { name: /^再看一些/ });
  while ((await rows.count()) < 40) {
    const before = await rows.count();
    await more.tap();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
  }
  const whole = await titles();
  expect([...whole].sort()).toEqual(raised.map(({ title }) => title).sort());
  const waiting = await allIn(butler, 'to-accept');
  expectByDue(
    await idsIn(rows),
    waiting.filter(({ title }) => title.startsWith(place)),
  );
  // The urgent ones, raised last, are due first.
  expect(whole.slice(0, 4).sort()).toEqual(
    raised
      .slice(-4)
      .map(({ title }) => title)
      .sort(),
  );

  // An act from the list: it is told, the matter leaves, the figure falls, and the keyboard is not lost.
  const [urgent, second, third] = whole;
  if (!urgent || !second || !third) throw new Error('forty were raised');
  const accept = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: `办理“${title}”` }).tap();
    await page.getByRole('dialog', { name: title }).getByRole('button', { name: /^受理/ }).tap();
    const sheet = page.getByRole('dialog', { name: '受理' });
    await sheet.getByRole('button', { name: '受理', exact: true }).tap();
    await sheet.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: title }).waitFor({ state: 'detached' });
  };
  await accept(urgent);
  expect(await heard()).toContain('已完成：受理');
  await expect.poll(() => focusName(page), { timeout: 3_000 }).not.toBe('nothing');
  await accept(second);
  await accept(third);
  await expect
    .poll(() => page.getByRole('button', { name: /^待受理/ }).textContent())
    .toContain(String(toAccept - 3));
  // Thought better of: a sheet that is closed did nothing, and gives the keyboard back to where it was.
  const fourth = whole[3] ?? '';
  await page.getByRole('button', { name: `办理“${fourth}”` }).tap();
  await page.getByRole('dialog', { name: fourth }).getByRole('button', { name: /^受理/ }).tap();
  await page.getByRole('dialog', { name: '受理' }).getByRole('button', { name: '关闭' }).tap();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => focusName(page)).toBe(`办理“${fourth}”`);
  expect(await countOf(butler, 'to-accept')).toBe(toAccept - 3);
  expect(await faultsOf(page)).toEqual([]);

  // Assigned to the wrong office, taken back, assigned to the right one.
  await openByName(butler, urgent);
  const id = openMatterId(page);
  const assignTo = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: /^交办/ }).tap();
    const sheet = page.getByRole('dialog', { name: '交办部门' });
    // The catalogue's support is not needed for a lamp.
    await sheet.getByRole('button', { name: '去掉协办单位 1' }).tap();
    await chooseOffice(sheet.getByLabel('单位', { exact: true }), name);
    await sheet.getByRole('button', { name: /^交办/ }).tap();
    await sheet.waitFor({ state: 'hidden' });
  };
  await assignTo('公安局交警大队');
  await page.getByRole('region', { name: '部门办理' }).getByRole('button', { name: '收回交办' }).tap();
  const recall = page.getByRole('dialog', { name: '收回交办' });
  await recall.getByLabel('收回理由').fill('选错了单位，路灯归城管');
  await recall.getByRole('button', { name: '收回交办' }).tap();
  await recall.waitFor({ state: 'hidden' });
  expect(await matterOf(butler, id)).toMatchObject({ status: 'accepted', openAssignments: 0 });
  await assignTo('城市管理执法局');
  const { assignments, status } = await matterOf(butler, id);
  expect(status).toBe('handling');
  expect(assignments.filter((one) => one.status === 'assigned').map((one) => one.office.name)).toEqual([
    '城管',
  ]);
  expect(assignments.filter((one) => one.status === 'recalled').map((one) => one.office.name)).toEqual([
    '交警',
  ]);

  // Something is missing: the clock stands still until the firm hands it in, and the firm hears of it at once.
  await openByName(butler, second);
  await firm.page.goto(`/m/matters/${openMatterId(page)}`);
  await firm.page.getByRole('heading', { level: 1, name: second }).waitFor();
  await firm.seesWithoutReload(firm.page.getByText('灯杆编号照片').first(), async () => {
    await chooseAct(butler, /^(要材料|请企业补材料)/);
    const sheet = page.getByRole('dialog', { name: '请企业补材料' });
    await sheet.getByLabel('其他材料').fill('灯杆编号照片');
    await sheet.getByRole('button', { name: '请企业补材料' }).tap();
  });
  expect((await matterOf(butler, openMatterId(page))).light).toBe('paused');

  // Not mine: another butler goes on with it, and it leaves my list.
  const before = await countOf(butler, 'open');
  await openByName(butler, third);
  const handed = openMatterId(page);
  await chooseAct(butler, /^转办/);
  const transfer = page.getByRole('dialog', { name: '转办' });
  await transfer.getByLabel('管家', { exact: true }).selectOption({ index: 1 });
  await transfer.getByLabel('转办理由').fill('该路段由另一位管家对接');
  await transfer.getByRole('button', { name: '转办' }).tap();
  await transfer.waitFor({ state: 'hidden' });
  const seen: MatterDetail = await matterOf(firm, handed);
  expect(seen.butler.id).not.toBe(raised[0]?.butler.id);
  expect(await countOf(butler, 'open')).toBe(before - 1);

  // In the evening the first screen tells the same as the server.
  await page.goto('/m/');
  await settled(page);
  await rows.first().waitFor();
  expect(await tile('待受理')).toBe(toAccept - 3);
  expectByDue(await idsIn(rows), await allIn(butler, 'open'));
  await Promise.all([firm.leave(), butler.leave()]);
});

async function openByName({ page }: Person, title: string): Promise<void> {
  await page.goto('/m/matters?queue=open');
  await page.getByRole('searchbox', { name: '搜索' }).fill(title);
  await page.getByRole('link', { name: title }).tap();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** At the foot, or behind 更多. */
async function chooseAct({ page }: Person, name: RegExp): Promise<void> {
  const foot = page.getByRole('main').locator('.page-foot').getByRole('button', { name });
  if (await foot.isVisible()) return foot.tap();
  await page.getByRole('button', { name: '更多', exact: true }).tap();
  await page.getByRole('dialog', { name: '更多操作' }).getByRole('button', { name }).tap();
}
