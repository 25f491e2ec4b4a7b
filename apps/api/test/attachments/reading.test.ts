import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeRequest } from '../../src/platform/http-log.ts';
import type { Person } from '../matters/small-zone.ts';
import { api, as, database, key, on, start, stop, zone } from '../plans/plan-zone.ts';
import { handIn, pdf, photo } from './handing-in.ts';

beforeAll(async () => {
  await start();
  on('2026-03-02 09:00');
}, 60_000);
afterAll(stop);

const get = async (person: Person, url: string, headers: Record<string, string> = {}) =>
  await api.app.fastify.inject({ url, headers: { cookie: (await as(person)).cookie ?? '', ...headers } });

/** A need of the project with one photo that the firm sees. */
async function raised(name = '现场.jpg'): Promise<{ id: string; matterId: string }> {
  const { body } = await handIn(await as('owner'), name, await photo());
  const matter = await (await as('owner')).post(
    '/matters',
    { typeCode: 'road-opening', projectId: zone.ids.project, text: '开口', attachmentIds: [body.id] },
    key(),
  );
  expect(matter.status).toBe(201);
  return { id: body.id, matterId: matter.body.id };
}

describe('the small picture of a photo', () => {
  test('is made when it is handed in, and kept by one browser for one session', async () => {
    const { id, matterId } = await raised();
    const { body } = await (await as('projectButler')).get(`/matters/${matterId}`);
    expect(body.attachments).toMatchObject([
      { id, thumbnailUrl: `/api/v1/attachments/${id}/thumbnail`, place: null },
    ]);
    const small = await get('projectButler', body.attachments[0].thumbnailUrl);
    expect(small.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=604800, immutable',
      vary: expect.stringMatching(/cookie/i),
    });
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({
      format: 'webp',
      width: 480,
      height: 360,
    });
  });

  test('is made at the first look where there is none, once for readers who come together', async () => {
    const { id } = await raised();
    const path = join(api.dataDir, 'files', id.slice(-2), `${id}.thumbnail`);
    await rm(path);
    const url = `/api/v1/attachments/${id}/thumbnail`;
    const both = await Promise.all([get('owner', url), get('projectButler', url), get('owner', url)]);
    expect(both.map((one) => one.statusCode)).toEqual([200, 200, 200]);
    expect(both[0]?.rawPayload.equals(both[1]?.rawPayload ?? Buffer.alloc(0))).toBe(true);
    await rm(path);
    // The photo itself is gone as well: it says so.
    await rm(join(api.dataDir, 'files', id.slice(-2), id));
    expect((await get('owner', url)).statusCode).toBe(404);
  });

  test('opens to those, and only those, to whom the photo opens', async () => {
    const { id } = await raised();
    const statuses: Record<string, number> = {};
    for (const person of Object.keys(zone.people) as Person[]) {
      const whole = (await get(person, `/api/v1/attachments/${id}`)).statusCode;
      for (const part of ['thumbnail', 'link']) {
        expect((await get(person, `/api/v1/attachments/${id}/${part}`)).statusCode, person).toBe(whole);
      }
      statuses[person] = whole;
    }
    expect(statuses).toMatchObject({ owner: 200, projectButler: 200, otherFirm: 404, otherButler: 404 });
    expect((await api.anonymous.get(`/attachments/${id}/thumbnail`)).status).toBe(401);
  });

  test('is none of a document', async () => {
    const { body } = await handIn(await as('owner'), '图纸.pdf', pdf);
    expect((await get('owner', `/api/v1/attachments/${body.id}/thumbnail`)).statusCode).toBe(404);
    expect((await get('owner', `/api/v1/attachments/${body.id}`)).statusCode).toBe(200);
  });

  test('is named in the lists of a project and of its reports, with who handed the photo in', async () => {
    await (await as('projectButler')).post(
      `/projects/${zone.ids.project}/plan`,
      {
        templateCode: 'new-plant',
        startsOn: '2026-03-02',
        answers: { 'water-or-hazard': false, 'special-fire': false },
      },
      key(),
    );
    const { body } = await handIn(await as('owner'), '基坑.jpg', await photo());
    await (await as('owner')).post(
      `/projects/${zone.ids.project}/plan/nodes/A1/reports`,
      { kind: 'start', on: '2026-03-02', attachmentIds: [body.id] },
      key(),
    );
    const wanted = {
      id: body.id,
      name: '基坑.jpg',
      thumbnailUrl: `/api/v1/attachments/${body.id}/thumbnail`,
      uploadedBy: '示例owner',
    };
    const files = await (await as('leader')).get(`/projects/${zone.ids.project}/files`);
    expect(files.body.items).toContainEqual(expect.objectContaining(wanted));
    const reports = await (await as('leader')).get(`/projects/${zone.ids.project}/plan/reports`);
    expect(reports.body.items[0].photos).toMatchObject([wanted]);
  });
});

test('a photo that is there already is not sent again, and not told of once the right is lost', async () => {
  const { id, matterId } = await raised();
  const url = `/api/v1/attachments/${id}`;
  const first = await get('projectButler', url);
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const known = { 'if-none-match': String(first.headers.etag) };
  expect((await get('projectButler', url, known)).statusCode).toBe(304);
  await database.db.updateTable('attachment').set({ matter_id: null }).where('id', '=', id).execute();
  expect((await get('projectButler', url, known)).statusCode).toBe(404);
  await database.db.updateTable('attachment').set({ matter_id: matterId }).where('id', '=', id).execute();
});

describe('a download link', () => {
  const linkOf = async (person: Person, id: string): Promise<string> =>
    (await (await as(person)).get(`/attachments/${id}/link`)).body.url;
  /** As another program opens it: without a cookie. */
  const open = (url: string) => api.app.fastify.inject({ url });

  test('opens the file without a cookie, to be saved, for five minutes', async () => {
    const { id } = await raised('现场 照片.jpg');
    on('2026-03-02 10:00');
    const { body } = await (await as('projectButler')).get(`/attachments/${id}/link`);
    expect(body.expiresAt).toBe('2026-03-02T02:05:00.000Z');
    on('2026-03-02 10:04');
    const opened = await open(body.url);
    expect(opened.statusCode).toBe(200);
    expect(opened.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('现场 照片.jpg')}`,
      'cache-control': 'private, no-store',
    });
    on('2026-03-02 10:05');
    expect((await open(body.url)).statusCode).toBe(404);
    expect((await open(body.url)).json().detail).toContain('重新点击下载');
  });

  test('can be neither altered nor moved to another file, session or hour', async () => {
    const { id } = await raised();
    const other = await raised();
    const url = await linkOf('projectButler', id);
    const theirs = new URL(await linkOf('owner', id), 'http://x').searchParams.get('session') ?? '';
    const turned = (change: (query: URLSearchParams) => void, path = id): string => {
      const query = new URLSearchParams(url.split('?')[1]);
      change(query);
      return `/api/v1/attachments/${path}/download?${query}`;
    };
    expect((await open(turned(() => {}))).statusCode).toBe(200);
    const forged = [
      turned(() => {}, other.id),
      turned((query) => query.set('session', theirs)),
      turned((query) => query.set('until', String(Number(query.get('until')) + 60_000))),
      turned((query) => query.set('signature', `A${query.get('signature')?.slice(1)}`.replace(/^AA/, 'BA'))),
      turned((query) => query.set('signature', '')),
    ];
    for (const one of forged) expect((await open(one)).statusCode, one).toBe(404);
  });

  test('is written into the log without what opens it', async () => {
    const { id } = await raised();
    const url = await linkOf('owner', id);
    const signature = new URL(url, 'http://x').searchParams.get('signature') ?? '';
    const logged = describeRequest({ method: 'GET', url, host: 'x', ip: '::1' } as FastifyRequest);
    expect(logged.url).toMatch(/\?session=.*&until=\d+&signature=\*\*\*$/);
    expect(JSON.stringify(logged)).not.toContain(signature);
  });

  test('ends with the session that asked for it', async () => {
    const { id } = await raised();
    const butler = await api.as(zone.people.projectButler);
    const { url } = (await butler.get(`/attachments/${id}/link`)).body;
    expect((await open(url)).statusCode).toBe(200);
    expect((await butler.delete('/session')).status).toBeLessThan(300);
    expect((await open(url)).statusCode).toBe(404);
  });

  test('opens nothing any more that its reader may not read any more', async () => {
    const { id } = await raised();
    const url = await linkOf('projectButler', id);
    await database.db.updateTable('attachment').set({ matter_id: null }).where('id', '=', id).execute();
    expect((await open(url)).statusCode).toBe(404);
  });
});
