import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { matterOf, raiseFor, stake } from './support/matters.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('A contact who has no account rates by the link that the butler sent, once', async () => {
  const firm = await Person.at(browser, 'phone');
  const butler = await Person.at(browser, 'phone');
  const coordinator = await Person.at(browser, 'desk');
  const contact = await Person.at(browser, 'phone');
  const title = `${stake()} 路灯不亮`;
  await firm.enter('firm', '/m/');
  await butler.enter('butler', '/m/');
  const { id } = await raiseFor(firm, 'surroundings-safety', `${title}，东门外。`);
  await butler.write(`/matters/${id}/actions/accept`, {});
  await butler.write(`/matters/${id}/actions/answer-firm`, { outcome: 'solved', text: '灯已修好。' });
  await firm.write(`/matters/${id}/actions/confirm`, {});

  // The butler makes the link on the phone; it is shown once, as words to send and as a picture to scan.
  await butler.page.goto(`/m/matters/${id}`);
  await butler.page
    .getByRole('button', { name: /^生成链接/ })
    .first()
    .tap();
  const words = butler.page.getByText(/\/m\/rate#/);
  await words.waitFor();
  await butler.page.getByRole('img', { name: /评价链接二维码/ }).waitFor();
  expect(await faultsOf(butler.page)).toEqual([]);
  const link = /http\S+\/m\/rate#[\w-]{43}/.exec((await words.textContent()) ?? '')?.[0] ?? '';

  // Whoever opens it sees this one matter, and no way to anything else.
  await contact.page.goto(link);
  await contact.page.getByRole('heading', { name: title }).waitFor();
  await contact.page.getByText('灯已修好。').waitFor();
  expect(await contact.page.getByRole('link').count(), 'nothing leads on').toBe(0);
  expect(await faultsOf(contact.page)).toEqual([]);
  await contact.page.getByRole('radio', { name: '非常满意', exact: true }).tap();
  await contact.page
    .getByLabel(/想说的话/)
    .first()
    .fill('当晚就修好了');
  await contact.page.getByRole('button', { name: '提交评价' }).tap();
  await contact.page.getByText('谢谢您的评价').waitFor();
  expect(await faultsOf(contact.page)).toEqual([]);
  await contact.page.reload();
  await contact.page.getByText('这个链接已经用过').waitFor();

  // Everybody reads by which way it came.
  await butler.page.getByText(/通过链接评价：链接由/).waitFor();
  await coordinator.enter('coordinator', `/desk/matters/${id}`);
  await coordinator.page.getByText(/通过链接评价：链接由/).waitFor();
  expect(await faultsOf(coordinator.page)).toEqual([]);
  expect((await matterOf(firm, id)).ratings).toMatchObject([{ level: 5, text: '当晚就修好了' }]);
  await Promise.all([firm, butler, coordinator, contact].map((person) => person.leave()));
});
