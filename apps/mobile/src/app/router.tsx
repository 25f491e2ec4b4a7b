import { sessionOptions } from '@guanjia/client/queries';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { MatterListSearch } from '../features/matters/matter-list-page.tsx';
import { LoadFailure } from '../ui/failure.tsx';
import { matterQueues } from './matter-queues.ts';
import type { ChargesSearch } from './pages/charges.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { Raise, type RaiseSearch } from './pages/raise.tsx';
import {
  ChargesScreen,
  EnterpriseScreen,
  MatterScreen,
  MattersScreen,
  MeScreen,
  NoticesScreen,
  PasswordScreen,
  ProjectScreen,
  SignInScreen,
} from './pages/screens.tsx';
import { Shell } from './shell.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const oneOf = <const V extends string>(set: readonly V[], value: unknown): V | undefined =>
  set.find((one) => one === value);

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw): { back?: string } => {
    // Only a path of this app: never a way to another site.
    const back = text(raw.back);
    return back?.startsWith('/') && !back.startsWith('//') ? { back } : {};
  },
  component: () => <SignInScreen search={signIn.useSearch()} />,
});

/** Everything behind the sign-in. Without a session it leads there and back. */
const gate = createRoute({
  getParentRoute: () => root,
  id: 'gate',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionOptions);
    if (!session) {
      const back = location.href;
      throw redirect({ to: '/sign-in', search: back === '/' ? {} : { back } });
    }
    if (session.account.mustChangePassword && location.pathname !== '/me/password') {
      throw redirect({ to: '/me/password' });
    }
  },
  errorComponent: ({ error, reset }) => <LoadFailure failure={error} onRetry={reset} />,
  component: Shell,
});

const home = createRoute({ getParentRoute: () => gate, path: '/', component: Home });
const matters = createRoute({
  getParentRoute: () => gate,
  path: '/matters',
  validateSearch: (raw): MatterListSearch => {
    const queue = oneOf(matterQueues, raw.queue);
    const light = oneOf(['green', 'yellow', 'red', 'paused'], raw.light);
    const q = text(raw.q);
    return { ...(queue ? { queue } : {}), ...(light ? { light } : {}), ...(q ? { q } : {}) };
  },
  component: () => <MattersScreen search={matters.useSearch()} />,
});
const matter = createRoute({
  getParentRoute: () => gate,
  path: '/matters/$matterId',
  component: () => <MatterScreen matterId={matter.useParams().matterId} />,
});
const raise = createRoute({
  getParentRoute: () => gate,
  path: '/raise',
  validateSearch: (raw): RaiseSearch => {
    const enterpriseId = text(raw.enterpriseId);
    const projectId = text(raw.projectId);
    const typeCode = text(raw.typeCode);
    return {
      ...(enterpriseId ? { enterpriseId } : {}),
      ...(projectId ? { projectId } : {}),
      ...(typeCode ? { typeCode } : {}),
    };
  },
  component: () => <Raise search={raise.useSearch()} />,
});
const charges = createRoute({
  getParentRoute: () => gate,
  path: '/charges',
  validateSearch: (raw): ChargesSearch => {
    const kind = oneOf(['enterprise', 'project'], raw.kind);
    const q = text(raw.q);
    return { ...(kind ? { kind } : {}), ...(q ? { q } : {}) };
  },
  component: () => <ChargesScreen search={charges.useSearch()} />,
});
const enterprise = createRoute({
  getParentRoute: () => gate,
  path: '/enterprises/$enterpriseId',
  component: () => <EnterpriseScreen enterpriseId={enterprise.useParams().enterpriseId} />,
});
const project = createRoute({
  getParentRoute: () => gate,
  path: '/projects/$projectId',
  component: () => <ProjectScreen projectId={project.useParams().projectId} />,
});
const notices = createRoute({ getParentRoute: () => gate, path: '/notices', component: NoticesScreen });
const me = createRoute({ getParentRoute: () => gate, path: '/me', component: MeScreen });
const password = createRoute({ getParentRoute: () => gate, path: '/me/password', component: PasswordScreen });

const routeTree = root.addChildren([
  signIn,
  gate.addChildren([home, matters, matter, raise, charges, enterprise, project, notices, me, password]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/m',
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
