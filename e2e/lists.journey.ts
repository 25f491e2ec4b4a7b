import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A list is ordered, its columns chosen, kept as a view and taken out as a file, by keys alone', async () => {
  const coordinator = await Person.at(browser, 'desk');
  const { page } = coordinator;
  await coordinator.enter('coordinator', '/desk/queue');
  await settled(page);
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true });

  /** Down the open menu to an item, and into it. */
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('menuitem', { name }).waitFor();
    for (let n = 0; n < 20; n += 1) {
      const at = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (at.startsWith(name)) break;
      await page.keyboard.press('ArrowDown');
      // The menu moves the focus in a frame of its own.
      await page.waitForTimeout(100);
    }
    await page.keyboard.press('Enter');
  };

  // Ordered by what a head says, and the other way round.
  await head('更新').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await head('更新').getAttribute('aria-sort')).toBe('ascending');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await head('更新').getAttribute('aria-sort')).toBe('descending');
  expect(page.url()).toContain('sort=updated');

  // One column less, one more.
  await page.getByRole('button', { name: '选择列' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '恢复默认' }).press('Enter');
  await head('主办部门').waitFor();
  await page.getByRole('checkbox', { name: '主办部门' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: '事项类型' }).focus();
  await page.keyboard.press('Space');
  await head('事项类型').waitFor();
  expect(await head('主办部门').count()).toBe(0);
  await page.keyboard.press('Escape');

  // Kept under a name, found again after everything was let go.
  const name = `近期变化 ${Date.now()}`;
  await page.getByRole('button', { name: '视图' }).focus();
  await page.keyboard.press('Enter');
  await choose('把当前条件存为视图');
  await page.getByLabel('视图名称').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name }).waitFor();
  await page.goto('/desk/queue');
  await settled(page);
  await page.getByRole('button', { name: '视图' }).focus();
  await page.keyboard.press('Enter');
  await choose(name);
  await settled(page);
  expect(await head('更新').getAttribute('aria-sort')).toBe('descending');
  await head('事项类型').waitFor();

  // What is shown leaves as a workbook, and the log knows of it.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 .xlsx' }).press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^诉求事项-\d{4}-\d\d-\d\d\.xlsx$/);
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  const auditor = await Person.at(browser, 'desk');
  await auditor.enter('audit-admin', '/desk/exports');
  await auditor.page.getByText('按更新时间').first().waitFor();

  // Back to how it was, for whoever comes next.
  await page.getByRole('button', { name }).press('Enter');
  await choose('整理视图');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: `删除“${name}”` }).press('Enter');
  await page.getByRole('button', { name: `删除“${name}”` }).waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().press('Enter');
  await page.getByRole('button', { name: '选择列' }).press('Enter');
  await page.getByRole('button', { name: '恢复默认' }).press('Enter');
  await head('主办部门').waitFor();
  await Promise.all([coordinator.leave(), auditor.leave()]);
});
