import type { Session } from '@guanjia/core/identity';
import type { MatterPage } from '@guanjia/core/matters';
import type { LightsPage } from '@guanjia/core/supervision';
import type { Locator, Page } from 'playwright-core';
import type { App, Person } from './people.ts';

interface Router {
  routesByPath: Record<string, unknown>;
  state: {
    status: 'idle' | 'pending';
    location: { pathname: string };
    resolvedLocation?: { pathname: string };
    matches: { fullPath: string }[];
  };
}

/** Every path of the app that is served: TanStack Router leaves its router in the window. */
export const pathsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const router = (window as unknown as { __TSR_ROUTER__: Router }).__TSR_ROUTER__;
    return Object.keys(router.routesByPath).filter((path) => path !== '');
  });

/** The path of the screen that is open, with its parameters unfilled. */
export const pathOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const router = (window as unknown as { __TSR_ROUTER__: Router }).__TSR_ROUTER__;
    const full = router.state.matches.at(-1)?.fullPath ?? '';
    return full.replace(/(?<=.)\/$/, '');
  });

/** What was under way has arrived: the screen of the address stands, and nothing says that it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForFunction(() => {
    const { state } = (window as unknown as { __TSR_ROUTER__: Router }).__TSR_ROUTER__;
    const arrived = state.status === 'idle' && state.resolvedLocation?.pathname === state.location.pathname;
    return arrived && document.querySelector('[aria-busy="true"]') === null;
  });
}

/** Follows a link of the app and waits for where it leads. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const to = new URL((await link.getAttribute('href')) ?? '', page.url());
  await link.click();
  // The first address of the desk leads on to where its reader begins.
  await page.waitForURL((url) => url.pathname === to.pathname || /^\/\w+\/$/.test(to.pathname));
}

/** An address of each screen that shows one thing, of something that this person may see. */
export async function detailAddresses(person: Person, app: App): Promise<string[]> {
  const { abilities, subjects, home } = await person.read<Session>('/session');
  const first = async (list: string): Promise<string | undefined> =>
    (await person.read<{ items: { id: string }[] }>(`${list}?limit=1`)).items[0]?.id;
  const found: string[] = [];
  if (home !== 'administration') {
    // With as much on it as there is: assignments, ratings, a long way behind it.
    const { items } = await person.read<MatterPage>('/matters?queue=all&limit=100');
    const rich = items.find((m) => m.status === 'handling') ?? items[0];
    if (rich) found.push(`${app}matters/${rich.id}`);
    if (rich && app === '/desk/') found.push(`${app}matters/${rich.id}/print`);
  }
  for (const kind of ['enterprise', 'project'] as const) {
    const own = subjects.find((subject) => subject.kind === kind)?.id;
    const id =
      own ?? (abilities.includes(`${kind}.read`) && home !== 'firm' ? await first(`/${kind}s`) : undefined);
    if (id) found.push(`${app}${kind}s/${id}`);
  }
  if (abilities.includes('supervision.read')) {
    found.push(`${app}supervisions`);
    if (app === '/desk/') found.push(`${app}supervisions?tab=record`);
    const one = await anySupervision(person, abilities);
    if (one) found.push(`${app}supervisions/${one}`);
  }
  if (app === '/m/' && abilities.includes('absence.read')) found.push('/m/me/absences');
  if (app === '/desk/' && abilities.includes('catalogue.read')) {
    found.push('/desk/catalogue/road-opening');
    found.push('/desk/plan-templates/new-plant');
    if (abilities.includes('catalogue.edit')) {
      found.push('/desk/catalogue/new', '/desk/catalogue/road-opening/edit');
    }
  }
  if (abilities.includes('handbook.read')) {
    const { items } = await person.read<{ items: { id: string }[] }>('/handbook');
    const article = `${app}handbook/${items[0]?.id}`;
    found.push(`${app}handbook`, article);
    if (app === '/desk/' && abilities.includes('handbook.write')) {
      found.push(`${app}handbook/new`, `${article}/edit`);
    }
  }
  return found;
}

/** One that this person may read; made where there is none yet and he may. */
async function anySupervision(person: Person, abilities: Session['abilities']): Promise<string | undefined> {
  const { items } = await person.read<{ items: { id: string }[] }>('/supervisions?state=all&limit=1');
  if (items[0] || !abilities.includes('supervision.issue')) return items[0]?.id;
  const lights = await person.read<LightsPage>('/supervisions/lights?light=red&limit=100');
  const work = lights.items.find(({ steps }) => steps.some((one) => one.kind === 'red' && one.available));
  if (!work) return undefined;
  const body = { kind: 'red', subject: work.reference, text: '请立即办理，并回复计划和日期。' };
  return (await person.write<{ id: string }>('/supervisions', body)).id;
}

const sheets = {
  /** Every cell of it has something wrong. */
  projects:
    '项目编号,名称,建设单位信用代码,工作站,项目管家,建设阶段,年度,列入日期\nP1,示例,123,无此站,无此人,开工,2026,2026-02-30\n',
  divisions: '代码,名称\n990101,示例区\n',
} as const;

/** Previews of files that were handed in, for whoever may import: one that is wrong, one that is right. */
export async function importAddresses(person: Person): Promise<string[]> {
  const { abilities } = await person.read<Session>('/session');
  if (!abilities.includes('data.import')) return [];
  return await Promise.all(
    Object.entries(sheets).map(async ([kind, text]) => {
      const file = { name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
      const answer = await person.page.request.post('/api/v1/imports', { multipart: { kind, file } });
      if (!answer.ok()) throw new Error(`${kind}: ${await answer.text()}`);
      return `/desk/imports/${((await answer.json()) as { id: string }).id}`;
    }),
  );
}
