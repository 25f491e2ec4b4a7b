import type { PlanView, TemplateDetail } from '@guanjia/core/plans';
import type { ProjectSummary } from '@guanjia/core/projects';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('The coordinator changes a template; a circle is named and not published; plans that were made stay as they are', async () => {
  const coordinator = await Person.at(browser, 'desk');
  await coordinator.enter('coordinator', '/desk/plan-templates');
  const { page } = coordinator;
  const daysOf = (plan: PlanView) => plan.nodes.find((node) => node.code === 'A5')?.days;
  const { items } = await coordinator.read<{ items: ProjectSummary[] }>('/projects?limit=50');
  const made = (
    await Promise.all(items.slice(0, 12).map(({ id }) => coordinator.read<PlanView>(`/projects/${id}/plan`)))
  ).find((plan) => plan.template.code === 'new-plant');
  if (!made) throw new Error('the demo has a plan of a new plant');

  await page.getByRole('link', { name: /新建工业项目（出让地）/ }).click();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByRole('button', { name: '修改 A5' }).click();
  const node = page.getByRole('dialog', { name: '修改 A5' });
  await node.getByLabel('工期', { exact: true }).fill('8');
  expect(await faultsOf(page)).toEqual([]);
  await node.getByRole('button', { name: '确定' }).click();
  await page.getByText('A5 规划条件').last().waitFor();
  await page.getByText('修改：工期').waitFor();

  // The permit would wait for its own construction.
  await page.getByRole('button', { name: '修改 A3' }).click();
  const filing = page.getByRole('dialog', { name: '修改 A3' });
  await filing.getByRole('button', { name: '增加前置节点' }).click();
  await filing.getByLabel('前置节点', { exact: true }).last().click();
  await page.keyboard.type('D1');
  await page.keyboard.press('Enter');
  await filing.getByRole('button', { name: '确定' }).click();
  const faults = page.getByRole('list', { name: '问题' });
  await faults.getByText(/前置关系绕成了圈：.*A3.*D1|前置关系绕成了圈：.*D1.*A3/).waitFor();
  await page.getByLabel('改了什么、为什么').fill('规划条件按新规定 8 个工作日');
  expect(await page.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '修改 A3' }).click();
  await filing.getByRole('button', { name: '去掉这个前置节点' }).last().click();
  await filing.getByRole('button', { name: '确定' }).click();
  await faults.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，新的计划按这一版制定').waitFor();

  const template = await coordinator.read<TemplateDetail>('/plan-templates/new-plant');
  const inForce = template.versions.find((version) => version.state === 'published');
  expect(inForce?.number).toBe((template.versions.at(1)?.number ?? 0) + 1);
  expect(inForce?.content.nodes.find((one) => one.code === 'A5')?.days).toBe(8);
  expect(daysOf(await coordinator.read<PlanView>(`/projects/${made.projectId}/plan`))).toBe(daysOf(made));
  await page.getByRole('heading', { name: `第 ${inForce?.number} 版` }).waitFor();
  await coordinator.leave();
});
