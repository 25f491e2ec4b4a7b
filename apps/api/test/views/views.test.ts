import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
const as = (person: Person): Promise<Caller> => api.as(zone.people[person]);

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const layout = { columns: [{ key: 'title' }, { key: 'due', width: 180 }], density: 'dense' };
const view = (name: string, sharing: string) => ({
  list: 'matters',
  name,
  sharing,
  search: { queue: 'overdue', sort: 'due' },
  layout,
});
const namesFor = async (person: Person): Promise<string[]> =>
  (await (await as(person)).get('/views?list=matters')).body.items.map((one: { name: string }) => one.name);

test('a view reaches its author, his office or the zone, and nobody else', async () => {
  const butler = await as('butler');
  expect((await butler.post('/views', view('我的', 'private'))).status).toBe(201);
  expect((await butler.post('/views', view('本站的', 'office'))).status).toBe(201);
  expect((await butler.post('/views', view('全区的', 'zone'))).status).toBe(403);
  const coordinator = await as('coordinator');
  expect((await coordinator.post('/views', view('全区的', 'zone'))).status).toBe(201);
  expect(await namesFor('butler')).toEqual(['我的', '本站的', '全区的']);
  for (const person of ['projectButler', 'master'] as const) {
    expect(await namesFor(person), person).toEqual(['本站的', '全区的']);
  }
  for (const person of ['otherButler', 'roadOfficer', 'leader', 'audit'] as const) {
    expect(await namesFor(person), person).toEqual(['全区的']);
  }
  for (const person of ['firm', 'owner'] as const) {
    expect((await (await as(person)).get('/views?list=matters')).status).toBe(403);
  }
  const [mine, shared] = (await butler.get('/views?list=matters')).body.items;
  const other = await as('otherButler');
  for (const { id } of [mine, shared]) {
    expect((await other.patch(`/views/${id}`, { version: 1, name: '改' })).status).toBe(404);
    expect((await other.delete(`/views/${id}`)).status).toBe(404);
    const begin = await other.patch('/views/preferences/matters', { defaultViewId: id });
    expect(begin.status).toBe(404);
  }
  expect((await (await as('master')).delete(`/views/${shared.id}`)).status).toBe(403);
});

test('is changed once a version, and only what others see is journalled', async () => {
  const butler = await as('butler');
  const { body: made } = await butler.post('/views', view('草稿', 'private'));
  const both = await Promise.all(
    ['一', '二'].map((name) => butler.patch(`/views/${made.id}`, { version: 1, name })),
  );
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const stream = async () =>
    (
      await database.db
        .selectFrom('journal')
        .select('action')
        .where('stream', '=', `view:${made.id}`)
        .orderBy('seq')
        .execute()
    ).map((entry) => entry.action);
  expect(await stream()).toEqual([]);
  await butler.patch(`/views/${made.id}`, { version: 2, sharing: 'office' });
  await butler.patch(`/views/${made.id}`, { version: 3, name: '三' });
  await butler.delete(`/views/${made.id}`);
  expect(await stream()).toEqual(['view.share', 'view.change', 'view.delete']);
});

test('keeps beginning, order and columns of each person by themselves', async () => {
  const master = await as('master');
  const { body } = await master.get('/views?list=matters');
  const ids = body.items.map((one: { id: string }) => one.id).reverse();
  await master.patch('/views/preferences/matters', { order: ids });
  await master.patch('/views/preferences/matters', { defaultViewId: ids[0] });
  await master.patch('/views/preferences/matters', { layout: { of: 'base', is: layout } });
  const kept = (await master.get('/views?list=matters')).body;
  expect(kept.items.map((one: { id: string }) => one.id)).toEqual(ids);
  expect(kept.defaultViewId).toBe(ids[0]);
  expect(kept.layouts).toEqual({ base: layout });
  const without = await master.patch('/views/preferences/matters', { layout: { of: 'base', is: null } });
  expect(without.body.layouts).toEqual({});
  const other = await (await as('projectButler')).get('/views?list=matters');
  expect(other.body).toMatchObject({ defaultViewId: null, layouts: {} });
});
