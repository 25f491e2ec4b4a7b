import type { EnterpriseDetail } from '@guanjia/core/enterprises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function choose(page: Page, dialog: Locator, label: string, option: RegExp): Promise<void> {
  await dialog.getByLabel(label, { exact: false }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(option).first().click();
}

test('An office, a butler, an enterprise with its contact and a handover: all of it in the interface', async () => {
  const stamp = String(Date.now() % 1_000_000);
  const system = await Person.at(browser, 'desk');
  await system.enter('system-admin', '/desk/butlers');
  const security = await Person.at(browser, 'desk');
  await security.enter('security-admin', '/desk/');
  const made = await system.write<{ account: { id: string } }>('/accounts', {
    username: `steward-${stamp}`,
    displayName: `示例新管家${stamp}`,
  });
  await security.write(`/accounts/${made.account.id}/roles`, { role: 'butler' });

  await system.page.getByRole('button', { name: '任命管家' }).click();
  const appoint = system.page.getByRole('dialog', { name: '任命管家' });
  await appoint.getByLabel('谁').fill(stamp);
  await system.page.locator('.ant-select-dropdown:visible').getByText(new RegExp(stamp)).first().click();
  await choose(system.page, appoint, '类型', /^企业管家$/);
  await choose(system.page, appoint, '工作站', /第一服务管家工作站/);
  expect(await faultsOf(system.page)).toEqual([]);
  // Without a phone it is refused at the field, and nothing that was chosen is lost.
  await appoint.getByRole('button', { name: '保存' }).click();
  await appoint.getByText('请填写电话').waitFor();
  await appoint.getByLabel('电话', { exact: false }).first().fill('029-33330001');
  await appoint.getByRole('button', { name: '保存' }).click();
  await system.page.getByText(`已任命 示例新管家${stamp}`).waitFor();

  const coordinator = await Person.at(browser, 'desk');
  const { page } = coordinator;
  await coordinator.enter('coordinator', '/desk/offices');
  await page.getByRole('button', { name: '新设单位' }).click();
  const office = page.getByRole('dialog', { name: '新设单位' });
  await office.getByLabel('名称', { exact: false }).first().fill(`示例数据局${stamp}`);
  await office.getByLabel('简称', { exact: false }).first().fill(`数据${stamp}`);
  await choose(page, office, '类别', /^部门$/);
  await office.getByLabel('代码', { exact: false }).first().fill(`data-${stamp}`);
  expect(await faultsOf(page)).toEqual([]);
  await office.getByRole('button', { name: '保存' }).click();
  await page.getByText(`示例数据局${stamp}`).waitFor();

  await page.goto('/desk/enterprises');
  await page.getByRole('button', { name: '登记企业' }).click();
  const firm = page.getByRole('dialog', { name: '登记企业' });
  const name = `示例新企业${stamp}公司`;
  await firm.getByLabel('企业名称', { exact: false }).first().fill(name);
  await firm.getByLabel('统一社会信用代码', { exact: false }).fill('91610000MA6TG00000');
  await choose(page, firm, '工作站', /第一服务管家工作站/);
  await firm.getByLabel('管家', { exact: false }).first().fill(stamp);
  await page.locator('.ant-select-dropdown:visible').getByText(new RegExp(stamp)).first().click();
  coordinator.foresee(/status of 400 /);
  await firm.getByRole('button', { name: '保存' }).click();
  await firm
    .getByText(/校验位不对/)
    .first()
    .waitFor();
  expect(await firm.getByLabel('企业名称', { exact: false }).first().inputValue()).toBe(name);
  await firm.getByLabel('统一社会信用代码', { exact: false }).fill('');
  await firm.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const id = /enterprises\/([0-9a-f-]{36})/.exec(page.url())?.[1];

  await page.getByRole('button', { name: '添加联系人' }).click();
  const contact = page.getByRole('dialog', { name: '添加联系人' });
  await contact.getByLabel('姓名', { exact: false }).fill('示例联系人');
  await contact.getByLabel('电话', { exact: false }).first().fill('029-33330002');
  await contact.getByRole('button', { name: '保存' }).click();
  await page.getByText('示例联系人').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: /交接/ }).first().click();
  const handover = page.getByRole('dialog', { name: /交接/ });
  await handover.getByRole('combobox').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await handover.getByRole('textbox').fill('按包抓分工调整');
  await handover.getByRole('button', { name: /交接/ }).click();
  await handover.waitFor({ state: 'hidden' });
  const detail = await coordinator.read<EnterpriseDetail>(`/enterprises/${id}`);
  expect(detail.contacts.map((one) => one.name)).toEqual(['示例联系人']);
  expect(detail.stewardships).toHaveLength(2);
  await page.getByRole('button', { name: '删除联系人 示例联系人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await page.getByText('已删除').waitFor();
  await Promise.all([system.leave(), security.leave(), coordinator.leave()]);
});
