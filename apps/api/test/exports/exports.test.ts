import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serialOf } from '../../src/exports/serial-date.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = at('2026-09-07 10:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
const as = (person: Person): Promise<Caller> => api.as(zone.people[person]);

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now });
  for (const title of ['=HYPERLINK("http://x.test")', '普通的一件', '又一件 & <标记>']) {
    await zone.raise('firm', at('2026-09-07 09:00'), { typeCode: 'bank-credit', title });
  }
  await zone.raise('otherFirm', at('2026-09-07 09:30'), {
    typeCode: 'bank-credit',
    title: '别家的事',
    enterpriseId: zone.ids.otherEnterprise,
  });
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

const wanted = (more: object = {}) => ({
  list: 'matters',
  query: { queue: 'open' },
  columns: ['title', 'due', 'updated'],
  ...more,
});

async function fetchFile(caller: Caller, id: string) {
  const response = await api.app.fastify.inject({
    url: `/api/v1/exports/${id}/file`,
    headers: { cookie: caller.cookie ?? '' },
  });
  const bytes = response.rawPayload;
  if (response.statusCode !== 200) return { status: response.statusCode, sheet: '', about: '', bytes };
  const parts = unzipSync(new Uint8Array(bytes));
  return {
    status: 200,
    sheet: strFromU8(parts['xl/worksheets/sheet2.xml']!),
    about: strFromU8(parts['xl/worksheets/sheet1.xml']!),
    bytes,
  };
}

async function approvalAbove(value: number): Promise<void> {
  const answer = await (await as('security')).patch('/settings', {
    changes: { exportApprovalAbove: value },
    reason: '试',
  });
  expect(answer.status).toBe(200);
}

test('gives exactly the columns and rows shown, in the reader’s scope, once', async () => {
  const butler = await as('butler');
  const { status, body } = await butler.post('/exports', wanted());
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: 'ready', rowsCounted: 3, mayFetch: true, needsApproval: false });
  const file = await fetchFile(butler, body.id);
  expect(file.status).toBe(200);
  const rows = file.sheet.split('<row>').slice(1);
  expect(rows).toHaveLength(4);
  const headings = [...rows[0]!.matchAll(/<t [^>]*>([^<]*)/g)].map((match) => match[1]);
  expect(headings).toEqual([
    '编号',
    '事项',
    '紧急程度',
    '时限类型',
    '到期时间',
    '剩余工作日（超期为负）',
    '更新时间',
  ]);
  expect(file.sheet).toContain('又一件 &amp; &lt;标记&gt;');
  expect(file.sheet).not.toContain('别家的事');
  // Text stays text, and is marked as quoted so that it stays so elsewhere.
  expect(file.sheet).toContain('<c t="inlineStr" s="3"><is><t xml:space="preserve">=HYPERLINK(&quot;');
  expect(file.sheet).not.toContain('<f>');
  expect(file.sheet).toContain(`<v>${serialOf(at('2026-09-07 09:00'), 'Asia/Shanghai')}</v>`);
  expect(file.sheet).toContain('state="frozen"');
  for (const words of ['示例butler', '未办结', '<v>3</v>', body.id]) expect(file.about).toContain(words);
  const log = (await (await as('audit')).get('/exports?of=all')).body.items[0];
  expect(log).toMatchObject({ id: body.id, state: 'taken', rowsTaken: 3, by: { name: '示例butler' } });
  expect(log.sha256).toBe(createHash('sha256').update(file.bytes).digest('hex'));
  expect(log.ip).not.toBeNull();
  expect((await fetchFile(butler, body.id)).status).toBe(409);
});

test('keeps the log to the audit administrator and each person’s own', async () => {
  const butler = await as('butler');
  expect((await butler.get('/exports')).body.total).toBeGreaterThan(0);
  expect((await (await as('otherButler')).get('/exports')).body.total).toBe(0);
  const { id } = (await butler.get('/exports')).body.items[0];
  for (const person of ['otherButler', 'master', 'leader', 'system', 'firm'] as const) {
    const caller = await as(person);
    expect((await caller.get('/exports?of=all')).status, person).toBe(403);
    expect((await caller.get(`/exports/${id}`)).status, person).toBe(404);
    expect([403, 404], person).toContain((await caller.get(`/exports/${id}/file`)).status);
  }
  for (const person of ['firm', 'audit', 'security', 'system'] as const) {
    expect((await (await as(person)).post('/exports', wanted())).status, person).toBe(403);
  }
  const enterprises = { list: 'enterprises', query: {}, columns: ['name', 'phone'] };
  expect((await (await as('roadOfficer')).post('/exports', enterprises)).status).toBe(403);
  const { body } = await butler.post('/exports', enterprises);
  const file = await fetchFile(butler, body.id);
  expect(file.sheet).toContain('示例甲公司');
  expect(file.sheet).not.toContain('示例乙公司');
});

test('waits for another person where the zone wants approval', async () => {
  await approvalAbove(0);
  const coordinator = await as('coordinator');
  expect((await coordinator.post('/exports', wanted())).status).toBe(422);
  const { body } = await coordinator.post('/exports', wanted({ purpose: '月度通报' }));
  expect(body).toMatchObject({ state: 'waiting', mayFetch: false, mayDecide: false });
  expect((await fetchFile(coordinator, body.id)).status).toBe(409);
  expect((await coordinator.post(`/exports/${body.id}/decision`, { approve: true })).body.code).toBe(
    'own-account',
  );
  for (const person of ['butler', 'audit', 'system', 'leader'] as const) {
    const answer = await (await as(person)).post(`/exports/${body.id}/decision`, { approve: true });
    expect(answer.status, person).toBe(403);
  }
  const security = await as('security');
  expect((await security.get('/exports?of=waiting')).body.items[0]).toMatchObject({
    id: body.id,
    purpose: '月度通报',
    mayDecide: true,
  });
  expect((await security.post(`/exports/${body.id}/decision`, { approve: false })).status).toBe(400);
  const both = await Promise.all(
    [1, 2].map(() => security.post(`/exports/${body.id}/decision`, { approve: true })),
  );
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  expect((await fetchFile(await as('security'), body.id)).status).toBe(403);
  expect((await fetchFile(coordinator, body.id)).status).toBe(200);

  const { body: second } = await coordinator.post('/exports', wanted({ purpose: '再来一份' }));
  await security.post(`/exports/${second.id}/decision`, { approve: false, text: '用途不明' });
  expect((await coordinator.get(`/exports/${second.id}`)).body).toMatchObject({
    state: 'refused',
    decision: '用途不明',
  });
  const { body: third } = await coordinator.post('/exports', wanted({ purpose: '放久了' }));
  await security.post(`/exports/${third.id}/decision`, { approve: true });
  api.setNow(new Date(now.getTime() + 25 * 3_600_000));
  const later = await as('coordinator');
  expect((await later.get(`/exports/${third.id}`)).body.lapsed).toBe(true);
  expect((await fetchFile(later, third.id)).status).toBe(409);
  api.setNow(now);
  const stream = await database.db
    .selectFrom('journal')
    .select('action')
    .where('stream', '=', `export:${body.id}`)
    .orderBy('seq')
    .execute();
  expect(stream.map((entry) => entry.action)).toEqual(['export.request', 'export.approve', 'export.take']);
  await approvalAbove(1_000_000);
});

test('nobody takes lists out by the dozen', async () => {
  const leader = await as('leader');
  const statuses: number[] = [];
  for (let i = 0; i < 22; i += 1) statuses.push((await leader.post('/exports', wanted())).status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
});

test('takes the sign-in log along for the audit administrator alone, as it is filtered', async () => {
  await approvalAbove(1_000_000);
  const log = (more: object = {}) => ({
    list: 'sign-ins',
    query: { q: 'butler' },
    columns: ['at', 'who', 'outcome', 'ip', 'agent'],
    ...more,
  });
  const attempt = (username: string) =>
    api.anonymous.post('/session', { username, password: 'Not-The-One-1' });
  await attempt('butler-of-nobody');
  await attempt('coordinator-of-nobody');
  for (const person of ['system', 'security', 'coordinator', 'leader', 'butler', 'firm'] as const) {
    expect((await (await as(person)).post('/exports', log())).status, person).toBe(403);
  }
  const audit = await as('audit');
  const { body } = await audit.post('/exports', log());
  expect(body).toMatchObject({ list: 'sign-ins', state: 'ready', rowsCounted: 1 });
  expect(body.conditions).toEqual([{ name: '查找', value: 'butler' }]);
  for (const person of ['coordinator', 'security'] as const) {
    expect([403, 404], person).toContain((await fetchFile(await as(person), body.id)).status);
  }
  const { status, sheet } = await fetchFile(audit, body.id);
  expect(status).toBe(200);
  expect(sheet).toContain('账号或密码错');
  expect(sheet).toContain('butler');
  expect(sheet).not.toContain('coordinator');
  expect((await audit.get('/exports')).body.items[0]).toMatchObject({ list: 'sign-ins', state: 'taken' });
  // The other lists stay what they were: not for an administrator.
  expect((await audit.post('/exports', wanted())).status).toBe(403);
  expect((await audit.post('/exports', log({ columns: ['at', 'password'] }))).status).toBe(400);
});
