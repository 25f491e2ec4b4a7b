import { randomUUID } from 'node:crypto';
import type { BundleView, OpenedBundles } from '@guanjia/core/plans';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
const callers = new Map<Person, Caller>();
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: at('2026-03-02 09:00') });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function as(person: Person): Promise<Caller> {
  const caller = callers.get(person) ?? (await api.as(zone.people[person]));
  callers.set(person, caller);
  return caller;
}
const path = () => `/projects/${zone.ids.project}/bundles`;
const open = async (person: Person, code: string, key = randomUUID()) =>
  (await as(person)).post(path(), { code, authorisation: '业主当面委托' }, { 'idempotency-key': key });
const bundles = async (person: Person): Promise<BundleView[]> =>
  (await (await as(person)).get('/bundles')).body.items;

it('opens all matters of a bundle in one act, each with its offices at the same time and one common limit', async () => {
  const key = randomUUID();
  const first = await open('projectButler', 'four-permits', key);
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  const again = await open('projectButler', 'four-permits', key);
  expect(again.body).toEqual(first.body);
  const { items } = first.body as OpenedBundles;
  expect(items).toMatchObject([{ name: '四证齐发', matters: [{ title: '四证齐发', status: 'handling' }] }]);
  const matter = (await (await as('projectButler')).get(`/matters/${items[0]?.matters[0]?.id}`)).body;
  expect(matter.serviceMode).toBe('agent');
  expect(
    matter.assignments.map((one: { role: string; limitDays: number }) => [one.role, one.limitDays]),
  ).toEqual([
    ['lead', 5],
    ['support', 5],
    ['support', 5],
    ['support', 5],
  ]);
  const twice = await open('projectButler', 'four-permits');
  expect(twice.status).toBe(409);
  expect(twice.body.detail).toContain(matter.number);
});

it('opens nothing where one of its matters cannot be', async () => {
  const before = await database.db
    .selectFrom('matter')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const [, utilities] = await bundles('coordinator');
  if (!utilities) throw new Error('shipped');
  // A node of a plan that the project does not have.
  const content = { ...utilities.content, items: [...utilities.content.items, { kind: 'node', code: 'P4' }] };
  const put = await (await as('coordinator')).put(`/bundles/${utilities.code}`, {
    revision: 1,
    active: true,
    content,
  });
  expect(put.status, JSON.stringify(put.body)).toBe(200);
  const refused = await open('projectButler', utilities.code);
  expect(refused.status).toBe(404);
  const after = await database.db
    .selectFrom('matter')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(after).toEqual(before);
});

it('is the butler’s to open, the coordinator’s to edit, and nobody else’s to see', async () => {
  for (const person of ['owner', 'coordinator', 'master'] as const) {
    expect((await open(person, 'joint-acceptance')).status, person).toBe(403);
    expect((await (await as(person)).get(path())).body.mayOpen, person).toBe(false);
  }
  for (const person of ['otherButler', 'otherFirm', 'roadOfficer'] as const) {
    expect((await open(person, 'joint-acceptance')).status, person).toBe(404);
    expect((await (await as(person)).get(path())).status, person).toBe(404);
  }
  const [first] = await bundles('projectButler');
  if (!first) throw new Error('shipped');
  const body = { revision: first.revision, active: false, content: first.content };
  expect((await (await as('projectButler')).put(`/bundles/${first.code}`, body)).status).toBe(403);
  expect((await (await as('coordinator')).put(`/bundles/${first.code}`, body)).status).toBe(200);
  expect((await (await as('coordinator')).put(`/bundles/${first.code}`, body)).status).toBe(409);
  expect((await bundles('projectButler')).map((one) => one.code)).not.toContain(first.code);
  expect((await open('projectButler', first.code)).body.errors[0].path).toBe('code');
});

it('names only what is there', async () => {
  const [first] = await bundles('coordinator');
  if (!first) throw new Error('shipped');
  const item = {
    kind: 'matter',
    title: '甲',
    typeCode: 'road-opening',
    text: '甲',
    officeCodes: ['urban-management'],
    limitDays: 3,
  };
  const create = async (change: object, code = 'five-ones') =>
    (await as('coordinator')).post('/bundles', {
      code,
      content: { ...first.content, name: '五个一', brand: '五个一', items: [{ ...item, ...change }] },
    });
  expect((await create({ typeCode: 'no-such' })).body.errors[0].path).toBe('content.items.0.typeCode');
  expect((await create({ officeCodes: ['no-such'] })).body.errors[0].path).toBe(
    'content.items.0.officeCodes',
  );
  expect((await create({ officeCodes: ['tax', 'tax'] })).body.errors[0].message).toContain('选了两次');
  expect((await create({ limitDays: 0 })).status).toBe(400);
  expect((await create({})).status).toBe(201);
  expect((await create({})).body.code).toBe('already-exists');
  expect((await open('projectButler', 'five-ones')).status).toBe(201);
});
