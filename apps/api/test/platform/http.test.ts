import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let security: Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
  security = await api.as(zone.people.security);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const signIn = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  api.anonymous.send({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });

const places = (answer: { body: { errors?: { path: string }[] } }) =>
  (answer.body.errors ?? []).map((e) => e.path);

describe('a request that can not be understood', () => {
  it.each([
    ['a cut body', '{"username": "a"', 400, 'malformed-json', ['body']],
    ['no JSON at all', 'username=a', 400, 'malformed-json', ['body']],
    ['no body', '', 400, 'invalid-request', ['body']],
    ['null', 'null', 400, 'invalid-request', ['body']],
    ['a list', '[]', 400, 'invalid-request', ['body']],
    ['a wrong type', '{"username": 7, "password": "x"}', 400, 'invalid-request', ['username']],
    ['a missing field', '{"username": "a"}', 400, 'invalid-request', ['password']],
    [
      'an unknown field',
      '{"username": "a", "password": "x", "role": "leader"}',
      400,
      'invalid-request',
      ['role'],
    ],
    [
      'a prototype',
      '{"username": "a", "password": "x", "__proto__": {}}',
      400,
      'invalid-request',
      ['__proto__'],
    ],
    ['half a pair', '{"username": "a\\ud800", "password": "x"}', 400, 'malformed-text', ['username']],
    ['half a pair in a name', '{"a\\udc00": 1}', 400, 'malformed-text', ['body']],
    ['a NUL', '{"username": "a", "password": "x\\u0000"}', 400, 'malformed-text', ['password']],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'malformed-text', ['body']],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 400, 'invalid-request', ['body']],
    ['a huge body', JSON.stringify({ username: 'a'.repeat(1_100_000) }), 413, 'body-too-large', []],
  ] as const)('names the place: %s', async (_name, payload, status, code, expected) => {
    const answer = await signIn(payload);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(places(answer)).toEqual(expected);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body.detail).toMatch(/请|重新/);
  });

  it('says on which line JSON breaks', async () => {
    const answer = await signIn('{\n  "username": "a",\n  oops\n}');
    expect(answer.body.errors[0].message).toContain('第 3 行第 3 个字符');
  });

  it('judges the address like the body', async () => {
    expect(places(await security.get('/accounts?limit=0'))).toEqual(['query.limit']);
    expect(places(await security.get('/accounts?limt=5'))).toEqual(['query.limt']);
    expect(places(await security.get('/accounts?q=a&q=b'))).toEqual(['query.q']);
    expect(places(await security.get('/accounts?q=a%00'))).toEqual(['query.q']);
    expect(places(await security.get('/accounts?cursor=nonsense'))).toEqual(['query.cursor']);
    expect(places(await security.get('/accounts/1'))).toEqual(['path.id']);
    expect((await security.get('/settings?x=1')).body.code).toBe('invalid-request');
    expect((await security.get('/accounts/%E0%A4%A')).status).toBe(400);
    expect((await security.get(`/accounts/${'a'.repeat(500)}`)).status).toBe(404);
  });

  it('takes JSON only', async () => {
    const form = await signIn('username=a', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.body).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    expect((await signIn('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await signIn('x', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
  });

  it('refuses a body where none belongs', async () => {
    const answer = await security.send({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: '{"all": true}',
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('addresses', () => {
  it('tells a wrong method from a wrong address', async () => {
    expect((await api.anonymous.get('/nothing')).body).toMatchObject({
      status: 404,
      code: 'route-not-found',
    });
    const answer = await api.anonymous.put('/session', {});
    expect(answer.body).toMatchObject({ status: 405, code: 'method-not-allowed' });
    expect(answer.headers.allow).toBe('DELETE, GET, HEAD, POST');
    expect((await security.delete('/accounts')).status).toBe(405);
    expect((await api.anonymous.send({ method: 'POST', url: '/elsewhere' })).status).toBe(404);
  });

  it('asks for a session everywhere but where it says so', async () => {
    expect((await api.anonymous.get('/accounts')).body).toMatchObject({ status: 401, code: 'not-signed-in' });
    expect((await api.anonymous.get('/zone')).status).toBe(200);
  });

  it('explains each problem code', async () => {
    const { body } = await api.anonymous.get('/problems/not-signed-in');
    expect(body).toMatchObject({ code: 'not-signed-in', status: 401 });
    expect((await api.anonymous.get('/problems')).body.total).toBeGreaterThan(30);
    expect((await api.anonymous.get('/problems/none')).status).toBe(404);
  });
});

describe('another site', () => {
  const put = (headers: Record<string, string>) =>
    security.send({
      method: 'PUT',
      url: '/api/v1/account/password',
      headers: { 'content-type': 'application/json', host: 'zone.example', ...headers },
      payload: '{}',
    });

  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://zone.example:81' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused: %s', async (_name, headers) => {
    expect((await put(headers)).body).toMatchObject({ status: 403, code: 'foreign-origin' });
  });

  it.each([
    ['a program', {}],
    ['its own page', { origin: 'http://zone.example', 'sec-fetch-site': 'same-origin' }],
  ])('is not: %s', async (_name, headers) => {
    expect((await put(headers)).body.code).toBe('invalid-request');
  });
});

describe('headers', () => {
  it('lets no foreign or inline script run', async () => {
    const { headers } = await api.anonymous.get('/zone');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toMatch(/style-src 'self' 'sha256-[^']+';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/(script|style)-src [^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

describe('whoever runs it', () => {
  it('sees that it lives and can work', async () => {
    expect((await api.anonymous.get('//healthz')).body).toEqual({ status: 'ok' });
    expect((await api.anonymous.get('//readyz')).body).toEqual({ status: 'ok' });
  });

  it('measures by route, for this machine only', async () => {
    await api.anonymous.get('/zone');
    const { status, text } = await api.anonymous.get('//metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/guanjia_http_request_seconds_count\{[^}]*route="\/api\/v1\/zone"/);
    expect(text).toContain('guanjia_database_connections{');
    const elsewhere = await api.anonymous.send({
      method: 'GET',
      url: '/metrics',
      remoteAddress: '192.0.2.7',
    });
    expect(elsewhere.status).toBe(403);
  });

  it('leads the phone to the phone, the desk to the desk', async () => {
    const bare = (headers: Record<string, string>) =>
      api.anonymous.send({ method: 'GET', url: '/', headers });
    expect((await bare({ 'user-agent': 'Mozilla/5.0 (iPhone) Mobile' })).headers.location).toBe('/m/');
    expect((await bare({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' })).headers.location).toBe('/desk/');
    const firm = await api.as(zone.people.firm);
    expect((await firm.get('//')).headers.location).toBe('/m/');
  });
});
