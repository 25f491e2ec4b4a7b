import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerError } from '../../src/platform/http-errors.ts';
import { servePages } from '../../src/platform/static-pages.ts';

let root: string;
let app: FastifyInstance;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'guanjia-pages-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>桌面端</title>');
  await writeFile(join(root, 'assets/app-1a2b3c.js'), 'console.log(1)');
  await writeFile(join(root, 'assets/app-1a2b3c.js.br'), 'squeezed');
  await writeFile(join(root, 'sw.js'), '//');
  app = Fastify();
  app.setErrorHandler(answerError);
  await servePages(app, [
    { prefix: '/desk/', root },
    { prefix: '/m/', root: join(root, 'not-built') },
  ]);
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

it('gives the app to the address of any of its screens, never kept', async () => {
  for (const url of ['/desk/', '/desk/matters', '/desk/matters/018f-1?tab=a.b']) {
    const answer = await get(url);
    expect([answer.statusCode, answer.body], url).toEqual([200, '<!doctype html><title>桌面端</title>']);
    expect(answer.headers['cache-control'], url).toBe('no-cache');
    expect(answer.headers['content-type'], url).toContain('text/html');
  }
  expect((await get('/desk')).headers.location).toBe('/desk/');
});

it('lets files with a hash in their name be kept for ever, others not', async () => {
  const asset = await get('/desk/assets/app-1a2b3c.js');
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset.headers['content-type']).toContain('javascript');
  expect((await get('/desk/sw.js')).headers['cache-control']).toBe('no-cache');
});

it('sends what was compressed beforehand to who takes it', async () => {
  const answer = await get('/desk/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip, br' });
  expect([answer.headers['content-encoding'], answer.body]).toEqual(['br', 'squeezed']);
});

it('does not give a page for a file that is missing, nor anything from elsewhere', async () => {
  expect((await get('/desk/assets/gone.js')).statusCode).toBe(404);
  for (const url of [
    '/desk/../package.json',
    '/desk/%2e%2e/package.json',
    '/desk/..%2f..%2fetc/passwd.txt',
  ]) {
    const answer = await get(url);
    expect([400, 403, 404], url).toContain(answer.statusCode);
  }
  expect((await app.inject({ method: 'POST', url: '/desk/matters' })).statusCode).toBe(404);
});

it('says that an app is not built', async () => {
  const answer = await get('/m/');
  expect(answer.json()).toMatchObject({ status: 503, code: 'interface-not-built' });
});
