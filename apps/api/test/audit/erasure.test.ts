import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyJournal } from '../../src/audit/index.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let api: TestApi;
let zone: SmallZone;
let matterId: string;
let number: string;
const as = (person: Person): Promise<Caller> => api.as(zone.people[person]);

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  matterId = await zone.raise('firm', at('2026-03-02 09:00'), {
    typeCode: 'bank-credit',
    title: '王某某的电话',
    text: '请致电王某某',
  });
  api = await startApi(database.db, { now: at('2026-03-02 10:00') });
  const row = await database.db.selectFrom('matter').select('number').executeTakeFirstOrThrow();
  ({ number } = row);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function findings(): Promise<unknown[]> {
  const found: unknown[] = [];
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-erasure-'));
  await verifyJournal({ db: database.db, dataDir, onFinding: (finding) => found.push(finding) });
  await rm(dataDir, { recursive: true });
  return found;
}

test('nobody but the system administrator erases, and he doesn’t read what he erases', async () => {
  for (const person of ['firm', 'butler', 'coordinator', 'leader', 'security', 'audit'] as const) {
    const caller = await as(person);
    expect((await caller.get(`/personal-texts?matterNumber=${number}`)).status, person).toBe(403);
    const answer = await caller.post(`/personal-texts/${matterId}/erasure`, { reason: 'unlawful' });
    expect(answer.status, person).toBe(403);
  }
  const list = await (await as('system')).get(`/personal-texts?matterNumber=${number}`);
  expect(list.body.items.map((item: { kind: string }) => item.kind).sort()).toEqual(['body', 'title']);
  expect(list.text).not.toContain('王某某');
});

test('erased words are nowhere, the matter lives on, and the journal is whole', async () => {
  const system = await as('system');
  const { items } = (await system.get(`/personal-texts?matterNumber=${number}`)).body;
  for (const { id } of items) {
    expect((await system.post(`/personal-texts/${id}/erasure`, { reason: 'asked-by-person' })).status).toBe(
      204,
    );
    const again = await system.post(`/personal-texts/${id}/erasure`, { reason: 'asked-by-person' });
    expect(again.status).toBe(409);
  }
  const rows = await database.db.selectFrom('personal_text').select(['body', 'salt']).execute();
  expect(rows.every(({ body, salt }) => body === null && salt === null)).toBe(true);
  for (const person of ['firm', 'butler', 'coordinator'] as const) {
    const caller = await as(person);
    for (const path of [`/matters/${matterId}`, '/matters', '/matters?q=王某', '/notifications']) {
      const answer = await caller.get(path);
      expect(answer.status, `${person} ${path}`).toBe(200);
      expect(answer.text, `${person} ${path}`).not.toContain('王某某');
    }
  }
  await zone.act('butler', at('2026-03-02 10:30'), matterId, 'accept', {});
  expect(await findings()).toEqual([]);
  const { body } = await (await as('audit')).get('/audit/journal?stream=erasures');
  expect(body.items[0]).toMatchObject({
    action: 'text-erased',
    actor: { role: 'system-admin' },
    details: { ofStream: `matter:${matterId}`, reason: 'asked-by-person' },
  });
});
