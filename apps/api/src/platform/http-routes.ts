import { problemDocument } from '@guanjia/core/problems';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import { Problem } from './problems.ts';

const nothing = z.strictObject({});
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDocument } },
});

/** Files and event streams go out as they are; what a route `produces` stands in the document. */
const streamed = (types: readonly string[] | undefined) =>
  types
    ? {
        200: {
          description: '文件或事件流',
          content: Object.fromEntries(types.map((type) => [type, { schema: z.string() }])),
        },
      }
    : {};

/** What a route may answer when it has nothing to say. */
export const noContent: unknown = z.null().describe('完成');

/**
 * Makes every route of the API strict and documented: a part without a schema takes nothing, and the refusals that
 * any route may answer stand in the document. Call before the routes are registered.
 */
export function completeRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    const schema = route.schema ?? {};
    if (schema.hide) return;
    const methods = [route.method].flat();
    const hasBody = methods.some((method) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method));
    const ids = /:/.test(route.url);
    route.schema = {
      ...schema,
      querystring: schema.querystring ?? nothing,
      ...(hasBody && !schema.body && !schema.consumes ? { body: nothing.nullish() } : {}),
      ...(route.config?.public ? {} : { security: [{ session: [] }] }),
      response: {
        ...streamed(schema.produces),
        ...(schema.response ?? {}),
        400: refusal('请求有误：errors 指出每一处'),
        ...(route.config?.public ? {} : { 401: refusal('尚未登录'), 403: refusal('没有权限') }),
        ...(ids ? { 404: refusal('不存在，或不在您的范围内') } : {}),
        ...(hasBody
          ? {
              409: refusal('情况已有变化'),
              413: refusal('内容太大'),
              415: refusal('格式不支持'),
              422: refusal('不符合规则'),
            }
          : {}),
        429: refusal('操作太频繁'),
        500: refusal('系统内部错误'),
        503: refusal('暂时不可用'),
      },
    };
  });
}

/** Tells a wrong method from a wrong address: 405 with `Allow`, or 404. */
export function createNotFound(app: FastifyInstance): (method: string, path: string) => Problem {
  const known: { pattern: RegExp; methods: Set<string> }[] = [];
  app.addHook('onRoute', ({ url, method }: RouteOptions) => {
    // The pages' catch-all would make every address a known one.
    if (!url.startsWith('/api/') && url.includes('*')) return;
    const pattern = new RegExp(
      `^${url
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/:[^/]+/g, '[^/]+')
        .replaceAll('*', '.*')}$`,
    );
    known.push({ pattern, methods: new Set([method].flat()) });
  });
  return (method, path) => {
    const allowed = new Set(
      known.filter((route) => route.pattern.test(path)).flatMap((route) => [...route.methods]),
    );
    if (allowed.size === 0 || allowed.has(method)) return new Problem('route-not-found');
    return new Problem('method-not-allowed', { headers: { allow: [...allowed].sort().join(', ') } });
  };
}
