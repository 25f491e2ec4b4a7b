import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublicZone, Session } from '@guanjia/core/identity';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openBrowser, Person } from './support/people.ts';
import { pathOf, pathsOf, settled } from './support/screens.ts';
import { addressesOf, leadingOn } from './support/tour.ts';

/**
 * `npm run screens`: a picture of each screen of both apps, on a phone and at a desk, light and dark, as the first
 * person sees it who is led there, and the first screen of each person. `SCREENS_FOLDER` says where they go,
 * `SCREENS_OF` narrows to some people (`butler,officer`), `SCREENS_MATCH` to some paths.
 */
const folder = process.env.SCREENS_FOLDER ?? join(import.meta.dirname, '../screenshots');
const only = process.env.SCREENS_OF?.split(',');
const matching = new RegExp(process.env.SCREENS_MATCH ?? '');

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const;

interface Picture {
  app: string;
  path: string;
  who: string;
  size: string;
  theme: string;
  file: string;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  await mkdir(folder, { recursive: true });
});
afterAll(() => browser.close());

async function takeAll(person: Person, app: App, who: string, path: string): Promise<Picture[]> {
  const { page } = person;
  const pictures: Picture[] = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      if (path !== '/firm-here') await settled(page);
      // Pictures and charts that arrive after their frame.
      await page.waitForTimeout(150);
      const place = path === '/' ? 'first' : path.slice(1).replaceAll(/[/$]+/g, '-');
      const file = `${app.replaceAll('/', '')}_${place}_${who}_${size}_${theme}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: size === 'phone' });
      pictures.push({ app, path, who, size, theme, file });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return pictures;
}

function sheetOf(pictures: readonly Picture[]): string {
  const screens = Map.groupBy(pictures, (p) => `${p.app}${p.path.slice(1)} · ${p.who}`);
  const rows = [...screens].map(
    ([name, shots]) =>
      `<h2>${name}</h2><p>${shots.map((s) => `<a href="${s.file}"><img loading="lazy" src="${s.file}" alt="${s.size} ${s.theme}"></a>`).join('')}</p>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>服务管家</title><style>body{font:14px system-ui;margin:24px}img{height:420px;margin:0 12px 12px 0;border:1px solid #ddd}</style>${rows.join('\n')}`;
}

test('Pictures of every screen, on both sizes and in both themes', async () => {
  const nobody = await Person.at(browser, 'desk');
  const { demoAccounts } = await nobody.read<PublicZone>('/zone');
  const pictures: Picture[] = [];
  const unseen: string[] = [];
  for (const app of ['/m/', '/desk/'] as const) {
    await nobody.page.goto(app);
    await nobody.page.getByLabel('密码', { exact: true }).waitFor();
    const { page } = nobody;
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        const file = `${app.replaceAll('/', '')}_sign-in_nobody_${size}_${theme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: size === 'phone' });
        pictures.push({ app, path: '/sign-in', who: 'nobody', size, theme, file });
      }
    }
    const seen = new Set<string>();
    let paths: string[] = [];
    for (const { username } of demoAccounts ?? []) {
      if (only && !only.includes(username)) continue;
      const person = await Person.at(browser, app === '/m/' ? 'phone' : 'desk');
      await person.enter(username, app);
      const { home } = await person.read<Session>('/session');
      if (app === '/desk/' && home === 'firm') {
        // The desk shows a firm the way to its own end: there is nothing to walk through.
        await person.page.getByRole('link', { name: '打开企业端' }).waitFor();
        if (!seen.has('firm-here')) pictures.push(...(await takeAll(person, app, username, '/firm-here')));
        seen.add('firm-here');
        await person.leave();
        continue;
      }
      paths = await pathsOf(person.page);
      for (const address of await addressesOf(person, app)) {
        const first = address === app;
        await person.page.goto(address);
        await settled(person.page);
        const path = await pathOf(person.page);
        if (!first && seen.has(path)) continue;
        seen.add(path);
        if (!matching.test(path)) continue;
        pictures.push(...(await takeAll(person, app, username, first ? '/' : path)));
      }
      person.foresee(/./);
      await person.leave();
    }
    unseen.push(...paths.filter((path) => !seen.has(path) && !leadingOn[app].some((one) => one === path)));
  }
  await nobody.leave();
  await writeFile(join(folder, 'index.html'), sheetOf(pictures));
  console.log(`${pictures.length} pictures, all on ${join(folder, 'index.html')}`);
  if (!only) expect(unseen, 'screens without a picture').toEqual([]);
});
