import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { importsSearchOf } from '../features/imports/imports-search.ts';
import { MatterPage } from '../features/matters/matter-page.tsx';
import { QueuePage } from '../features/matters/queue-page.tsx';
import { queueSearchOf } from '../features/matters/queue-search.ts';
import { supervisionSearchOf } from '../features/supervision/supervision-search.ts';
import { Home } from './home.tsx';
import { NotFound, PageFailed } from './not-found.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailed });
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path }) as const;

const home = createRoute({ ...at('/'), component: Home });
const queue = createRoute({
  ...at('/queue'),
  component: QueuePage,
  validateSearch: queueSearchOf,
  staticData: { place: 'queue' },
});
const matter = createRoute({
  ...at('/matters/$matterId'),
  component: MatterPage,
  staticData: { watermark: true, place: 'queue', above: '/queue' },
});
const printed = createRoute({
  ...at('/matters/$matterId/print'),
  component: lazyRouteComponent(() => import('../features/matters/print-page.tsx'), 'PrintPage'),
  staticData: { watermark: true, place: 'queue', above: '/queue' },
});
const matters = createRoute({
  ...at('/matters'),
  beforeLoad: () => {
    throw redirect({ to: '/queue' });
  },
});
const rectifications = createRoute({
  ...at('/rectifications'),
  component: lazyRouteComponent(
    () => import('../features/matters/rectifications-page.tsx'),
    'RectificationsPage',
  ),
  staticData: { place: 'rectifications' },
});
const supervisions = createRoute({
  ...at('/supervisions'),
  component: lazyRouteComponent(
    () => import('../features/supervision/supervisions-page.tsx'),
    'SupervisionsPage',
  ),
  validateSearch: supervisionSearchOf,
  staticData: { place: 'supervisions' },
});
const supervision = createRoute({
  ...at('/supervisions/$supervisionId'),
  component: lazyRouteComponent(
    () => import('../features/supervision/supervision-page.tsx'),
    'SupervisionPage',
  ),
  staticData: { watermark: true, place: 'supervisions', above: '/supervisions' },
});
const pledges = createRoute({
  ...at('/pledges'),
  component: lazyRouteComponent(() => import('../features/matters/pledges-page.tsx'), 'PledgesPage'),
  staticData: { place: 'pledges' },
});
const raise = createRoute({
  ...at('/raise'),
  component: lazyRouteComponent(() => import('../features/matters/raise-page.tsx'), 'RaisePage'),
  staticData: { place: 'raise' },
});
const enterprises = createRoute({
  ...at('/enterprises'),
  component: lazyRouteComponent(
    () => import('../features/enterprises/enterprises-page.tsx'),
    'EnterprisesPage',
  ),
  staticData: { place: 'enterprises' },
});
const enterprise = createRoute({
  ...at('/enterprises/$enterpriseId'),
  component: lazyRouteComponent(
    () => import('../features/enterprises/enterprise-page.tsx'),
    'EnterprisePage',
  ),
  staticData: { watermark: true, place: 'enterprises', above: '/enterprises' },
});
const projects = createRoute({
  ...at('/projects'),
  component: lazyRouteComponent(() => import('../features/projects/projects-page.tsx'), 'ProjectsPage'),
  staticData: { place: 'projects' },
});
const project = createRoute({
  ...at('/projects/$projectId'),
  component: lazyRouteComponent(() => import('../features/projects/project-page.tsx'), 'ProjectPage'),
  staticData: { watermark: true, place: 'projects', above: '/projects' },
});
const butlers = createRoute({
  ...at('/butlers'),
  component: lazyRouteComponent(() => import('../features/organisation/butlers-page.tsx'), 'ButlersPage'),
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } =>
    typeof q === 'string' && q !== '' ? { q } : {},
  staticData: { place: 'butlers' },
});
const stations = createRoute({
  ...at('/stations'),
  component: lazyRouteComponent(() => import('../features/organisation/stations-page.tsx'), 'StationsPage'),
  staticData: { place: 'stations' },
});
const offices = createRoute({
  ...at('/offices'),
  component: lazyRouteComponent(() => import('../features/organisation/offices-page.tsx'), 'OfficesPage'),
  staticData: { place: 'offices' },
});
const absences = createRoute({
  ...at('/absences'),
  component: lazyRouteComponent(() => import('../features/absences/absences-page.tsx'), 'AbsencesPage'),
  staticData: { place: 'absences' },
});
const catalogue = createRoute({
  ...at('/catalogue'),
  component: lazyRouteComponent(() => import('../features/catalogue/catalogue-page.tsx'), 'CataloguePage'),
  staticData: { place: 'catalogue' },
});
const newType = createRoute({
  ...at('/catalogue/new'),
  component: lazyRouteComponent(() => import('../features/catalogue/edit-page.tsx'), 'NewTypePage'),
  staticData: { place: 'catalogue', above: '/catalogue' },
});
const matterType = createRoute({
  ...at('/catalogue/$code'),
  component: lazyRouteComponent(() => import('../features/catalogue/type-page.tsx'), 'TypePage'),
  staticData: { place: 'catalogue', above: '/catalogue' },
});
const editType = createRoute({
  ...at('/catalogue/$code/edit'),
  component: lazyRouteComponent(() => import('../features/catalogue/edit-page.tsx'), 'EditTypePage'),
  staticData: { place: 'catalogue', above: '/catalogue' },
});
const handbook = createRoute({
  ...at('/handbook'),
  component: lazyRouteComponent(() => import('../features/handbook/handbook-page.tsx'), 'HandbookPage'),
  staticData: { place: 'handbook' },
});
const newArticle = createRoute({
  ...at('/handbook/new'),
  component: lazyRouteComponent(() => import('../features/handbook/write-page.tsx'), 'NewArticlePage'),
  staticData: { place: 'handbook', above: '/handbook' },
});
const article = createRoute({
  ...at('/handbook/$articleId'),
  component: lazyRouteComponent(() => import('../features/handbook/article-page.tsx'), 'ArticlePage'),
  staticData: { place: 'handbook', above: '/handbook' },
});
const editArticle = createRoute({
  ...at('/handbook/$articleId/edit'),
  component: lazyRouteComponent(() => import('../features/handbook/write-page.tsx'), 'EditArticlePage'),
  staticData: { place: 'handbook', above: '/handbook' },
});
const overview = createRoute({
  ...at('/overview'),
  component: lazyRouteComponent(() => import('../features/overview/overview-page.tsx'), 'OverviewPage'),
  staticData: { place: 'overview' },
});
const timeSaved = createRoute({
  ...at('/time-saved'),
  component: lazyRouteComponent(() => import('../features/statistics/time-saved-page.tsx'), 'TimeSavedPage'),
  staticData: { place: 'timeSaved' },
});
const ratings = createRoute({
  ...at('/ratings'),
  component: lazyRouteComponent(() => import('../features/statistics/ratings-page.tsx'), 'RatingsPage'),
  staticData: { place: 'ratings' },
});
const notifications = createRoute({
  ...at('/notifications'),
  component: lazyRouteComponent(
    () => import('../features/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
  staticData: { place: 'notifications' },
});
const imports = createRoute({
  ...at('/imports'),
  component: lazyRouteComponent(() => import('../features/imports/imports-page.tsx'), 'ImportsPage'),
  validateSearch: importsSearchOf,
  staticData: { place: 'imports' },
});
const exportsRoute = createRoute({
  ...at('/exports'),
  component: lazyRouteComponent(() => import('../features/exports/exports-page.tsx'), 'ExportsPage'),
  staticData: { watermark: true, place: 'exports' },
});
const importRun = createRoute({
  ...at('/imports/$importId'),
  component: lazyRouteComponent(() => import('../features/imports/import-page.tsx'), 'ImportPage'),
  staticData: { place: 'imports', above: '/imports' },
});
const accounts = createRoute({
  ...at('/accounts'),
  component: lazyRouteComponent(() => import('../features/administration/accounts-page.tsx'), 'AccountsPage'),
  staticData: { watermark: true, place: 'accounts' },
});
const settings = createRoute({
  ...at('/settings'),
  component: lazyRouteComponent(() => import('../features/administration/settings-page.tsx'), 'SettingsPage'),
  staticData: { place: 'settings' },
});
const calendar = createRoute({
  ...at('/calendar'),
  component: lazyRouteComponent(() => import('../features/administration/calendar-page.tsx'), 'CalendarPage'),
  staticData: { place: 'calendar' },
});
const bundles = createRoute({
  ...at('/bundles'),
  component: lazyRouteComponent(() => import('../features/bundles/bundles-page.tsx'), 'BundlesPage'),
  staticData: { place: 'bundles' },
});
const escalation = createRoute({
  ...at('/escalation'),
  component: lazyRouteComponent(() => import('../features/escalation/escalation-page.tsx'), 'EscalationPage'),
  staticData: { place: 'escalation' },
});
const nodeTimes = createRoute({
  ...at('/node-times'),
  component: lazyRouteComponent(() => import('../features/statistics/node-times-page.tsx'), 'NodeTimesPage'),
  staticData: { place: 'nodeTimes' },
});
const planTemplates = createRoute({
  ...at('/plan-templates'),
  component: lazyRouteComponent(
    () => import('../features/plan-templates/templates-page.tsx'),
    'TemplatesPage',
  ),
  staticData: { place: 'planTemplates' },
});
const planTemplate = createRoute({
  ...at('/plan-templates/$code'),
  component: lazyRouteComponent(() => import('../features/plan-templates/template-page.tsx'), 'TemplatePage'),
  staticData: { place: 'planTemplates' },
});
const dictionaries = createRoute({
  ...at('/dictionaries'),
  component: lazyRouteComponent(
    () => import('../features/dictionaries/dictionaries-page.tsx'),
    'DictionariesPage',
  ),
  staticData: { place: 'dictionaries' },
});
const signIns = createRoute({
  ...at('/sign-ins'),
  component: lazyRouteComponent(() => import('../features/administration/sign-ins-page.tsx'), 'SignInsPage'),
  staticData: { watermark: true, place: 'signIns' },
});

const journal = createRoute({
  ...at('/journal'),
  component: lazyRouteComponent(() => import('../features/administration/journal-page.tsx'), 'JournalPage'),
  staticData: { watermark: true, place: 'journal' },
});
const anchors = createRoute({
  ...at('/anchors'),
  component: lazyRouteComponent(() => import('../features/administration/anchors-page.tsx'), 'AnchorsPage'),
  staticData: { watermark: true, place: 'anchors' },
});

/** Every page of the desk. Code-based: the whole map is read in one place, and a wrong path fails to compile. */
export function createDeskRouter() {
  return createRouter({
    basepath: '/desk',
    defaultPreload: 'intent',
    scrollRestoration: true,
    routeTree: root.addChildren([
      home,
      queue,
      matter,
      printed,
      matters,
      rectifications,
      supervisions,
      supervision,
      pledges,
      raise,
      enterprises,
      enterprise,
      projects,
      project,
      butlers,
      stations,
      offices,
      absences,
      catalogue,
      newType,
      matterType,
      editType,
      handbook,
      newArticle,
      article,
      editArticle,
      overview,
      timeSaved,
      ratings,
      notifications,
      imports,
      importRun,
      exportsRoute,
      accounts,
      settings,
      calendar,
      bundles,
      escalation,
      nodeTimes,
      planTemplates,
      planTemplate,
      dictionaries,
      signIns,
      journal,
      anchors,
    ]),
  });
}
