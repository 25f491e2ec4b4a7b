import { readFile } from 'node:fs/promises';
import type { Session } from '@guanjia/core/identity';
import type { MatterDetail } from '@guanjia/core/matters';
import type { ProjectFiles } from '@guanjia/core/plans';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openMatterId, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { chinesePdf, photo, type Thing } from './support/things.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A need with these files, handed in before the journey begins. */
async function raiseWith(firm: Person, things: readonly Thing[]): Promise<MatterDetail> {
  const attachmentIds: string[] = [];
  for (const file of things) {
    const answer = await firm.page.request.post('/api/v1/attachments', { multipart: { file: { ...file } } });
    expect(answer.ok(), await answer.text()).toBe(true);
    attachmentIds.push(((await answer.json()) as { id: string }).id);
  }
  const { subjects } = await firm.read<Session>('/session');
  return await firm.write<MatterDetail>('/matters', {
    typeCode: 'bank-credit',
    enterpriseId: subjects.find((subject) => subject.kind === 'enterprise')?.id,
    text: `${stake()} 配电房跳闸`,
    urgency: 'normal',
    attachmentIds,
  });
}

/** What the page has fetched of attachments so far. */
function fetchedFiles(page: Page): string[] {
  const fetched: string[] = [];
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith('/api/v1/attachments/')) fetched.push(path);
  });
  return fetched;
}

test('Photos are small in lists, large one after the other, and go by keys alone at the desk', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/');
  const matter = await raiseWith(
    firm,
    ['一.png', '二.png', '三.png'].map((name) => photo(name)),
  );
  await firm.leave();

  const butler = await Person.at(browser, 'desk');
  const { page } = butler;
  const fetched = fetchedFiles(page);
  await butler.enter('butler', `/desk/matters/${matter.id}`);
  const opener = page.getByRole('link', { name: '打开 二.png' }).first();
  await opener.waitFor();
  await page.waitForLoadState('networkidle');
  expect(fetched.length).toBeGreaterThan(0);
  for (const path of fetched) expect(path).toMatch(/\/thumbnail$/);

  await opener.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: '二.png' });
  await viewer.getByText('第 2 张，共 3 张').waitFor();
  await viewer.getByText(/上传$/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Above everything on the page, and the name of who looks above that.
  const mark = await viewer.evaluate((dialog) => getComputedStyle(dialog, '::after').backgroundImage);
  expect(decodeURIComponent(mark)).toContain('butler');

  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: '三.png' }).waitFor();
  expect(await page.getByRole('button', { name: '下一张' }).count()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await page.getByRole('dialog', { name: '一.png' }).getByText('第 1 张，共 3 张').waitFor();

  // The focus stays within: only what is in the dialog is reached, and the browser's own controls.
  for (let n = 0; n < 8; n += 1) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      ),
    ).toBe(true);
  }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载原件' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('一.png');
  expect((await readFile(await saved.path())).subarray(1, 4).toString()).toBe('PNG');
  expect(saved.url()).toMatch(/\/download\?session=.*&until=\d+&signature=/);

  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);
  await butler.leave();
});

test('A PDF in Chinese is read page by page without leaving the desk', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/');
  const broken: Thing = { ...chinesePdf('坏.pdf'), buffer: Buffer.from('%PDF-1.4\nnothing\n%%EOF') };
  const matter = await raiseWith(firm, [chinesePdf('许可.pdf'), broken]);
  await firm.leave();

  const butler = await Person.at(browser, 'desk');
  const { page } = butler;
  await butler.enter('butler', `/desk/matters/${matter.id}`);
  const opener = page.getByRole('link', { name: '打开 许可.pdf' }).first();
  await opener.click();
  const viewer = page.getByRole('dialog', { name: '许可.pdf' });
  // By the tables of this server: the font is not in the file.
  await viewer.getByText('规划许可').waitFor({ state: 'attached' });
  await expect.poll(() => inkOf(page)).toBeGreaterThan(100);
  expect(await faultsOf(page)).toEqual([]);

  await page.keyboard.press('ArrowRight');
  await viewer.getByText('竣工验收').waitFor({ state: 'attached' });
  await viewer.getByRole('region', { name: '第 2 页，共 2 页' }).waitFor();
  expect(await viewer.getByRole('button', { name: '下一页' }).isDisabled()).toBe(true);
  const before = await viewer.locator('canvas').evaluate((canvas) => canvas.clientWidth);
  await viewer.getByRole('button', { name: '放大' }).click();
  await expect
    .poll(() => viewer.locator('canvas').evaluate((canvas) => canvas.clientWidth))
    .toBeGreaterThan(before);
  expect(await faultsOf(page)).toEqual([]);
  await viewer.getByLabel('页码').fill('1');
  await page.keyboard.press('Enter');
  await viewer.getByText('规划许可').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);

  await page.getByRole('link', { name: '打开 坏.pdf' }).first().click();
  await page.getByText(/这份 PDF 打不开/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await butler.leave();
});

/** Dark points of the page that is drawn. */
const inkOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.pdf-paper canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 100) dark += 1;
    return dark;
  });

test('A photo in the drawer of a node opens over it, and Esc closes the photo alone', async () => {
  const butler = await Person.at(browser, 'desk');
  const { page } = butler;
  await butler.enter('leader', '/desk/projects');
  const { id, name } = await reportedNode(butler);
  const fetched = fetchedFiles(page);
  await page.goto(`/desk/projects/${id}`);
  const tiles = page.locator('.project-photos a');
  await tiles.first().waitFor();
  await page.waitForLoadState('networkidle');
  for (const path of fetched) expect(path).toMatch(/\/thumbnail$/);
  await page.getByTitle(name, { exact: true }).first().click();
  const drawer = page.getByRole('dialog').filter({ has: page.locator('.node-photos') });
  const opener = drawer.locator('.node-photos a').first();
  await opener.click();
  const viewer = page.locator('dialog.viewer');
  await viewer.getByText(/上传$/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await viewer.locator(':focus').count()).toBe(1);
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await opener.isVisible()).toBe(true);
  await expect.poll(() => opener.evaluate((link) => link === document.activeElement)).toBe(true);
  await butler.leave();
});

/** A node of a project that was reported with photos. */
async function reportedNode(person: Person): Promise<{ id: string; name: string }> {
  const { items } = await person.read<{ items: { id: string }[] }>('/projects?limit=100');
  for (const { id } of items) {
    const files = await person.read<ProjectFiles>(`/projects/${id}/files`);
    const node = files.items.find((file) => file.isImage && file.node)?.node;
    if (node) return { id, name: node.name };
  }
  throw new Error('no project with photos');
}

test('On the phone the place goes along only when ticked, and a swipe turns to the next photo', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/raise');
  const { page } = firm;
  await page.getByRole('radio', { name: '用电', exact: true }).tap();
  const words = `${stake()} 厂区东侧电缆外露`;
  await page.getByLabel('说说情况').fill(words);
  expect(await page.getByRole('checkbox', { name: '保留照片的拍摄地点' }).count()).toBe(0);
  await page.getByLabel('拍照').setInputFiles([photo('东侧.png', true), photo('西侧.png')]);
  const tick = page.getByRole('checkbox', { name: '保留照片的拍摄地点' });
  expect(await tick.isChecked()).toBe(false);
  await tick.check();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '交给管家' }).tap();
  await page.getByRole('heading', { name: words }).waitFor();
  const { attachments } = await firm.read<MatterDetail>(`/matters/${openMatterId(page)}`);
  expect(attachments.map(({ name, place }) => ({ name, place }))).toEqual([
    { name: '东侧.png', place: { latitude: 34.5, longitude: 108.75 } },
    { name: '西侧.png', place: null },
  ]);

  const opener = page.getByRole('button', { name: '打开 东侧.png' }).first();
  await opener.focus();
  await opener.press('Enter');
  const viewer = page.getByRole('dialog');
  await viewer.getByText('第 1 张，共 2 张').waitFor();
  await viewer.getByText('拍摄地点：北纬 34.50000°，东经 108.75000°').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const row = viewer.getByRole('region', { name: '照片，可左右滑动' });
  await swipeLeft(page);
  await viewer.getByText('第 2 张，共 2 张').waitFor();
  await viewer.getByRole('heading', { name: '西侧.png' }).waitFor();
  expect(await viewer.getByText(/拍摄地点/).count()).toBe(0);
  await row.press('ArrowLeft');
  await viewer.getByText('第 1 张，共 2 张').waitFor();
  await viewer.getByRole('button', { name: '下一张' }).tap();
  await viewer.getByText('第 2 张，共 2 张').waitFor();
  const download = page.waitForEvent('download');
  await viewer.getByRole('button', { name: '下载原件' }).tap();
  expect((await download).suggestedFilename()).toBe('西侧.png');
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  await firm.leave();
});

/** A finger across the middle of the screen. */
async function swipeLeft(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Input.synthesizeScrollGesture', { x: 300, y: 400, xDistance: -260, speed: 1500 });
}
