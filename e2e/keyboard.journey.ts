import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tabTo } from './support/keyboard.ts';
import { matterOf, openMatterId, stake } from './support/matters.ts';
import { openBrowser, Person, password } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Signs in with keys only, from the first key on. */
async function signInByKeys(person: Person, username: string, app: string): Promise<void> {
  const { page } = person;
  await page.goto(app);
  await tabTo(page, page.getByLabel('账号', { exact: true }));
  await page.keyboard.type(username);
  await tabTo(page, page.getByLabel('密码', { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

test('Without a mouse a firm raises a need, its butler passes it on and an office signs and answers', async () => {
  const firm = await Person.at(browser, 'desk');
  const title = `${stake()} 厂区门口要开一个消防通道口`;
  {
    const { page } = firm;
    await signInByKeys(firm, 'project-owner', '/m/');
    await tabTo(page, page.getByRole('main').getByRole('link', { name: /^提诉求/ }));
    await page.keyboard.press('Enter');
    const kinds = page.getByRole('radiogroup', { name: '哪方面的事？' });
    await tabTo(page, kinds.getByRole('radio').first());
    const wanted = kinds.getByRole('radio', { name: '道路开口' });
    for (let i = 0; i < 10 && !(await wanted.isChecked()); i += 1) {
      // As long as a finger holds a key at least.
      await page.keyboard.press('ArrowRight', { delay: 50 });
    }
    expect(await wanted.isChecked()).toBe(true);
    await tabTo(page, page.getByLabel('说说情况'));
    await page.keyboard.insertText(`${title}，图纸已经有了。`);
    await tabTo(page, page.getByRole('button', { name: '交给管家' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title }).waitFor();
  }
  const id = openMatterId(firm.page);

  const butler = await Person.at(browser, 'phone');
  await butler.enter('project-butler', '/m/');
  await butler.write(`/matters/${id}/actions/accept`, {});
  const { items } = await butler.read<{ items: { id: string; code: string }[] }>('/offices?limit=100');
  const office = items.find(({ code }) => code === 'urban-management');
  const assignments = [{ officeId: office?.id, role: 'lead', limitDays: 3 }];
  await butler.write(`/matters/${id}/actions/assign`, { assignments });

  const officer = await Person.at(browser, 'desk');
  {
    const { page } = officer;
    await signInByKeys(officer, 'officer', '/desk/');
    await tabTo(page, page.getByRole('navigation', { name: '队列' }).getByRole('link', { name: /^待签收/ }));
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: title });
    await row.waitFor();
    // One stop for the table, arrows within it.
    await tabTo(page, page.getByRole('grid').getByRole('row').nth(1));
    const rows = await page.getByRole('grid').getByRole('row').count();
    for (let i = 0; i < rows && !(await focused(row)); i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    const drawer = page.getByRole('complementary', { name: '事项详情' });
    const dialog = page.getByRole('dialog');
    await tabTo(page, drawer.getByRole('button', { name: /^签收/ }));
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('button', { name: /^签收/ }));
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    await tabTo(page, drawer.getByRole('button', { name: /^答复/ }));
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('radio').first());
    await page.keyboard.press('Space');
    await tabTo(page, dialog.getByLabel('答复内容'));
    await page.keyboard.insertText('同意开口，按消防通道标准设置。');
    await tabTo(page, dialog.getByRole('button', { name: /^答复/ }));
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  }
  const { assignments: done } = await matterOf(officer, id);
  expect(done).toMatchObject([
    { status: 'answered', outcome: 'solved', answer: '同意开口，按消防通道标准设置。' },
  ]);
  await Promise.all([firm, butler, officer].map((person) => person.leave()));
});

const focused = (target: ReturnType<Person['page']['getByRole']>): Promise<boolean> =>
  target.evaluate((element) => element.contains(document.activeElement));
