import { problemCodes } from '@guanjia/core/problems';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

interface Operation {
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}
interface Schema {
  type?: string;
  additionalProperties?: unknown;
  anyOf?: Schema[];
  $ref?: string;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: { code: { enum: string[] } } }> };
  tags: { name: string }[];
}

let database: TestDatabase;
let api: TestApi;
let document: OpenApi;
let operations: [string, Operation][];
const routes: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await makeSmallZone(database.db);
  api = await startApi(database.db);
  document = (await api.anonymous.get('/openapi.json')).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
  routes.push(...routesOf(api.app.fastify.printRoutes({ commonPrefix: false })));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** Fastify's own list of what it serves, as `METHOD path`. */
function routesOf(printed: string): string[] {
  const found: string[] = [];
  const path: string[] = [];
  for (const line of printed.split('\n')) {
    const [, indent = '', text = ''] = /^([│├└─ ]*)(.*)$/.exec(line) ?? [];
    if (text === '') continue;
    path.length = Math.floor(indent.length / 4);
    const [, own = '', methods] = /^(.*?)(?: \(([A-Z, ]+)\))?$/.exec(text) ?? [];
    path.push(own);
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${path.join('')}`);
  }
  return found;
}

describe('the document', () => {
  it('is OpenAPI 3.1 and has every route that is served', () => {
    expect(document.openapi).toBe('3.1.0');
    const served = routes
      .map((route) => route.replace(/:(\w+)/g, '{$1}'))
      .filter((route) => /^(GET|POST|PUT|PATCH|DELETE) \/(api\/v1|healthz|readyz|metrics)/.test(route));
    expect(served.length).toBeGreaterThan(50);
    expect(operations.map(([name]) => name).sort()).toEqual([...new Set(served)].sort());
  });

  it('says of every route what it is for, where it belongs and what it answers', () => {
    const known = document.tags.map((tag) => tag.name);
    for (const [name, operation] of operations) {
      expect(operation.summary, name).toMatch(/\p{Script=Han}/u);
      expect(operation.tags, name).toHaveLength(1);
      expect(known, name).toContain(operation.tags?.[0]);
      const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      expect(good, name).not.toEqual([]);
      for (const [status, answer] of good) {
        if (status !== '204') expect(Object.keys(answer.content ?? {}), name).not.toEqual([]);
      }
    }
  });

  it('has the refusals of every route as problem documents', () => {
    expect(document.components.schemas.Problem?.properties.code.enum).toEqual(problemCodes);
    for (const [name, operation] of operations) {
      const refusals = Object.entries(operation.responses).filter(([status]) => /^[45]/.test(status));
      expect(
        refusals.map(([status]) => status),
        name,
      ).toEqual(expect.arrayContaining(['400', '500', '503']));
      if (operation.security) expect(operation.responses, name).toHaveProperty('401');
      for (const [, refusal] of refusals) {
        expect(refusal.content?.['application/problem+json']?.schema.$ref, name).toBe(
          '#/components/schemas/Problem',
        );
      }
    }
  });

  it('leaves open only what it says', () => {
    const open = operations.filter(([, operation]) => !operation.security).map(([name]) => name);
    expect(open.sort()).toEqual([
      // By a signature, for some minutes.
      'GET /api/v1/attachments/{id}/download',
      // By a secret in the address, for calendar programs.
      'GET /api/v1/calendar/{file}',
      'GET /api/v1/openapi.json',
      'GET /api/v1/problems',
      'GET /api/v1/problems/{code}',
      'GET /api/v1/zone',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      // By a token that is good once.
      'POST /api/v1/rating-links/look',
      'POST /api/v1/rating-links/rate',
      'POST /api/v1/session',
    ]);
  });

  it('takes no unknown field in any body', () => {
    for (const [name, operation] of operations) {
      for (const [type, { schema }] of Object.entries(operation.requestBody?.content ?? {})) {
        if (type !== 'application/json') continue;
        const objects = (schema.anyOf ?? [schema]).filter((one) => one.type === 'object');
        for (const object of objects) expect(object.additionalProperties, name).toBe(false);
      }
    }
  });

  it('resolves every reference in it', () => {
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas, name).toHaveProperty(name);
    }
  });
});

describe('the readable page', () => {
  it('runs under the policy: its scripts and styles are files of this server', async () => {
    const page = await api.anonymous.get('//api/docs');
    const final = page.status === 302 ? await api.anonymous.get(`/${String(page.headers.location)}`) : page;
    expect(final.status).toBe(200);
    const policy = String(final.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(final.text).not.toMatch(/<script(?![^>]*src=)[^>]*>/);
    for (const [, href] of final.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(href).not.toMatch(/^https?:/);
    }
  });
});
