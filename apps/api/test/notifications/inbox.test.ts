import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteOldNotifications } from '../../src/notifications/index.ts';
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
  api = await startApi(database.db, { now: at('2026-09-01 09:00') });
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
/** Sets the clock; whoever was signed in then signs in again. */
function turnTo(now: Date): void {
  api.setNow(now);
  callers.clear();
}
const key = () => ({ 'idempotency-key': randomUUID() });
const raise = async (text: string): Promise<string> =>
  (
    await (
      await as('owner')
    ).post('/matters', { typeCode: 'road-opening', projectId: zone.ids.project, text }, key())
  ).body.id;
const act = async (person: Person, id: string, action: string, body: object = {}) => {
  const answer = await (await as(person)).post(`/matters/${id}/actions/${action}`, body, key());
  expect(answer.status, `${action}: ${answer.text}`).toBe(200);
};
const groups = async (person: Person, query = '') =>
  (await (await as(person)).get(`/notifications/groups?limit=100${query}`)).body;

test('a matter has one line, with the newest first; reading it reads all of it', async () => {
  const first = await raise('一号门开口。');
  const second = await raise('二号门开口。');
  turnTo(at('2026-09-01 09:10'));
  await act('projectButler', first, 'accept');
  turnTo(at('2026-09-01 09:15'));
  await act('projectButler', first, 'choose-mode', { mode: 'assisted' });
  turnTo(at('2026-09-01 09:20'));
  await act('projectButler', second, 'accept');

  const { items, unread } = await groups('owner');
  const own = items.filter((one: { matter: { id: string } }) => [first, second].includes(one.matter.id));
  expect(own.map((one: { matter: { id: string } }) => one.matter.id)).toEqual([second, first]);
  expect(own[1]).toMatchObject({ kind: 'choose-mode', events: 2, unreadEvents: 2, duty: false });

  expect((await (await as('owner')).post('/notifications/read', { matterId: first })).status).toBe(204);
  const after = await groups('owner', '&unread=true');
  expect(after.items.map((one: { matter: { id: string } }) => one.matter.id)).not.toContain(first);
  expect(after.unread).toBe(unread - 2);
  const all = await (await as('owner')).get(`/notifications?matterId=${first}`);
  expect(all.body).toMatchObject({ total: 2 });
  expect(all.body.items.every((one: { readAt: string | null }) => one.readAt !== null)).toBe(true);
});

test('duties and news are told apart, and only news can be muted', async () => {
  const owner = await as('owner');
  const refused = await owner.put('/notifications/preferences', { muted: ['answer-firm'], quiet: null });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe('muted');
  expect((await owner.put('/notifications/preferences', { muted: ['accept'], quiet: null })).status).toBe(
    204,
  );
  expect((await owner.get('/notifications/preferences')).body).toEqual({ muted: ['accept'], quiet: null });

  const before = (await owner.get('/notifications/unread')).body.unread;
  const id = await raise('三号门开口。');
  await act('projectButler', id, 'accept');
  expect((await owner.get('/notifications/unread')).body.unread).toBe(before);
  // It is there all the same.
  expect((await owner.get(`/notifications?matterId=${id}`)).body.items).toMatchObject([{ kind: 'accept' }]);
  expect((await owner.get(`/notifications?matterId=${id}&about=duty`)).body.items).toEqual([]);
  await owner.put('/notifications/preferences', { muted: [], quiet: null });
});

test('quiet hours hold the badge back, not the notice, and say when they end', async () => {
  let owner = await as('owner');
  const quiet = { from: '22:00', to: '07:30', restDays: true };
  await owner.put('/notifications/preferences', { muted: [], quiet });
  turnTo(at('2026-09-30 21:00'));
  const id = await raise('四号门开口。');
  owner = await as('owner');
  const before = (await owner.get('/notifications/unread')).body;
  turnTo(at('2026-09-30 22:00'));
  owner = await as('owner');
  await act('projectButler', id, 'accept');
  const held = (await owner.get('/notifications/unread')).body;
  const end = at('2026-10-08 07:30').toISOString();
  expect(held).toEqual({ unread: before.unread, nextAt: end });
  expect((await owner.get(`/notifications?matterId=${id}`)).body.items).toMatchObject([{ heldUntil: end }]);

  turnTo(new Date(at('2026-10-08 07:30').getTime() - 1));
  owner = await as('owner');
  expect((await owner.get('/notifications/unread')).body.unread).toBe(before.unread);
  turnTo(at('2026-10-08 07:30'));
  owner = await as('owner');
  expect((await owner.get('/notifications/unread')).body).toEqual({
    unread: before.unread + 1,
    nextAt: null,
  });
  await owner.put('/notifications/preferences', { muted: [], quiet: null });
});

test('pages over matters leave none out and show none twice while new notices come in', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    turnTo(new Date(at('2026-10-09 09:00').getTime() + n * 60_000));
    const id = await raise(`分页 ${n}。`);
    await act('projectButler', id, 'accept');
    ids.unshift(id);
  }
  let owner = await as('owner');
  const first = (await owner.get('/notifications/groups?limit=2')).body;
  expect(first.items.map((one: { matter: { id: string } }) => one.matter.id)).toEqual(ids.slice(0, 2));
  // One that was seen comes up again at the top, one that was not yet moves before the cursor.
  turnTo(at('2026-10-09 10:00'));
  await act('projectButler', ids[0] ?? '', 'choose-mode', { mode: 'assisted' });
  owner = await as('owner');
  const second = (await owner.get(`/notifications/groups?limit=3&cursor=${first.nextCursor}`)).body;
  expect(second.items.map((one: { matter: { id: string } }) => one.matter.id)).toEqual(ids.slice(2));
});

test('who is told as an officer once and is the firm besides reads of its matter what the firm may', async () => {
  const id = await raise('五号门开口。');
  await act('projectButler', id, 'accept');
  await act('projectButler', id, 'assign', {
    assignments: [
      { officeId: zone.ids.road, role: 'lead', limitDays: 3, instruction: '内部要求，企业不看。' },
    ],
  });
  const officer = zone.people.roadOfficer.accountId;
  const told = (await (await as('roadOfficer')).get(`/notifications?matterId=${id}`)).body.items;
  expect(told).toMatchObject([{ kind: 'assign' }]);
  expect(JSON.stringify(told)).toContain('"days"');
  // Of another event he was told as staff, which the firm never sees.
  await database.db
    .insertInto('notification')
    .values({
      id: randomUUID(),
      account_id: officer,
      event_key: `${id}:inside`,
      kind: 'escalate',
      matter_id: id,
      details: '{"level":"coordinator"}',
      created_at: at('2026-10-09 10:00'),
    })
    .execute();
  await database.db
    .insertInto('account_role')
    .values({
      id: randomUUID(),
      account_id: officer,
      role: 'project-owner',
      project_id: zone.ids.project,
      granted_at: at('2026-10-09 10:00'),
    })
    .execute();
  const asBoth = await api.as(zone.people.roadOfficer);
  const both = (await asBoth.get(`/notifications?matterId=${id}`)).body.items;
  expect(both.map((one: { kind: string }) => one.kind).toSorted()).toEqual(['assign', 'escalate']);
  // The assignment is taken back: what is left is the firm's sight.
  const assignment = (await (await as('projectButler')).get(`/matters/${id}`)).body.assignments[0].id;
  await act('projectButler', id, 'recall', { assignmentId: assignment, text: '改由别家办。' });
  const left = (await asBoth.get(`/notifications?matterId=${id}`)).body.items;
  expect(left.map((one: { kind: string }) => one.kind)).toEqual(['assign']);
  expect(JSON.stringify(left)).not.toContain('"days"');
  expect((await asBoth.get('/notifications/groups')).text).not.toContain('escalate');
});

test('old notices that were read are deleted, a duty that nobody read stays', async () => {
  const owner = await as('owner');
  const count = async () => (await owner.get('/notifications?limit=1')).body.total;
  await owner.post('/notifications/read', {});
  const all = await count();
  const id = await raise('六号门开口。');
  await act('projectButler', id, 'accept');
  await deleteOldNotifications(database.db, at('2027-01-01 00:00'));
  expect(await count()).toBe(1);
  expect(all).toBeGreaterThan(1);
});

test('both ways of marking at once, and a foreign cursor, are refused', async () => {
  const owner = await as('owner');
  const both = { ids: [randomUUID()], matterId: randomUUID() };
  expect((await owner.post('/notifications/read', both)).status).toBe(400);
  expect((await owner.get('/notifications/groups?cursor=abc')).status).toBe(400);
});
