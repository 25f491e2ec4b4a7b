import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';
import { photo } from './support/things.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A bad rating reopens the matter, is put right, visited again, and stays on record', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  const coordinator = await Person.at(browser, 'desk');
  const title = `${stake()} 路灯连续三晚不亮`;

  // What happened before: raised, accepted and answered.
  await firm.enter('firm', '/m/');
  await butler.enter('butler', '/m/matters?queue=rectifying');
  await coordinator.enter('coordinator', '/desk/queue?queue=rectifying');
  const { id } = await raiseFor(firm, 'surroundings-safety', `${title}，厂区东门外主干道一段全黑。`);
  await butler.write(`/matters/${id}/actions/accept`, {});
  await butler.write(`/matters/${id}/actions/answer-firm`, { outcome: 'solved', text: '已报路灯维护单位。' });

  // The firm reads the answer and is not content with it.
  await firm.page.getByRole('link', { name: title }).first().tap();
  await firm.page.getByText('已报路灯维护单位。').waitFor();
  await firm.page.getByRole('button', { name: '更多', exact: true }).tap();
  const sheet = (person: Person) => person.page.getByRole('dialog');
  await sheet(firm).getByRole('button', { name: /^评价/ }).tap();
  const faces = sheet(firm).getByRole('radiogroup', { name: '您对这次办理' });
  await faces.waitFor();
  expect(await faces.getByRole('radio', { checked: true }).count(), 'no face is chosen beforehand').toBe(0);
  await faces.getByRole('radio', { name: '不满意', exact: true }).tap();
  await sheet(firm)
    .getByLabel(/哪里不满意/)
    .fill('说是报修了，三天过去灯还是不亮，夜班工人走黑路。');
  expect(await faultsOf(firm.page)).toEqual([]);
  const row = coordinator.page.getByRole('row', { name: title });
  await coordinator.seesWithoutReload(row, () =>
    butler.seesWithoutReload(butler.page.getByRole('link', { name: title }), () =>
      sheet(firm).getByRole('button', { name: /^评价/ }).tap(),
    ),
  );
  expect(await matterOf(butler, id)).toMatchObject({
    status: 'rectifying',
    rectification: { status: 'verifying' },
  });
  await row.getByText('差评整改').waitFor();

  // The butler verifies it, puts it right and visits the firm again.
  await butler.page.getByRole('link', { name: title }).tap();
  const steps = [
    { action: '核实差评', field: '核实的情况', words: '到现场看过，反映属实：配电箱受潮跳闸。' },
    { action: '整改完成', field: '怎么整改的', words: '配电箱已更换，昨晚起全部亮灯，附夜间照片。' },
    { action: '回访完成', field: '企业怎么说', words: '夜班班长确认灯都亮了，对处理表示认可。' },
  ];
  for (const { action, field, words } of steps) {
    await butler.page.getByRole('main').getByRole('button', { name: action }).tap();
    await sheet(butler).getByLabel(field).fill(words);
    if (action === '整改完成') await sheet(butler).getByLabel('拍照').setInputFiles(photo('夜间.png'));
    expect(await faultsOf(butler.page)).toEqual([]);
    await sheet(butler).getByRole('button', { name: action }).tap();
    await sheet(butler).waitFor({ state: 'hidden' });
  }

  // The firm reads what was done, and rates it again.
  await firm.page.getByText('配电箱已更换，昨晚起全部亮灯，附夜间照片。').waitFor();
  await firm.page.getByRole('button', { name: '打开 夜间.png' }).waitFor();
  await firm.page
    .getByRole('radiogroup', { name: '您对这次办理' })
    .getByRole('radio', { name: '满意', exact: true })
    .tap();
  await firm.page.getByRole('button', { name: '提交评价' }).tap();
  for (const person of [firm, butler]) {
    await person.page.getByText(/第 1 次评价/).waitFor();
    await person.page.getByText(/第 2 次评价/).waitFor();
    await person.page.getByText('说是报修了，三天过去灯还是不亮，夜班工人走黑路。').first().waitFor();
    expect(await faultsOf(person.page)).toEqual([]);
  }

  const done = await matterOf(firm, id);
  expect(done).toMatchObject({ status: 'closed', closeReason: 'rectified', lastRating: 4 });
  expect(done.ratings).toMatchObject([
    { round: 1, level: 2, text: '说是报修了，三天过去灯还是不亮，夜班工人走黑路。', excludedReason: null },
    { round: 2, level: 4, excludedReason: null },
  ]);
  await Promise.all([firm, butler, coordinator].map((person) => person.leave()));
});
