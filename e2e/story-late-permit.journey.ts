import type { ProjectDetail, ProjectSummary } from '@guanjia/core/projects';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';
import { photo } from './support/things.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const today = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());

test('A plan of 41 nodes is made in one act; a permit that comes late moves the forecast and lights up on two other screens', async () => {
  const coordinator = await Person.at(browser, 'desk');
  const butler = await Person.at(browser, 'desk');
  const site = await Person.at(browser, 'phone');
  const master = await Person.at(browser, 'desk');
  const leader = await Person.at(browser, 'desk');

  // A new key project in the charge of the butler, with another one's firm and station.
  await coordinator.enter('coordinator', '/desk/projects');
  await butler.enter('project-butler', '/desk/projects');
  const mine = (await butler.read<{ items: ProjectSummary[] }>('/projects?limit=1')).items[0];
  if (!mine?.butler) throw new Error('the project butler has a project');
  const name = `示例轮胎项目 ${Date.now() % 100_000}`;
  const { id } = await coordinator.write<ProjectDetail>('/projects', {
    code: `E2E-${Date.now()}`,
    name,
    enterpriseId: mine.enterprise.id,
    stationId: mine.station.id,
    butlerId: mine.butler.id,
    stage: 'signed',
    listYear: 2026,
    enteredOn: today(),
  });

  // 制定计划: a template, two answers, one press.
  await butler.page.goto(`/desk/projects/${id}`);
  await butler.page.getByRole('button', { name: '制定计划' }).click();
  const making = butler.page.getByRole('dialog', { name: '制定节点计划' });
  await making.getByRole('radio', { name: /新建工业项目（出让地）/ }).check();
  for (const question of await making.getByRole('radio', { name: '是', exact: true }).all())
    await question.check();
  expect(await faultsOf(butler.page)).toEqual([]);
  await making.getByRole('button', { name: '制定计划' }).click();
  await butler.page.getByRole('heading', { name: '节点计划' }).waitFor();
  await butler.page.getByText('41 个节点，已完成 0 个').waitFor();
  const planned = await butler.read<{ endsOn: string }>(`/projects/${id}/plan`);

  // Trying out what would be keeps nothing.
  await butler.page
    .getByRole('button', { name: /主体封顶/ })
    .first()
    .click();
  const node = butler.page.getByRole('dialog', { name: /D3 主体封顶/ });
  await node.getByLabel('工期（工作日）').first().fill('120');
  await node.getByLabel('工期（工作日）').first().press('Enter');
  await butler.page.getByRole('status').filter({ hasText: '推演 1 处改动' }).waitFor();
  expect(await faultsOf(butler.page)).toEqual([]);
  await node.getByRole('button', { name: '关闭' }).click();
  await butler.page.getByRole('button', { name: '放弃推演' }).click();
  expect((await butler.read<{ endsOn: string }>(`/projects/${id}/plan`)).endsOn).toBe(planned.endsOn);

  // Signed, registered, filed, and the permit under way.
  for (const code of ['A1', 'A2', 'A3']) {
    await butler.write(`/projects/${id}/plan/nodes/${code}/reports`, { kind: 'finish', on: today() });
  }
  await butler.write(`/projects/${id}/plan/nodes/A5/reports`, { kind: 'start', on: today() });

  await master.enter('station-master', '/desk/projects');
  await master.page.getByRole('searchbox', { name: '项目名称、编号' }).fill(name);
  const row = master.page.getByRole('row').filter({ hasText: name });
  await row.getByText('绿灯').waitFor();
  await leader.enter('leader', `/desk/projects/${id}`);
  await leader.page.getByRole('heading', { level: 1, name }).waitFor();
  await leader.page.getByText('绿灯').first().waitFor();

  // On site: report, a photo, send. Three taps, and how many days are left.
  await site.enter('project-butler', `/m/projects/${id}`);
  const late = leader.page.getByText(/规划条件（资规）预计晚 \d+ 个工作日/).first();
  await leader.seesWithoutReload(late, async () => {
    await site.page.getByRole('button', { name: '报送规划条件的进度' }).tap();
    const sheet = site.page.getByRole('dialog', { name: '规划条件' });
    await sheet.getByLabel('拍照').setInputFiles(photo('现场.png'));
    await sheet.getByLabel(/还需几个工作日/).fill('20');
    expect(await faultsOf(site.page)).toEqual([]);
    await sheet.getByRole('button', { name: '报送', exact: true }).tap();
    await sheet.waitFor({ state: 'hidden' });
  });
  await row.getByText('黄灯').waitFor();
  await row.getByText(/晚 \d+ 个工作日/).waitFor();
  const moved = await leader.read<{ endsOn: string; light: string }>(`/projects/${id}/plan`);
  expect(moved.light).toBe('yellow');
  expect(moved.endsOn > planned.endsOn).toBe(true);
  await site.page.getByText('规划条件 进度').waitFor();
  await site.page.getByRole('button', { name: '打开 现场.png' }).first().waitFor();
  expect(await faultsOf(leader.page)).toEqual([]);
  expect(await faultsOf(site.page)).toEqual([]);

  // The station master hears of it, and the leaders only of red.
  await master.page.goto('/desk/notifications');
  await master.page.getByText(`${name} 亮黄灯`).first().waitFor();
  for (const person of [coordinator, butler, site, master, leader]) await person.leave();
});
