import { expect, test } from 'vitest';
import { loadDemoZone } from '../../src/demo/index.ts';
import { createTestDatabase } from '../support/test-database.ts';

// The demo begins on whatever day somebody tries it.
const days = {
  'the middle of the spring festival': '2026-02-19T04:00:00Z',
  'a Sunday night': '2026-11-22T15:00:00Z',
  'the first day of a year whose holidays nobody knows': '2028-01-01T02:00:00Z',
};

for (const [name, day] of Object.entries(days)) {
  test(`loads on ${name}`, { timeout: 60_000 }, async () => {
    const database = await createTestDatabase();
    try {
      const refused = await loadDemoZone({ db: database.db, now: () => new Date(day), pastMatters: 12 });
      expect(refused).toEqual([]);
      const later = await database.db
        .selectFrom('journal')
        .select('seq')
        .where('at', '>', new Date(day))
        .execute();
      expect(later).toEqual([]);
    } finally {
      await database.drop();
    }
  });
}

test('the same day gives the same zone', { timeout: 60_000 }, async () => {
  const [one, other] = await Promise.all([told(), told()]);
  expect(one.length).toBeGreaterThan(30);
  expect(other).toEqual(one);
});

async function told(): Promise<unknown[]> {
  const database = await createTestDatabase();
  try {
    await loadDemoZone({ db: database.db, now: () => new Date('2026-06-10T05:00:00Z'), pastMatters: 12 });
    return await database.db
      .selectFrom('matter as m')
      .innerJoin('personal_text as t', 't.id', 'm.title_text_id')
      .select(['m.number', 'm.status', 'm.round', 'm.updated_at', 't.body'])
      .orderBy('m.number')
      .execute();
  } finally {
    await database.drop();
  }
}
