import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let api: TestApi;
let zone: SmallZone;
let auditor: Caller;
let matterId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  matterId = await zone.raise('owner', at('2026-03-02 09:00'));
  await zone.act('projectButler', at('2026-03-02 09:20'), matterId, 'accept', { text: '马上办' });
  api = await startApi(database.db, { now: at('2026-03-02 10:00') });
  auditor = await api.as(zone.people.audit);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

test('only the audit administrator comes in', async () => {
  for (const who of ['firm', 'butler', 'coordinator', 'leader', 'system', 'security'] as const) {
    const caller = await api.as(zone.people[who]);
    expect((await caller.get('/audit/journal')).status).toBe(403);
    expect((await caller.get('/audit/anchors')).status).toBe(403);
    expect((await caller.post('/audit/verify')).status).toBe(403);
  }
});

test('the journal is browsed by page and filter, and nobody’s words are in it', async () => {
  const first = await auditor.get('/audit/journal?limit=1');
  expect(first.status).toBe(200);
  expect(first.body.items[0]).toMatchObject({
    action: 'accept',
    seq: 2,
    actor: { name: '示例project-butler', role: 'butler', office: '一站' },
    matter: { id: matterId },
    texts: 1,
    rows: { matter: 1 },
  });
  const second = await auditor.get(`/audit/journal?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body.items[0]).toMatchObject({ action: 'submit', seq: 1, visibility: 'firm' });
  const own = await auditor.get(`/audit/journal?stream=matter:${matterId}`);
  expect(own.body).toMatchObject({ total: 2, totalIsExact: true, nextCursor: null });
  expect(own.text).not.toContain('马上办');
  expect(own.text).not.toContain('东门外');
  const byActor = await auditor.get(
    `/audit/journal?actorId=${zone.people.owner.accountId}&from=2026-03-01T00:00:00Z&until=2026-03-03T00:00:00Z`,
  );
  expect(byActor.body.items.map((item: { action: string }) => item.action)).toEqual(['submit']);
  expect((await auditor.get('/audit/journal?cursor=abc')).status).toBe(400);
});

test('a server anchors what it finds and what it leaves, and a verification is itself journalled', async () => {
  await api.app.startWork();
  await api.app.stopWork();
  const anchors = await auditor.get('/audit/anchors');
  expect(anchors.body.total).toBeGreaterThanOrEqual(1);
  const report = await auditor.post('/audit/verify');
  expect(report.status).toBe(200);
  expect(report.body).toMatchObject({ sound: true, found: 0, findings: [] });
  expect(report.body.entries).toBeGreaterThanOrEqual(4);
  const latest = await auditor.get('/audit/journal?limit=1');
  expect(latest.body.items[0]).toMatchObject({
    stream: 'audit',
    action: 'journal-verified',
    details: { found: 0 },
  });
});

test('a report names the matter and what was done to it', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`UPDATE matter SET urgency = 'urgent' WHERE id = '${matterId}'`);
  await owner.end();
  const report = await auditor.post('/audit/verify');
  expect(report.body).toMatchObject({ sound: false, found: 1 });
  expect(report.body.findings[0]).toMatchObject({
    code: 'row-altered',
    stream: `matter:${matterId}`,
    matterNumber: expect.stringMatching(/^GJ-2603-/),
    detail: `matter ${matterId}：urgency`,
  });
});

test('the running role can add to the journal and read it, nothing else', async () => {
  const running = new pg.Client({ connectionString: database.appUrl });
  await running.connect();
  try {
    for (const table of ['journal', 'journal_anchor', 'rating']) {
      await expect(running.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(running.query(`TRUNCATE ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(running.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(running.query(`UPDATE journal SET body = ''`)).rejects.toMatchObject({ code: '42501' });
    await expect(running.query(`UPDATE rating SET level = 5`)).rejects.toMatchObject({ code: '42501' });
    await expect(running.query(`DELETE FROM personal_text`)).rejects.toMatchObject({ code: '42501' });
    await expect(running.query(`UPDATE personal_text SET commitment = ''`)).rejects.toMatchObject({
      code: '42501',
    });
  } finally {
    await running.end();
  }
});
