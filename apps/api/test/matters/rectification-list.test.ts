import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
/** One at each step; each rated on Tuesday 8 September 2026 at 10:00. */
const ids = {} as Record<
  'verifying' | 'office' | 'revisiting' | 'appealed' | 'enterprise' | 'done' | 'excluded',
  string
>;
const text = '按规定办理';

async function rated(by: 'owner' | 'firm' = 'owner'): Promise<string> {
  const butler = by === 'owner' ? 'projectButler' : 'butler';
  const id = await zone.raise(by, at('2026-09-07 09:00'), by === 'firm' ? { typeCode: 'bank-credit' } : {});
  await zone.act(butler, at('2026-09-07 09:30'), id, 'accept', {});
  await zone.act(butler, at('2026-09-08 09:30'), id, 'answer-firm', { outcome: 'solved', text });
  await zone.act(by, at('2026-09-08 10:00'), id, 'rate', { level: by === 'owner' ? 2 : 1 });
  return id;
}
const steps = async (id: string, ...actions: ('verify-rating' | 'rectify' | 'revisit' | 'appeal')[]) => {
  for (const action of actions) await zone.act('projectButler', at('2026-09-08 11:00'), id, action, { text });
};

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  for (const name of ['verifying', 'office', 'revisiting', 'appealed', 'done', 'excluded'] as const)
    ids[name] = await rated();
  ids.enterprise = await rated('firm');
  await steps(ids.office, 'verify-rating');
  await zone.act('projectButler', at('2026-09-08 11:10'), ids.office, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
  });
  await steps(ids.revisiting, 'verify-rating', 'rectify');
  await steps(ids.done, 'verify-rating', 'rectify', 'revisit');
  await steps(ids.appealed, 'verify-rating', 'appeal');
  await steps(ids.excluded, 'appeal');
  await zone.act('coordinator', at('2026-09-08 12:00'), ids.excluded, 'exclude-rating', { text });
  // The verifying of one working day is over on the 9th at 18:00; the decision is due then too.
  await zone.sweep(at('2026-09-10 09:00'));
  api = await startApi(database.db, { now: at('2026-09-10 09:00') });
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

const list = async (person: Person, query = '') =>
  await (await api.as(zone.people[person])).get(`/rectifications${query}`);
const idsOf = (body: { items: { matter: { id: string } }[] }) => body.items.map(({ matter }) => matter.id);

test('holds every bad rating that is open, what is due first at the top, with its step, light, time and holder', async () => {
  const { status, body } = await list('coordinator');
  expect(status).toBe(200);
  const found = new Map(body.items.map((item: { matter: { id: string } }) => [item.matter.id, item]));
  expect([...found.keys()].sort()).toEqual(
    [ids.verifying, ids.office, ids.revisiting, ids.appealed, ids.enterprise].sort(),
  );
  const dues = body.items.map((item: { due: { at: string } }) => item.due.at);
  expect(dues).toEqual([...dues].sort());
  expect(found.get(ids.verifying)).toMatchObject({
    level: 2,
    round: 1,
    byLink: false,
    step: 'verifying',
    light: 'red',
    due: { kind: 'verify', at: at('2026-09-09 18:00').toISOString(), left: { overdue: true } },
    project: { id: zone.ids.project },
    holder: { as: 'butler', names: ['示例project-butler'] },
  });
  expect(found.get(ids.office)).toMatchObject({
    step: 'rectifying',
    light: 'green',
    due: { kind: 'rectify', at: at('2026-09-15 18:00').toISOString(), left: { overdue: false } },
    holder: { as: 'office' },
  });
  expect(found.get(ids.revisiting)).toMatchObject({ step: 'revisiting', holder: { as: 'butler' } });
  expect(found.get(ids.appealed)).toMatchObject({
    step: 'appealed',
    light: 'red',
    due: { kind: 'decision' },
    holder: { as: 'coordinator', names: ['示例coordinator'] },
  });
  expect(found.get(ids.enterprise)).toMatchObject({ level: 1, project: null });
  expect(body.counts).toEqual({
    steps: { verifying: 2, rectifying: 1, revisiting: 1, appealed: 1 },
    lights: { green: 2, yellow: 0, red: 3, paused: 0 },
  });
  expect(body.total).toBe(5);
});

test('is as long as the kept counter of the queue says', async () => {
  for (const person of [
    'coordinator',
    'leader',
    'master',
    'butler',
    'projectButler',
    'otherButler',
  ] as const) {
    const counts = (await (await api.as(zone.people[person])).get('/matters/queues')).body.counts;
    expect((await list(person)).body.total, person).toBe(counts.rectifying);
  }
});

test('shows each only what is in his charge, and nothing to whoever has no such queue', async () => {
  expect(idsOf((await list('butler')).body)).toEqual([ids.enterprise]);
  expect(idsOf((await list('projectButler')).body)).not.toContain(ids.enterprise);
  expect((await list('master')).body.total).toBe(5);
  for (const person of ['otherMaster', 'otherButler'] as const) {
    expect((await list(person)).body).toMatchObject({ items: [], total: 0 });
  }
  for (const person of ['firm', 'owner', 'roadOfficer', 'roadHead', 'system', 'security', 'audit'] as const) {
    expect((await list(person)).status, person).toBe(403);
  }
});

test('is narrowed by step and light, while the counts stay those of all; and is read page by page', async () => {
  const red = (await list('coordinator', '?light=red')).body;
  expect(red.total).toBe(3);
  expect(red.counts.lights.green).toBe(2);
  expect(idsOf((await list('coordinator', '?step=verifying&light=red')).body).sort()).toEqual(
    [ids.verifying, ids.enterprise].sort(),
  );
  const all = idsOf((await list('coordinator')).body);
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await list('coordinator', `?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...idsOf(body));
    if (!body.nextCursor) break;
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(all);
});
