import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadZoneSettings } from '../../src/settings/index.ts';
import { makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const change = async (person: Person, changes: Record<string, unknown>, reset: string[] = []) =>
  (await api.as(zone.people[person])).patch('/settings', { changes, reset, reason: '经平台例会商定' });

it('says of every limit what it is, where it comes from, and whether I may change it', async () => {
  const { body } = await (await api.as(zone.people.coordinator)).get('/settings');
  const confirm = body.items.find((item: { key: string }) => item.key === 'confirmDays');
  expect(confirm).toMatchObject({
    label: '企业未确认时自动办结的期限',
    value: 5,
    initial: 5,
    unit: 'working-days',
    source: 'proposal',
    updatedAt: null,
    editable: true,
  });
  const idle = body.items.find((item: { key: string }) => item.key === 'sessionIdleMinutes');
  expect(idle.editable).toBe(false);
});

it('is changed by whom it concerns, at once, and journalled with both values', async () => {
  expect((await change('coordinator', { confirmDays: 7 })).status).toBe(200);
  expect((await change('security', { sessionIdleMinutes: 15 })).status).toBe(200);
  expect(await loadZoneSettings(database.db)).toMatchObject({ confirmDays: 7, sessionIdleMinutes: 15 });
  expect((await (await api.as(zone.people.leader)).get('/session')).body.idleMinutes).toBe(15);
  const audit = await api.as(zone.people.audit);
  const { body } = await audit.get('/administration-journal?about=zone&limit=2');
  expect(
    body.items.map((entry: { data: unknown; actorRole: string }) => [entry.actorRole, entry.data]),
  ).toEqual([
    ['security-admin', { changes: { sessionIdleMinutes: { from: 30, to: 15 } } }],
    ['coordinator', { changes: { confirmDays: { from: 5, to: 7 } } }],
  ]);
  expect((await change('coordinator', {}, ['confirmDays'])).status).toBe(200);
  expect(await loadZoneSettings(database.db)).toMatchObject({ confirmDays: 5 });
});

it('is refused to all others, and nothing of a mixed change is made', async () => {
  for (const person of Object.keys(zone.people) as Person[]) {
    const service = await change(person, { ratingDays: 9 });
    expect(service.status, person).toBe(person === 'coordinator' ? 200 : 403);
    const security = await change(person, { lockoutFailures: 4 });
    expect(security.status, person).toBe(person === 'security' ? 200 : 403);
  }
  expect((await change('coordinator', { ratingDays: 8, lockoutFailures: 6 })).status).toBe(403);
  expect(await loadZoneSettings(database.db)).toMatchObject({ ratingDays: 9, lockoutFailures: 4 });
});

it('names what is out of bounds', async () => {
  const answer = await change('coordinator', { confirmDays: 0, nothing: 1 });
  expect(answer.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
    'changes.confirmDays',
    'changes.nothing',
  ]);
});
