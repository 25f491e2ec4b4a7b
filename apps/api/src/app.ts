import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { absenceRoutes } from './absences/index.ts';
import { attachmentRoutes, attachmentUpkeep } from './attachments/index.ts';
import { auditRoutes, createAnchorWork } from './audit/index.ts';
import { calendarRoutes, calendarUpkeep } from './calendars/index.ts';
import { catalogueRoutes } from './catalogue/index.ts';
import { codeTableUpkeep, enterpriseRoutes } from './enterprises/index.ts';
import { exportRoutes } from './exports/index.ts';
import { handbookRoutes } from './handbook/index.ts';
import {
  authenticate,
  decorateWithPrincipal,
  findSignedIn,
  identityRoutes,
  openSessionsGauge,
  sessionUpkeep,
} from './identity/index.ts';
import { importRoutes, importUpkeep } from './imports/index.ts';
import { insightRoutes } from './insights/index.ts';
import { createLiveFeed, liveRoutes } from './live/index.ts';
import { createSweepWork, matterGauges, matterRoutes } from './matters/index.ts';
import { createMeetingWork, meetingRoutes } from './meetings/index.ts';
import { notificationRoutes, notificationUpkeep } from './notifications/index.ts';
import { organisationRoutes } from './organisation/index.ts';
import { createPlanWork, planRoutes } from './plans/index.ts';
import type { Api, AppDependencies, BackgroundWork } from './platform/app-dependencies.ts';
import { documentApi, serveDocument } from './platform/http-documentation.ts';
import { answerClientError, answerError } from './platform/http-errors.ts';
import { acceptJsonOnly } from './platform/http-json.ts';
import { describeRequest } from './platform/http-log.ts';
import { refuseForeignOrigin } from './platform/http-origin.ts';
import { completeRoutes, createNotFound } from './platform/http-routes.ts';
import { secureHeaders } from './platform/http-security.ts';
import { serializeAnswer, validateRequest } from './platform/http-validation.ts';
import { newId } from './platform/ids.ts';
import { type DomainGauge, measure } from './platform/metrics.ts';
import { platformRoutes, redirectHome } from './platform/platform-routes.ts';
import { servePages } from './platform/static-pages.ts';
import { projectRoutes } from './projects/index.ts';
import { pinyinUpkeep } from './search/index.ts';
import { settingsRoutes } from './settings/index.ts';
import { createSupervisionWork, supervisionRoutes } from './supervision/index.ts';
import { viewRoutes } from './views/index.ts';

export type { AppDependencies } from './platform/app-dependencies.ts';

/** Every domain's routes, below /api/v1. */
const domains: readonly ((app: Api, deps: AppDependencies) => Promise<void>)[] = [
  identityRoutes,
  organisationRoutes,
  absenceRoutes,
  enterpriseRoutes,
  projectRoutes,
  planRoutes,
  settingsRoutes,
  catalogueRoutes,
  calendarRoutes,
  matterRoutes,
  supervisionRoutes,
  meetingRoutes,
  attachmentRoutes,
  notificationRoutes,
  insightRoutes,
  auditRoutes,
  importRoutes,
  handbookRoutes,
  viewRoutes,
  exportRoutes,
];
/** What runs beside the requests, started in this order and stopped in the reverse one. */
const work: readonly ((deps: AppDependencies, log: (error: unknown) => void) => BackgroundWork)[] = [
  // First to start, so last to stop: it anchors what the others still write.
  createAnchorWork,
  sessionUpkeep,
  codeTableUpkeep,
  calendarUpkeep,
  attachmentUpkeep,
  importUpkeep,
  notificationUpkeep,
  pinyinUpkeep,
  createSweepWork,
  createPlanWork,
  createSupervisionWork,
  createMeetingWork,
];
const gauges: readonly DomainGauge[] = [openSessionsGauge, ...matterGauges];

const bodyLimit = 1_048_576;
/** Live connections never end by themselves: a stopping server waits so long for the others. */
const closeAfterMs = 5_000;

export interface App {
  fastify: Api;
  /** Begins what runs beside the requests (sweeps, outbox). */
  startWork(): Promise<void>;
  stopWork(): Promise<void>;
}

export async function createApp(deps: AppDependencies): Promise<App> {
  const fastify = createServer(deps);
  const notFound = createNotFound(fastify);
  const log = (error: unknown) => fastify.log.error(error);
  const feed = createLiveFeed(deps, log);
  const metrics = measure(fastify, deps.db, gauges);
  await secureHeaders(fastify);
  await fastify.register(cookie);
  acceptJsonOnly(fastify);
  decorateWithPrincipal(fastify);
  await documentApi(fastify);
  completeRoutes(fastify);

  fastify.setErrorHandler(answerError);
  fastify.setNotFoundHandler((request) => {
    throw notFound(request.method, request.url.split('?')[0] ?? '');
  });

  platformRoutes(fastify, deps, metrics);
  serveDocument(fastify);
  await fastify.register(
    async (api) => {
      api.addHook('onRequest', refuseForeignOrigin);
      api.addHook('onRequest', authenticate(deps));
      for (const routes of domains) await routes(api.withTypeProvider(), deps);
      await liveRoutes(api.withTypeProvider(), feed);
    },
    { prefix: '/api/v1' },
  );
  redirectHome(fastify, (request) => findSignedIn(deps.db, request, deps.now()));
  await servePages(fastify);

  const running = [feed, ...work.map((create) => create(deps, log))];
  return {
    fastify,
    startWork: async () => {
      for (const one of running) await one.start();
    },
    stopWork: async () => {
      for (const one of running.toReversed()) await one.stop();
    },
  };
}

function createServer({ settings }: AppDependencies): Api {
  const fastify = Fastify({
    logger: { level: settings.logLevel, serializers: { req: describeRequest } },
    trustProxy: settings.trustProxy,
    bodyLimit,
    requestTimeout: 120_000,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
    frameworkErrors: answerError,
    clientErrorHandler: answerClientError,
  });
  fastify.setValidatorCompiler(validateRequest);
  fastify.setSerializerCompiler(serializeAnswer);
  fastify.addHook('preClose', async () => {
    setTimeout(() => fastify.server.closeAllConnections(), closeAfterMs).unref();
  });
  return fastify.withTypeProvider();
}
