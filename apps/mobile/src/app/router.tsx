import { sessionOptions } from '@guanjia/client/queries';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { LoadFailure } from '../ui/failure.tsx';
import { chunks } from './chunks.ts';
import { FirstBones } from './pages/first-bones.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { chargesSearch, mattersSearch, raiseSearch, signInSearch } from './searches.ts';
import { Shell } from './shell.tsx';

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(chunks.signIn, 'SignInScreen'),
});

/** For whoever was sent a link: outside of everything that needs a session. */
const rate = createRoute({
  getParentRoute: () => root,
  path: '/rate',
  component: lazyRouteComponent(chunks.rate, 'RateScreen'),
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
    const { mustChangePassword, mustAddSecondFactor } = session.account;
    if (!mustChangePassword && mustAddSecondFactor && location.pathname !== '/me/security') {
      throw redirect({ to: '/me/security' });
    }
  },
  errorComponent: ({ error, reset }) => <LoadFailure failure={error} onRetry={reset} />,
  pendingComponent: FirstBones,
  pendingMs: 300,
  component: Shell,
});

const home = createRoute({ getParentRoute: () => gate, path: '/', component: Home });
const matters = createRoute({
  getParentRoute: () => gate,
  path: '/matters',
  validateSearch: mattersSearch,
  component: lazyRouteComponent(chunks.matters, 'MattersScreen'),
});
const matter = createRoute({
  getParentRoute: () => gate,
  path: '/matters/$matterId',
  component: lazyRouteComponent(chunks.matter, 'MatterScreen'),
});
const raise = createRoute({
  getParentRoute: () => gate,
  path: '/raise',
  validateSearch: raiseSearch,
  component: lazyRouteComponent(chunks.raise, 'Raise'),
});
const charges = createRoute({
  getParentRoute: () => gate,
  path: '/charges',
  validateSearch: chargesSearch,
  component: lazyRouteComponent(chunks.subjects, 'ChargesScreen'),
});
const enterprise = createRoute({
  getParentRoute: () => gate,
  path: '/enterprises/$enterpriseId',
  component: lazyRouteComponent(chunks.subjects, 'EnterpriseScreen'),
});
const project = createRoute({
  getParentRoute: () => gate,
  path: '/projects/$projectId',
  component: lazyRouteComponent(chunks.subjects, 'ProjectScreen'),
});
const notices = createRoute({
  getParentRoute: () => gate,
  path: '/notices',
  component: lazyRouteComponent(chunks.own, 'NoticesScreen'),
});
const noticeSettings = createRoute({
  getParentRoute: () => gate,
  path: '/notices/settings',
  component: lazyRouteComponent(chunks.own, 'NoticeSettingsScreen'),
});
const me = createRoute({
  getParentRoute: () => gate,
  path: '/me',
  component: lazyRouteComponent(chunks.own, 'MeScreen'),
});
const password = createRoute({
  getParentRoute: () => gate,
  path: '/me/password',
  component: lazyRouteComponent(chunks.own, 'PasswordScreen'),
});

const security = createRoute({
  getParentRoute: () => gate,
  path: '/me/security',
  component: lazyRouteComponent(chunks.own, 'SecurityScreen'),
});
const absences = createRoute({
  getParentRoute: () => gate,
  path: '/me/absences',
  component: lazyRouteComponent(chunks.own, 'AbsencesScreen'),
});
const supervisions = createRoute({
  getParentRoute: () => gate,
  path: '/supervisions',
  component: lazyRouteComponent(chunks.supervision, 'SupervisionsScreen'),
});
const supervision = createRoute({
  getParentRoute: () => gate,
  path: '/supervisions/$supervisionId',
  component: lazyRouteComponent(chunks.supervision, 'SupervisionScreen'),
});
const handbook = createRoute({
  getParentRoute: () => gate,
  path: '/handbook',
  component: lazyRouteComponent(chunks.handbook, 'HandbookScreen'),
});
const article = createRoute({
  getParentRoute: () => gate,
  path: '/handbook/$articleId',
  component: lazyRouteComponent(chunks.handbook, 'ArticleScreen'),
});

const routeTree = root.addChildren([
  signIn,
  rate,
  gate.addChildren([
    home,
    matters,
    matter,
    raise,
    charges,
    enterprise,
    project,
    notices,
    noticeSettings,
    me,
    password,
    absences,
    security,
    supervisions,
    supervision,
    handbook,
    article,
  ]),
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
