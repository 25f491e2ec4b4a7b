import type { MatterDetail } from '@guanjia/core/matters';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matterOf, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const DAYS = 7;
const SOURCE = '示例管委会会议纪要第 9 号';

test('A coordinator changes a limit: what was raised before keeps the old one, what is raised after has the new', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('project-owner', '/m/');
  const { subjects } = await firm.read<{ subjects: { kind: string; id: string }[] }>('/session');
  const projectId = subjects.find((subject) => subject.kind === 'project')?.id;
  const raise = async (): Promise<MatterDetail> =>
    await firm.write<MatterDetail>('/matters', {
      typeCode: 'planning-permit',
      projectId,
      text: `${stake()} 规划许可要办`,
    });
  const before = await raise();
  const old = before.timeUsed.promised.days;
  expect(old).not.toBe(DAYS);

  const coordinator = await Person.at(browser, 'desk');
  await coordinator.enter('coordinator', '/desk/');
  const { page } = coordinator;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '事项目录' }).click();
  await page.getByRole('searchbox', { name: '事项、类别、部门' }).fill('规划许可');
  const row = page.getByRole('row', { name: /规划许可/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '规划许可' }).waitFor();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByLabel('承诺时限 天数').fill(String(DAYS));
  await page.getByLabel('承诺时限 来源').fill(SOURCE);
  await page.getByRole('button', { name: '保存草稿' }).click();

  const draft = page.getByRole('region', { name: '草稿' });
  const change = draft.getByRole('row', { name: /承诺时限/ });
  await change.getByText(`${DAYS} 个工作日`).waitFor();
  expect(await change.textContent()).toContain(`${old} 个工作日`);
  // Drafted is not in force.
  expect((await raise()).timeUsed.promised.days).toBe(old);

  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '发布第 2 版' });
  await dialog.getByRole('button', { name: '发布' }).click();
  await dialog.getByText('请写明理由').waitFor();
  await dialog.getByLabel('理由').fill('区里会议定的');
  await dialog.getByRole('button', { name: '发布' }).click();
  await page.getByText('第 2 版已发布').waitFor();
  await page.getByRole('heading', { name: '比第 1 版改了什么' }).waitFor();

  const after = await raise();
  expect(after.timeUsed.promised).toMatchObject({ days: DAYS, source: SOURCE });
  expect((await matterOf(firm, before.id)).timeUsed.promised.days).toBe(old);
  await page.goto(`/desk/matters/${before.id}`);
  await page.getByRole('link', { name: '按第 1 版办理（现行为第 2 版）' }).waitFor();
  await page.goto(`/desk/matters/${after.id}`);
  await page.getByRole('link', { name: '按第 2 版办理', exact: true }).waitFor();
});
