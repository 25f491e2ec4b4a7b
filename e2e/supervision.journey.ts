import type { MatterDetail } from '@guanjia/core/matters';
import type { LightsPage, Supervisable } from '@guanjia/core/supervision';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Account {
  username: string;
  displayName: string;
  roles: { role: string; office: { id: string } | null }[];
}

const accountsOf = async (admin: Person, role: string, q?: string): Promise<Account[]> =>
  (
    await admin.read<{ items: Account[] }>(
      `/accounts?limit=100&role=${role}${q ? `&q=${encodeURIComponent(q)}` : ''}`,
    )
  ).items;

/** Work of an office that is overdue in the demo zone and has no red notice yet, with its butler and its head. */
async function overdueWork(coordinator: Person, admin: Person) {
  const { items } = await coordinator.read<LightsPage>('/supervisions/lights?light=red&limit=100');
  const open = (one: Supervisable) =>
    one.steps.some((step) => step.kind === 'red' && !step.needsReason && step.available);
  for (const work of items.filter((one) => one.supervised.as === 'office' && open(one))) {
    const [head] = (await accountsOf(admin, 'department-head')).filter((one) =>
      one.roles.some((role) => role.office?.id === work.supervised.id),
    );
    const butler = work.subject.matter
      ? (await coordinator.read<MatterDetail>(`/matters/${work.subject.matter.id}`)).people.find(
          (person) => person.relation === 'butler',
        )?.name
      : (await coordinator.read<{ butler: { name: string } | null }>(`/projects/${work.subject.project?.id}`))
          .butler?.name;
    const [account] = butler ? await accountsOf(admin, 'butler', butler) : [];
    if (head && account) return { work, head: head.username, butler: account.username };
  }
  throw new Error('nothing overdue in the demo zone');
}

test('A butler sends a red notice by phone, the department answers with a plan and a day, and the butler lifts it', async () => {
  const coordinator = await Person.at(browser, 'desk');
  const admin = await Person.at(browser, 'desk');
  await coordinator.enter('coordinator', '/desk/supervisions');
  await admin.enter('system-admin', '/desk/accounts');
  await settled(coordinator.page);
  expect(await faultsOf(coordinator.page)).toEqual([]);
  const { work, ...names } = await overdueWork(coordinator, admin);
  const who = work.supervised.name;

  // By phone: urged with one tap that is taken back first, then the red notice.
  const butler = await Person.at(browser, 'phone');
  await butler.enter(names.butler, '/m/');
  const phone = butler.page;
  await phone.getByRole('link', { name: /掌上督办/ }).tap();
  await settled(phone);
  const card = phone
    .getByRole('listitem')
    .filter({ hasText: work.subject.node?.code ?? work.subject.matter?.title ?? '' })
    .filter({ hasText: who })
    .first();
  await card.getByRole('button', { name: `催办 ${who}` }).tap();
  await card.getByText(`秒后催办${who}`).waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await card.getByRole('button', { name: '撤回' }).tap();
  await card.getByRole('button', { name: `催办 ${who}` }).waitFor();
  await card.getByRole('button', { name: `更多 ${who}` }).tap();
  const sheet = phone.getByRole('dialog');
  await sheet.getByRole('radio', { name: '督办单' }).check({ force: true });
  await sheet.getByLabel('要求', { exact: true }).fill('三日内办结，今天回复计划。');
  expect(await faultsOf(phone)).toEqual([]);

  // The department has its first screen open, and sees it come.
  const head = await Person.at(browser, 'desk');
  await head.enter(names.head, '/desk/queue');
  await settled(head.page);
  const desk = head.page;
  const notices = desk.getByRole('region', { name: /份督办等您/ });
  const row = notices
    .getByRole('listitem')
    .filter({ hasText: '督办单' })
    .filter({ hasText: work.subject.node?.code ?? work.subject.matter?.number ?? '' });
  await head.seesWithoutReload(row, () => sheet.getByRole('button', { name: '发出督办单' }).tap());
  await sheet.waitFor({ state: 'hidden' });
  expect(await faultsOf(desk)).toEqual([]);
  await row.getByRole('button', { name: '回复' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: '提交回复' }).click();
  await dialog.getByText('请写明整改计划').waitFor();
  await dialog.getByLabel('整改计划').fill('今天下午到现场，三日内办结，科长负责。');
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('完成日期').fill(soon);
  expect(await faultsOf(desk)).toEqual([]);
  await dialog.getByRole('button', { name: '提交回复' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row.getByText('已回复，待确认').waitFor();

  // The paper, at the desk of the department.
  await row.getByRole('link').click();
  await settled(desk);
  const pdf = desk.getByRole('link', { name: '下载正式文本（PDF）' });
  const download = desk.waitForEvent('download');
  await pdf.click();
  expect((await download).suggestedFilename()).toMatch(/^督办单〔\d{4}〕\d+号\.pdf$/);
  expect(await faultsOf(desk)).toEqual([]);

  // The butler reads it and lifts it; the department has nothing open of it any more.
  await phone.getByRole('button', { name: '督办件' }).tap();
  await phone.getByRole('link').filter({ hasText: '已回复，待确认' }).filter({ hasText: who }).first().tap();
  await settled(phone);
  await phone.getByText('今天下午到现场，三日内办结，科长负责。').waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await phone.getByRole('button', { name: '确认计划' }).tap();
  await sheet.getByRole('button', { name: '确认计划' }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await phone.getByText('计划已确认').first().waitFor();
  await phone.getByRole('button', { name: '解除', exact: true }).tap();
  await sheet.getByLabel('解除的理由').fill('现场已办结。');
  await sheet.getByRole('button', { name: '解除', exact: true }).tap();
  await sheet.waitFor({ state: 'hidden' });
  await desk.getByText('已解除').first().waitFor();

  await coordinator.page.goto('/desk/supervisions?tab=record');
  await settled(coordinator.page);
  expect(await faultsOf(coordinator.page)).toEqual([]);
  await coordinator.page.getByRole('row', { name: new RegExp(who) }).waitFor();
  for (const person of [butler, head, coordinator, admin]) await person.leave();
});
