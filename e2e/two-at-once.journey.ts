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

test('Two press 受理 at the same moment: one wins, the other keeps his words and sees what is possible', async () => {
  const firm = await Person.at(browser, 'phone');
  await firm.enter('firm', '/m/');
  const { id } = await raiseFor(firm, 'water-supply', `${stake()} 消防水池补水太慢`);

  const words = ['我是办公室这台，马上联系您。', '我在路上，下午到厂里看。'] as const;
  const both = await Promise.all(
    words.map(async (text) => {
      const butler = await Person.at(browser, 'phone');
      butler.foresee(/status of 409 /);
      await butler.enter('butler', `/m/matters/${id}`);
      await butler.page.getByRole('button', { name: '受理', exact: true }).tap();
      const sheet = butler.page.getByRole('dialog', { name: '受理' });
      await sheet.getByLabel(/给企业的话/).fill(text);
      const send = sheet.getByRole('button', { name: '受理', exact: true });
      await send.scrollIntoViewIfNeeded();
      return { butler, sheet, send, text };
    }),
  );
  await Promise.all(both.map(({ send }) => send.tap()));
  const lost = await Promise.race(
    both.map(async (one) => {
      await one.sheet.getByText('情况刚刚有了变化').waitFor();
      return one;
    }),
  );
  const won = both.find((one) => one !== lost);
  if (!won) throw new Error('nobody won');
  await won.sheet.waitFor({ state: 'hidden' });

  const { page } = lost.butler;
  await lost.sheet.getByText(/现在可以/).waitFor();
  expect(await lost.sheet.getByLabel(/给企业的话/).inputValue()).toBe(lost.text);
  expect(await faultsOf(page)).toEqual([]);
  // The one who was late goes on with what is possible now; behind the sheet stands what has happened.
  await page.getByText(won.text).waitFor();
  await lost.sheet.getByRole('button', { name: /^写/ }).tap();
  await page.getByRole('dialog', { name: /^写/ }).waitFor();

  const { status, timeline } = await matterOf(won.butler, id);
  expect(status).toBe('accepted');
  expect(timeline.filter((entry) => entry.action === 'accept').map((entry) => entry.text)).toEqual([
    won.text,
  ]);
  await Promise.all([firm, lost.butler, won.butler].map((person) => person.leave()));
});
