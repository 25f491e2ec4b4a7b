import { checkUscc } from '@guanjia/core/enterprises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contrastFaults, faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A valid credit code that no run before had: digits of the clock, with the two check characters that fit. */
function newCreditCode(): string {
  const body = `91610400${String(Date.now()).slice(-8)}`;
  for (const inner of CHARACTERS) {
    for (const last of CHARACTERS) {
      if (checkUscc(body + inner + last).result === 'valid') return body + inner + last;
    }
  }
  throw new Error(`no check characters fit ${body}`);
}

test('A list of firms is checked, put right, and written at once', async () => {
  const coordinator = await Person.at(browser, 'desk');
  const { page } = coordinator;
  await coordinator.enter('coordinator', '/desk/');
  const { items: stations } = await coordinator.read<{ items: { name: string }[] }>('/offices?kind=station');
  const { items: butlers } = await coordinator.read<{ items: { phone: string }[] }>(
    '/butlers?serves=enterprise&active=true',
  );
  const uscc = newCreditCode();
  const name = `示例导入${uscc.slice(8, 16)}有限公司`;
  const list = (code: string, staff: string) => ({
    name: '企业名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `企业名称,统一社会信用代码,工作站,企业管家,从业人数\n${name},${code},${stations[0]?.name},${butlers[0]?.phone},${staff}\n`,
    ),
  });
  const upload = async (file: ReturnType<typeof list>) =>
    await page.locator('input[type=file]').setInputFiles(file);

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '导入' }).click();
  await page.getByRole('radio', { name: /^企业/ }).check({ force: true });
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载“企业”模板' }).click(),
  ]);
  expect(template.suggestedFilename()).toBe('企业导入模板.xlsx');
  expect(await faultsOf(page)).toEqual([]);

  // A digit of the code is wrong, and so is the head count: both are told, and nothing can be written.
  const wrong = uscc.slice(0, 17) + (uscc.endsWith('0') ? '1' : '0');
  await upload(list(wrong, '三百'));
  const faults = page.getByRole('table', { name: '错误' });
  await faults.getByRole('row', { name: /2 统一社会信用代码 .*校验位应为/ }).waitFor();
  await faults.getByRole('row', { name: /2 从业人数 三百 不是数字/ }).waitFor();
  expect(await page.getByRole('button', { name: /^写入/ }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('link', { name: '重新上传' }).click();
  await upload(list(uscc, '300'));
  await page.getByRole('button', { name: '写入 1 行' }).click();
  await page.getByRole('heading', { name: '已写入 1 行' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await contrastFaults(page)).toEqual([]);

  await page.getByRole('link', { name: '查看企业' }).click();
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  await coordinator.leave();
});
