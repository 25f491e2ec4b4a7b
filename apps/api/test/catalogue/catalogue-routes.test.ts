import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCatalogue } from '../../src/catalogue/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  await inTransaction(database.db, (tx) => ensureCatalogue(tx, new Date('2026-03-02T01:00:00Z')));
  api = await startApi(database.db);
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

test('whoever is signed in reads the catalogue; nobody else does', async () => {
  expect((await api.anonymous.get('/matter-types')).status).toBe(401);
  const id = '01990000-0000-7000-8000-000000000001';
  await database.db
    .insertInto('account')
    .values({
      id,
      username: 'somebody',
      password_hash: 'x',
      display_name: '示例',
      phone: null,
      created_by: null,
    })
    .execute();
  const answer = await (await api.as({ accountId: id })).get('/matter-types');
  expect(answer.status).toBe(200);
  expect(answer.body.items).toHaveLength(52);
  const road = answer.body.items.find((type: { code: string }) => type.code === 'road-opening');
  expect(road).toMatchObject({
    name: '市政道路开口与占道挖掘',
    groupName: '要素保障',
    promised: { days: 5, unit: 'working' },
    pastPractice: { days: 30, unit: 'calendar' },
    statutory: null,
    leadOffice: { name: '城市管理执法局' },
  });
});
