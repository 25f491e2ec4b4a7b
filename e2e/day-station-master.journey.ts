import type { Session } from '@guanjia/core/identity';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allIn, countOf, focusName, listen } from './support/day.ts';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { settled } from './support/screens.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A station master has a day: decides what was brought up, grants time, looks at who carries what', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  const officer = await Person.at(browser, 'phone');
  const master = await Person.at(browser, 'desk');
  await firm.enter('firm', '/m/');
  await butler.enter('butler', '/m/');
  await officer.enter('officer', '/m/');
  const place = stake();
  const stuck = await raiseFor(firm, 'surroundings-safety', `${place} 两家都说路灯不归自己`);
  const slow = await raiseFor(firm, 'surroundings-safety', `${place} 灯杆要订货`);
  await butler.write('/matters/bulk-actions', { action: 'accept', matterIds: [stuck.id, slow.id] });
  const { items } = await butler.read<{ items: { id: string; code: string }[] }>('/offices?limit=100');
  const officeId = items.find(({ code }) => code === 'urban-management')?.id;
  await butler.write(`/matters/${slow.id}/actions/assign`, {
    assignments: [{ officeId, role: 'lead', limitDays: 3 }],
  });
  const [assignment] = (await matterOf(officer, slow.id)).assignments;
  await officer.write(`/matters/${slow.id}/actions/sign`, { assignmentId: assignment?.id });

  // The first screen; what the station is asked comes in while it is open.
  await master.signIn('station-master', '/desk/');
  const { page } = master;
  await page.goto('/desk/queue?queue=to-decide');
  await settled(page);
  const before = await countOf(master, 'to-decide');
  const tab = page.getByRole('navigation', { name: '队列' }).getByRole('link', { name: /^待我决定/ });
  await expect.poll(() => tab.textContent()).toContain(String(before));
  const row = page.getByRole('row', { name: stuck.title });
  await master.seesWithoutReload(row, async () => {
    await butler.write(`/matters/${stuck.id}/actions/escalate`, {
      level: 'station-master',
      text: '权属不清，请协调',
    });
  });
  await officer.write(`/matters/${slow.id}/actions/request-extension`, {
    assignmentId: assignment?.id,
    days: 2,
    text: '灯杆到货要五天',
  });
  await page.getByRole('row', { name: slow.title }).waitFor();
  await expect.poll(() => tab.textContent()).toContain(String(before + 2));
  expect(await faultsOf(page)).toEqual([]);

  // Decided by keys: what was said reaches the butler, and it leaves the queue.
  const heard = await listen(page);
  const dialog = page.getByRole('dialog');
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: stuck.title }).waitFor();
  await page.getByText('权属不清，请协调').first().waitFor();
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: '答复上报' }).waitFor();
  await dialog.getByLabel('处理意见').fill('明天上午现场会，城管先修');
  await dialog.getByRole('button', { name: '答复上报' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(heard).toContain('答复上报：已提交');
  await expect.poll(() => focusName(page), { timeout: 3_000 }).not.toBe('nothing');
  expect((await matterOf(butler, stuck.id)).escalatedTo).toBeNull();
  await butler.page.goto(`/m/matters/${stuck.id}`);
  await butler.page.getByText('明天上午现场会，城管先修').first().waitFor();

  // More time, once: the office's limit moves by as much as was asked for.
  await page.goto('/desk/queue?queue=to-decide');
  await page.getByRole('row', { name: slow.title }).click();
  const drawer = page.getByRole('complementary', { name: '事项详情' });
  await drawer.getByRole('button', { name: /^同意延期/ }).click();
  await dialog.getByRole('button', { name: /^同意延期/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: slow.title }).waitFor({ state: 'detached' });
  const [after] = (await matterOf(officer, slow.id)).assignments;
  expect(after?.extension).toMatchObject({ status: 'granted', days: 2 });
  expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThan(Date.parse(assignment?.dueAt ?? ''));
  await expect.poll(() => tab.textContent()).toContain(String(before));

  // Of the overdue ones the longest first, and only what is this station's.
  await page.goto('/desk/queue?queue=overdue');
  await settled(page);
  const { offices } = await master.read<Session>('/session');
  const stations = offices.filter(({ kind }) => kind === 'station').map(({ id }) => id);
  const late = await allIn(master, 'overdue');
  expect(late.length).toBeGreaterThan(0);
  expect(late.filter(({ station, light }) => light !== 'red' || !stations.includes(station.id))).toEqual([]);
  const shown = await page.getByRole('grid').locator('tbody tr b[title]').allInnerTexts();
  const firstDue = Math.min(...late.map(({ due }) => Date.parse(due?.at ?? '')));
  const first = late.filter(({ due }) => Date.parse(due?.at ?? '') === firstDue).map(({ title }) => title);
  expect(first).toContain(shown.at(0));

  // Somebody is ill: leave is entered for one of the station with who covers it, and ended, as it was a mistake.
  await page.goto('/desk/absences');
  await settled(page);
  await page.getByRole('button', { name: '登记请假' }).click();
  const leave = page.getByRole('dialog', { name: '登记请假' });
  const { items: absentees } = await master.read<{ items: { id: string; name: string }[] }>(
    '/absences/absentees',
  );
  const { account } = await master.read<Session>('/session');
  const ill = absentees.findLast(({ id }) => id !== account.id);
  await leave.getByLabel('谁请假').fill(ill?.name ?? '');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await leave.getByRole('radio').first().check();
  expect(await faultsOf(page)).toEqual([]);
  await leave.getByRole('button', { name: '登记', exact: true }).click();
  await leave.waitFor({ state: 'hidden' });
  const line = page.getByRole('row', { name: ill?.name ?? '' }).first();
  await line.getByRole('button', { name: '提前结束' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提前结束' }).click();
  await expect.poll(() => line.getByRole('button', { name: '提前结束' }).count()).toBe(0);
  await Promise.all([firm, butler, officer, master].map((person) => person.leave()));
});
