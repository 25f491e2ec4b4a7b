import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

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
const key = () => ({ 'idempotency-key': randomUUID() });
const need = () => ({
  typeCode: 'road-opening',
  projectId: zone.ids.project,
  text: '一号门外开口。宽 12 米。',
});
const act = async (person: Person, id: string, action: string, body: object = {}, headers = key()) =>
  (await as(person)).post(`/matters/${id}/actions/${action}`, body, headers);
let minutes = 0;
/** A minute after the one before. */
async function raise(): Promise<string> {
  api.setNow(new Date(at('2026-09-01 09:00').getTime() + ++minutes * 60_000));
  return (await (await as('owner')).post('/matters', need(), key())).body.id;
}

test('a matter is raised, acted on and read by a program with no more than the cookie and JSON', async () => {
  const raised = await (await as('owner')).post('/matters', need(), key());
  expect(raised.status).toBe(201);
  expect(raised.body).toMatchObject({
    title: '一号门外开口',
    status: 'submitted',
    view: 'firm',
    number: expect.stringMatching(/^GJ-2609-\d{4}$/),
    due: { kind: 'accept' },
  });
  const accepted = await act('projectButler', raised.body.id, 'accept');
  expect(accepted.status).toBe(200);
  expect(accepted.body).toMatchObject({ status: 'accepted', view: 'staff' });
  expect(accepted.body.actions.map((a: { action: string }) => a.action)).toContain('assign');
  const journal = await (await as('projectButler')).get(`/matters/${raised.body.id}/journal`);
  expect(journal.body.items.map((e: { action: string }) => e.action)).toEqual(['submit', 'accept']);
  expect(journal.body.items[1].previousHash).toBe(journal.body.items[0].hash);
});

test('the same key acts once, whatever comes first; another body under it is refused', async () => {
  const id = await raise();
  const headers = key();
  const answers = await Promise.all(
    [1, 2, 3].map(() => act('owner', id, 'comment', { text: '补充一句', visibility: 'firm' }, headers)),
  );
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
  const { body } = await (await as('owner')).get(`/matters/${id}`);
  expect(body.timeline.filter((e: { action: string }) => e.action === 'comment')).toHaveLength(1);
  const other = await act('owner', id, 'comment', { text: '另一句', visibility: 'firm' }, headers);
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  const none = await (await as('owner')).post(`/matters/${id}/actions/comment`, {
    text: '无键',
    visibility: 'firm',
  });
  expect(none.status).toBe(400);
});

test('who comes second is told 409 with what is possible now', async () => {
  const id = await raise();
  const [one, two] = await Promise.all([
    act('projectButler', id, 'accept'),
    act('projectButler', id, 'accept'),
  ]);
  expect([one.status, two.status].sort()).toEqual([200, 409]);
  const refused = one.status === 409 ? one : two;
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(refused.body).toMatchObject({ code: 'action-not-available', detail: expect.any(String) });
  expect(refused.body.actions.map((a: { action: string }) => a.action)).toContain('answer-firm');
});

test.each([
  ['unknown field', { ...{ text: '好', visibility: 'firm' }, actor: 'leader' }, 'actor'],
  ['wrong type', { text: 5, visibility: 'firm' }, 'text'],
  ['not of the set', { text: '好', visibility: 'public' }, 'visibility'],
  ['nothing but spaces', { text: '   ', visibility: 'firm' }, 'text'],
  ['too long', { text: '长'.repeat(2001), visibility: 'firm' }, 'text'],
])('%s is refused with its place named', async (_name, body, place) => {
  const id = await raise();
  const answer = await act('owner', id, 'comment', body);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body.errors)).toContain(place);
});

test('malformed JSON, lone surrogates, unknown actions and ids that are none are 4xx', async () => {
  const id = await raise();
  const owner = await as('owner');
  const send = (payload: string) =>
    owner.send({
      method: 'POST',
      url: `/api/v1/matters/${id}/actions/comment`,
      headers: { 'content-type': 'application/json', ...key() },
      payload,
    });
  expect((await send('{"text":')).status).toBe(400);
  expect((await send('{"text":"\\ud800","visibility":"firm"}')).status).toBe(400);
  expect((await act('owner', id, 'delete')).status).toBe(404);
  expect((await owner.get('/matters/1')).status).toBe(400);
  expect((await owner.get(`/matters/${randomUUID()}`)).status).toBe(404);
  expect((await owner.get('/matters?limit=0')).status).toBe(400);
  expect((await owner.get('/matters?cursor=eA')).status).toBe(400);
  expect((await owner.get('/matters?nonsense=1')).status).toBe(400);
});

test('a list goes on where it ended although rows come in between, and counts what the scope allows', async () => {
  const mine = [];
  for (let n = 0; n < 7; n++) mine.push(await raise());
  const butler = await as('projectButler');
  const first = await butler.get('/matters?sort=created&limit=3');
  const total = first.body.total;
  await raise();
  const seen = [...first.body.items];
  let cursor = first.body.nextCursor;
  while (cursor) {
    const page = await butler.get(`/matters?sort=created&limit=3&cursor=${cursor}`);
    seen.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  const ids = seen.map((m: { id: string }) => m.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(total);
  for (const id of mine) expect(ids).toContain(id);
  expect((await (await as('otherButler')).get('/matters')).body).toMatchObject({ items: [], total: 0 });
  const counts = await butler.get('/matters/queues');
  expect(counts.body.counts.all).toBe(total + 1);
});

test('words in the middle of a title are found, two characters are enough', async () => {
  await (await as('owner')).post('/matters', { ...need(), text: '雨污水管网接驳不畅' }, key());
  const found = await (await as('projectButler')).get(`/matters?q=${encodeURIComponent('管网')}`);
  expect(found.body.items.map((m: { title: string }) => m.title)).toEqual(['雨污水管网接驳不畅']);
  const none = await (await as('projectButler')).get(`/matters?q=${encodeURIComponent('网管')}`);
  expect(none.body.items).toEqual([]);
});

const boundary = 'x'.repeat(20);
async function upload(person: Person, name: string, bytes: Buffer) {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return (await as(person)).send({
    method: 'POST',
    url: '/api/v1/attachments',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

test('a photo is kept without the place where it was taken, and opens only to who may see the matter', async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .withExif({ IFD3: { GPSLatitude: '34/1 20/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const uploaded = await upload('owner', '../../现场 <照片>.jpg', photo);
  expect(uploaded).toMatchObject({
    status: 201,
    body: { name: '现场 <照片>.jpg', mediaType: 'image/jpeg', isImage: true },
  });
  const fileId = uploaded.body.id;
  // Not yet part of a matter: only who handed it in reads it.
  expect((await (await as('projectButler')).get(`/attachments/${fileId}`)).status).toBe(404);
  const raised = await (await as('owner')).post('/matters', { ...need(), attachmentIds: [fileId] }, key());
  expect(raised.body.attachments).toHaveLength(1);
  const read = await api.app.fastify.inject({
    url: `/api/v1/attachments/${fileId}`,
    headers: { cookie: (await as('projectButler')).cookie ?? '' },
  });
  expect(read.statusCode).toBe(200);
  expect(read.headers['content-security-policy']).toContain('sandbox');
  expect((await sharp(read.rawPayload).metadata()).exif).toBeUndefined();
  for (const stranger of ['otherFirm', 'otherButler', 'trafficOfficer', 'system', 'audit'] as const) {
    expect((await (await as(stranger)).get(`/attachments/${fileId}`)).status).toBe(404);
  }
  // Used once: it can not be tied to a second matter.
  const again = await (await as('owner')).post('/matters', { ...need(), attachmentIds: [fileId] }, key());
  expect(again).toMatchObject({ status: 422, body: { errors: [{ path: 'attachmentIds.0' }] } });
});

test.each([
  ['a page', '假.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
  [
    'a drawing that runs',
    '图.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ['a program', 'a.pdf', Buffer.from('MZ\x90\x00\x03\x00\x00\x00')],
])('%s in disguise is refused by its content', async (_name, name, bytes) => {
  expect(await upload('owner', name, bytes)).toMatchObject({
    status: 415,
    body: { code: 'file-type-refused' },
  });
});

test('an empty file and a broken image are refused, and JSON on the upload address too', async () => {
  expect((await upload('owner', '空.jpg', Buffer.alloc(0))).status).toBe(422);
  const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200)]);
  expect((await upload('owner', '坏.jpg', broken)).status).toBe(422);
  expect((await (await as('owner')).post('/attachments', { file: 'x' })).status).toBeGreaterThanOrEqual(400);
  expect((await (await as('owner')).post('/attachments', { file: 'x' })).status).toBeLessThan(500);
});

test('what the offices write among themselves never reaches the firm', async () => {
  const id = await raise();
  const secret = '内部口径-不得外传';
  await act('projectButler', id, 'accept');
  await act('projectButler', id, 'assign', {
    text: secret,
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3, instruction: secret }],
  });
  const { body } = await (await as('projectButler')).get(`/matters/${id}`);
  const assignmentId = body.assignments[0].id;
  await act('roadOfficer', id, 'sign', { assignmentId, text: secret });
  await act('projectButler', id, 'comment', { text: secret, visibility: 'internal' });
  await act('projectButler', id, 'escalate', { level: 'station-master', text: secret });
  await act('master', id, 'decide-escalation', { text: secret });
  await act('roadOfficer', id, 'request-extension', { assignmentId, days: 2, text: secret });
  await act('master', id, 'grant-extension', { assignmentId, text: secret });
  await act('roadOfficer', id, 'answer', { assignmentId, outcome: 'solved', text: secret });
  const staff = await (await as('projectButler')).get(`/matters/${id}`);
  expect(staff.text.split(secret).length).toBeGreaterThan(6);
  const owner = await as('owner');
  for (const path of [`/matters/${id}`, '/matters', '/notifications', `/matters/${id}/journal`]) {
    const answer = await owner.get(path);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toMatch(/"(escalate|decide-escalation|request-extension|send-back)"/);
  }
});

test('notifications reach each person once, and reading them is kept', async () => {
  const id = await raise();
  const butler = await as('projectButler');
  const before = await butler.get('/notifications?limit=1');
  expect(before.body.items[0]).toMatchObject({ kind: 'submit', matter: { id }, readAt: null });
  expect((await butler.post('/notifications/read', { ids: [before.body.items[0].id] })).status).toBe(204);
  const after = await butler.get('/notifications?limit=1');
  expect(after.body.items[0].readAt).not.toBeNull();
  expect(after.body.unread).toBe(before.body.unread - 1);
});

test('leaders see the figures with their denominators, others none', async () => {
  const figures = await (await as('leader')).get('/overview');
  expect(figures.status).toBe(200);
  expect(figures.body).toMatchObject({ scope: 'zone', month: { name: '2026-09' } });
  const { lights, total } = figures.body.open;
  expect(lights.red + lights.yellow + lights.green + lights.paused + lights.none).toBe(total);
  expect((await (await as('master')).get('/overview')).body.scope).toBe('stations');
  for (const person of ['owner', 'projectButler', 'roadOfficer', 'system'] as const) {
    expect((await (await as(person)).get('/overview')).status).toBe(403);
  }
});

test('an act that takes the matter out of one’s sight is done, shown once more, and shown to nobody afterwards', async () => {
  const id = await raise();
  await act('projectButler', id, 'accept');
  const assigned = await act('projectButler', id, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
  });
  const assignmentId = assigned.body.assignments[0].id;
  const headers = key();
  const returned = await act('roadOfficer', id, 'return', { assignmentId, text: '不归本局' }, headers);
  expect(returned).toMatchObject({ status: 200, body: { status: 'accepted', actions: [] } });
  expect((await act('roadOfficer', id, 'return', { assignmentId, text: '不归本局' }, headers)).status).toBe(
    204,
  );
  expect((await (await as('roadOfficer')).get(`/matters/${id}`)).status).toBe(404);

  const transferred = await act('projectButler', id, 'transfer', {
    butlerId: zone.ids.otherButler,
    text: '属二站',
  });
  expect(transferred).toMatchObject({ status: 200, body: { status: 'submitted', actions: [] } });
  expect((await (await as('projectButler')).get(`/matters/${id}`)).status).toBe(404);
  expect((await (await as('otherButler')).get(`/matters/${id}`)).status).toBe(200);
});

test('counts of queues and lights equal what the lists hold, for each side', async () => {
  for (const person of [
    'owner',
    'firmAdmin',
    'projectButler',
    'otherButler',
    'roadOfficer',
    'master',
    'coordinator',
  ] as const) {
    const caller = await as(person);
    const { counts, lights } = (await caller.get('/matters/queues')).body;
    for (const [queue, count] of Object.entries(counts)) {
      expect((await caller.get(`/matters?queue=${queue}&limit=1`)).body.total, `${person} ${queue}`).toBe(
        count,
      );
    }
    for (const light of ['red', 'yellow', 'green', 'paused']) {
      const list = await caller.get(`/matters?queue=open&light=${light}&limit=100`);
      expect(list.body.total, `${person} ${light}`).toBe(lights[light]);
      for (const item of list.body.items) expect(item.light, `${person} ${light}`).toBe(light);
    }
  }
});
