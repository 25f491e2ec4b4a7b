import { type Home, homeOf, type Principal } from '@guanjia/core/identity';
import { problemCatalogue, problemCodes, problemEntry, problemEntryList } from '@guanjia/core/problems';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Api, AppDependencies } from './app-dependencies.ts';
import type { Metrics } from './metrics.ts';
import { Problem } from './problems.ts';

const tags = ['platform'];
const open = { public: true };
const health = z.object({ status: z.literal('ok') });

/** For whoever runs the platform, and for whoever programs against it. */
export function platformRoutes(app: Api, { db }: AppDependencies, metrics: Metrics): void {
  app.get(
    '/healthz',
    { config: open, schema: { summary: '进程是否在运行', tags, response: { 200: health } } },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    { config: open, schema: { summary: '能否办事（数据库可用）', tags, response: { 200: health } } },
    async () => {
      await sql`SELECT 1`.execute(db).catch((cause: unknown) => {
        throw new Problem('unavailable', { cause });
      });
      return { status: 'ok' as const };
    },
  );

  app.get(
    '/metrics',
    {
      config: open,
      schema: {
        summary: '运行指标（Prometheus 格式，仅限本机）',
        tags,
        response: { 200: { description: '指标', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      // How much goes on in the zone is nobody's business; a scraper elsewhere comes through a local proxy.
      if (!isLocal(request.ip)) throw new Problem('forbidden');
      return reply
        .type(metrics.contentType)
        .serializer((text: string) => text)
        .send(await metrics.render());
    },
  );

  const entries = problemCodes.map((code) => ({ code, ...problemCatalogue[code] }));
  app.get(
    '/api/v1/problems',
    { config: open, schema: { summary: '所有问题代码', tags, response: { 200: problemEntryList } } },
    async () => ({ items: entries, total: entries.length }),
  );

  app.get(
    '/api/v1/problems/:code',
    {
      config: open,
      schema: {
        summary: '一个问题代码的说明',
        tags,
        params: z.strictObject({ code: z.string().max(60) }),
        response: { 200: problemEntry },
      },
    },
    async ({ params }) => {
      const entry = entries.find(({ code }) => code === params.code);
      if (!entry) throw new Problem('not-found');
      return entry;
    },
  );
}

const isLocal = (ip: string): boolean => ip === '::1' || /^(::ffff:)?127\./.test(ip);

const phones = /Mobi|Android|iPhone|HarmonyOS|MicroMessenger|wxwork/i;
const onThePhone: readonly Home[] = ['firm', 'butler'];

/** The bare address leads to the phone's or to the desk's first screen. */
export function redirectHome(
  app: Api,
  whoAsks: (request: FastifyRequest) => Promise<{ principal: Principal } | null>,
): void {
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const signedIn = await whoAsks(request);
    const home = signedIn && homeOf(signedIn.principal.roles.map(({ role }) => role));
    const phone =
      phones.test(request.headers['user-agent'] ?? '') || (home !== null && onThePhone.includes(home));
    return reply
      .header('vary', 'user-agent, cookie')
      .header('cache-control', 'no-store')
      .redirect(phone ? '/m/' : '/desk/');
  });
}
