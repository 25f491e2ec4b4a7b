import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;
let clock = at('2026-03-02 10:00');

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: clock });
  coordinator = await api.as(zone.people.coordinator);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const later = () => {
  clock = new Date(clock.getTime() + 60_000);
  api.setNow(clock);
};
const creation = (over: Record<string, unknown> = {}) => ({
  code: '2026-018',
  name: '示例新能源电池项目',
  enterpriseId: zone.ids.otherEnterprise,
  stationId: zone.ids.otherStation,
  stage: 'signed',
  listYear: 2026,
  enteredOn: '2026-02-01',
  butlerId: zone.ids.otherButler,
  investmentTotalWan: 120000,
  annualPlanWan: 30000,
  ...over,
});

it('enters a project in the year’s list with its butler', async () => {
  const answer = await coordinator.post('/projects', creation());
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({
    code: '2026-018',
    stage: 'signed',
    enterprise: { name: '示例乙公司' },
    investmentTotalWan: 120000,
    investedWan: null,
    butler: { id: zone.ids.otherButler },
    leftOn: null,
  });
  const again = await coordinator.post('/projects', creation());
  expect(again.body).toMatchObject({ status: 409, code: 'already-exists', errors: [{ path: 'code' }] });
  const { body } = await coordinator.get(
    `/projects?q=${encodeURIComponent('电池')}&listYear=2026&stage=signed`,
  );
  expect(body).toMatchObject({ total: 1, items: [{ code: '2026-018' }] });
});

it.each([
  ['an enterprise butler', () => ({ butlerId: zone.ids.butler }), 422, 'butlerId'],
  ['no such firm', () => ({ enterpriseId: zone.ids.road }), 422, 'enterpriseId'],
  ['a stage that is none', () => ({ stage: 'dreamt-of' }), 400, 'stage'],
])('refuses a project with %s', async (_name, over, status, path) => {
  const answer = await coordinator.post('/projects', creation({ code: 'X', ...over() }));
  expect([answer.status, answer.body.errors[0].path]).toEqual([status, path]);
});

it('lets its butler tell how far it is, and the committee when it leaves', async () => {
  const [{ id }] = (await coordinator.get('/projects?listYear=2026&q=2026-018')).body.items;
  const butler = await api.as(zone.people.otherButler);
  const moved = await butler.patch(`/projects/${id}`, { version: 1, stage: 'started', investedWan: 2500.5 });
  expect(moved.body).toMatchObject({ stage: 'started', investedWan: 2500.5, version: 2 });
  expect((await butler.patch(`/projects/${id}`, { version: 2, listYear: 2027 })).status).toBe(403);
  expect((await butler.patch(`/projects/${id}`, { version: 1, stage: 'signed' })).body.code).toBe(
    'changed-meanwhile',
  );
  const early = await coordinator.patch(`/projects/${id}`, {
    version: 2,
    active: false,
    leftOn: '2026-01-31',
  });
  expect(early.body.errors[0].path).toBe('leftOn');
  later();
  const left = await coordinator.patch(`/projects/${id}`, {
    version: 2,
    active: false,
    leftOn: '2026-03-02',
    reason: '调出年度清单',
  });
  expect(left.body).toMatchObject({ active: false, butler: null, leftOn: '2026-03-02' });
  // The firm's butler too, and so still its reader; but nothing of it can be changed by a butler any more.
  expect((await butler.get(`/projects/${id}`)).status).toBe(200);
  expect((await butler.patch(`/projects/${id}`, { version: 3, plot: '另一块地' })).status).toBe(404);
  later();
  const back = await coordinator.patch(`/projects/${id}`, {
    version: 3,
    active: true,
    leftOn: null,
    listYear: 2027,
    enteredOn: '2026-03-02',
    butlerId: zone.ids.otherButler,
  });
  expect(back.body).toMatchObject({ active: true, listYear: 2027, butler: { id: zone.ids.otherButler } });
});

it('keeps a project whose needs are open', async () => {
  await zone.raise('owner', clock);
  const { body } = await coordinator.get(`/projects/${zone.ids.project}`);
  const answer = await coordinator.patch(`/projects/${zone.ids.project}`, {
    version: body.version,
    active: false,
  });
  expect(answer.body).toMatchObject({ status: 409, code: 'still-referenced' });
});

it('has a contractor whom its owner and its butler name', async () => {
  const owner = await api.as(zone.people.owner);
  const path = `/projects/${zone.ids.project}/contacts`;
  const added = await owner.post(path, {
    kind: 'contractor',
    company: '示例建工',
    name: '某工长',
    phone: '029-1234',
  });
  expect(added.body.contacts).toMatchObject([{ kind: 'contractor', company: '示例建工', hasAccount: false }]);
  const contact = added.body.contacts[0];
  const butler = await api.as(zone.people.projectButler);
  const changed = await butler.put(`${path}/${contact.id}`, {
    kind: 'contractor',
    name: '某工长',
    phone: '029-9999',
  });
  expect(changed.body.contacts[0]).toMatchObject({ phone: '029-9999', company: null });
  const stranger = await api.as(zone.people.otherButler);
  expect((await stranger.delete(`${path}/${contact.id}`)).status).toBe(404);
  expect((await owner.delete(`${path}/${contact.id}`)).body.contacts).toEqual([]);
});
