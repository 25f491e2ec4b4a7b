import type { MatterPage } from '@guanjia/core/matters';
import type { SettingList } from '@guanjia/core/settings';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './support/faults.ts';
import { openBrowser, Person } from './support/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What the mark over the page says, and how it lies there; null where there is none. */
const markOn = (page: Page) =>
  page.evaluate(() => {
    const mark = document.querySelector('.watermark');
    if (!mark) return null;
    const { backgroundImage, pointerEvents, position, display } = getComputedStyle(mark);
    const said = [...decodeURIComponent(backgroundImage).matchAll(/<text[^>]*>([^<]*)</g)].map(([, t]) => t);
    const { width, height } = mark.getBoundingClientRect();
    return {
      said,
      pointerEvents,
      position,
      display,
      hidden: mark.getAttribute('aria-hidden'),
      covers: width >= innerWidth - 20 && height >= innerHeight - 20,
    };
  });

test('A sensitive page bears the name of who looks and the time, on screen and on paper, and bars nothing', async () => {
  const coordinator = await Person.at(browser, 'desk');
  await coordinator.enter('coordinator', '/desk/enterprises');
  const { page } = coordinator;
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await markOn(page)).toBeNull();

  const { items } = await coordinator.read<{ items: { id: string }[] }>('/enterprises?limit=1');
  await page.goto(`/desk/enterprises/${items[0]?.id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const mark = await markOn(page);
  expect(mark).toMatchObject({ pointerEvents: 'none', position: 'fixed', hidden: 'true', covers: true });
  expect(mark?.said[0]).toContain('coordinator');
  expect(mark?.said[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await markOn(page)).toMatchObject({ display: 'block', said: mark?.said });
  await page.emulateMedia({ media: 'screen' });
  const matters = await coordinator.read<MatterPage>('/matters?queue=all&limit=1');
  await page.goto(`/desk/matters/${matters.items[0]?.id}/print`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await markOn(page)).toMatchObject({ display: 'block' });
  await page.emulateMedia({ media: 'screen' });
  // A press goes through it.
  await page.goto(`/desk/enterprises/${items[0]?.id}`);
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link').click();
  await page.waitForURL(/\/enterprises$/);

  const security = await Person.at(browser, 'desk');
  await security.enter('security-admin', '/desk/accounts');
  expect(await markOn(security.page)).not.toBeNull();
  await security.write<SettingList>(
    '/settings',
    { changes: { screenWatermark: 0 }, reset: [], reason: '演示' },
    'PATCH',
  );
  try {
    await security.page.reload();
    await security.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await markOn(security.page)).toBeNull();
  } finally {
    await security.write<SettingList>(
      '/settings',
      { changes: {}, reset: ['screenWatermark'], reason: '演示' },
      'PATCH',
    );
  }
  await coordinator.leave();
  await security.leave();
});
