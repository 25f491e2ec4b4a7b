import { foldForSearch } from '@guanjia/core/search';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillPinyin } from '../../src/search/index.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = at('2026-03-02 10:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now });
  coordinator = await api.as(zone.people.coordinator);
  await database.db
    .updateTable('enterprise')
    .set({ name: '示例绿电ＡＢＣ科技（１号）公司' })
    .where('id', '=', zone.ids.enterprise)
    .execute();
  await fillPinyin(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const found = async (path: string, q: string): Promise<string[]> => {
  const { status, body } = await coordinator.get(
    `${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(q)}`,
  );
  expect(status).toBe(200);
  return body.items.map((item: { id: string }) => item.id);
};

test('the database folds as the server does', async () => {
  const texts = fc.sample(
    fc.string({ unit: fc.constantFrom(...'示例 　Ａｂ１①ﬀＺzÉß（）㈱\t'), maxLength: 12 }),
    200,
  );
  for (const text of texts) {
    const { rows } = await sql<{ folded: string }>`select search_fold(${text}) as folded`.execute(
      database.db,
    );
    expect(rows[0]?.folded, JSON.stringify(text)).toBe(foldForSearch(text));
  }
});

test('full width and half width, capital and small, are one, in every list', async () => {
  const matter = await zone.raise('firm', now, { typeCode: 'water-supply', text: 'ＬＥＤ路灯 ２０ 盏不亮' });
  for (const q of ['abc科技', 'ABC', 'ＡＢＣ', '（1号）', '(1号）', '绿电', '电A']) {
    expect(await found('/enterprises', q), q).toContain(zone.ids.enterprise);
  }
  for (const q of ['led路灯', 'ＬＥＤ', '20盏', '灯２０'])
    expect(await found('/matters', q), q).toContain(matter);
  expect(await found('/enterprises', '绿能')).toEqual([]);
});

test('names are found by initials and by syllables of their pinyin, in the middle too', async () => {
  const matter = await zone.raise('firm', now, { typeCode: 'water-supply' });
  for (const q of ['ldabc', 'lvdian', 'LVDIAN', 'keji']) {
    expect(await found('/enterprises', q), q).toContain(zone.ids.enterprise);
    expect(await found('/matters', q), q).toContain(matter);
  }
  expect(await found('/projects', 'ltxm')).toEqual([zone.ids.project]);
  expect(await found('/enterprises', 'zzz')).toEqual([]);
  const security = await api.as(zone.people.security);
  const people = await security.get('/accounts?q=shilicoord');
  expect(people.body.items.map((item: { id: string }) => item.id)).toEqual([
    zone.people.coordinator.accountId,
  ]);
});

test('a new name is spelt at the next round, and nothing twice', async () => {
  expect(await fillPinyin(database.db)).toBe(0);
  await database.db
    .updateTable('project')
    .set({ name: '示例重庆路项目' })
    .where('id', '=', zone.ids.project)
    .execute();
  expect(await fillPinyin(database.db)).toBe(1);
  // Read as the word is: Chóngqìng, not Zhòngqìng.
  expect(await found('/projects', 'chongqing')).toEqual([zone.ids.project]);
  expect(await found('/projects', 'ltxm')).toEqual([]);
});
