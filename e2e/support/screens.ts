import type { Session } from '@guanjia/core/identity';
import type { MatterPage } from '@guanjia/core/matters';
import type { Page } from 'playwright-core';
import type { App, Person } from './people.ts';

interface Router {
  routesByPath: Record<string, unknown>;
  state: { matches: { fullPath: string }[] };
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

/** What was under way has arrived: nothing says that it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
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
  }
  for (const kind of ['enterprise', 'project'] as const) {
    const own = subjects.find((subject) => subject.kind === kind)?.id;
    const id =
      own ?? (abilities.includes(`${kind}.read`) && home !== 'firm' ? await first(`/${kind}s`) : undefined);
    if (id) found.push(`${app}${kind}s/${id}`);
  }
  return found;
}
