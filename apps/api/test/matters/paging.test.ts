import type { MatterQuery } from '@guanjia/core/matters';
import { matterQuery, matterSorts } from '@guanjia/core/matters';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextAt } from '../../src/matters/index.ts';
import { listMatters } from '../../src/matters/list-matters.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
const matters: string[] = [];
const start = at('2026-03-02 09:00').getTime();
const hour = 3_600_000;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  for (let n = 0; n < 24; n++) {
    const when = new Date(start + n * hour);
    matters.push(
      n % 3 === 0
        ? await zone.raise('owner', when)
        : await zone.raise('firm', when, { typeCode: 'recruiting' }),
    );
  }
});
afterAll(() => database.drop());

const list = (person: Person, asked: Record<string, unknown>, now = new Date(start + 30 * hour)) =>
  inTransaction(database.db, async (tx) =>
    listMatters(tx, await contextAt(tx, now), zone.people[person], matterQuery.parse(asked) as MatterQuery),
  );

async function walk(asked: Record<string, unknown>, between?: (page: number) => Promise<void>) {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 30; page++) {
    const answer = await list('coordinator', { ...asked, limit: 5, ...(cursor ? { cursor } : {}) });
    found.push(...answer.items.map((item) => item.id));
    if (!answer.nextCursor) return found;
    cursor = answer.nextCursor;
    await between?.(page);
  }
  throw new Error('the walk does not end');
}

test.each(matterSorts)(
  'a walk by %s, either way, meets each matter once, and backwards is the reverse',
  async (sort) => {
    const up = await walk({ sort, direction: 'asc' });
    const down = await walk({ sort, direction: 'desc' });
    expect(up.toSorted()).toEqual(matters.toSorted());
    expect(down).toEqual(up.toReversed());
  },
);

test('what does not change is met exactly once while others move; what moves is met at its new place at most', async () => {
  const moved = new Set<string>();
  let step = 0;
  for (const direction of ['asc', 'desc'] as const) {
    const found = await walk({ sort: 'updated', direction }, async (page) => {
      const id = matters[(page * 7 + (direction === 'asc' ? 3 : 11)) % matters.length] ?? '';
      moved.add(id);
      step += 1;
      await zone.act('coordinator', new Date(start + (40 + step) * hour), id, 'comment', {
        text: '看到了',
        visibility: 'internal',
      });
    });
    const still = matters.filter((id) => !moved.has(id));
    expect(found.filter((id) => !moved.has(id)).toSorted()).toEqual(still.toSorted());
    for (const id of moved) expect(found.filter((one) => one === id).length).toBeLessThanOrEqual(2);
    if (direction === 'desc') expect(new Set(found).size).toBe(found.length);
  }
});

test('a cursor goes on with its own query only', async () => {
  const { nextCursor } = await list('coordinator', { sort: 'created', limit: 5 });
  for (const other of [
    { sort: 'updated' },
    { sort: 'created', urgency: 'urgent' },
    { sort: 'created', direction: 'asc' },
  ]) {
    await expect(list('coordinator', { ...other, limit: 5, cursor: nextCursor })).rejects.toMatchObject({
      code: 'invalid-request',
    });
  }
  expect((await list('coordinator', { sort: 'created', limit: 3, cursor: nextCursor })).items).toHaveLength(
    3,
  );
});

test('filters take several values, both ends of a span of days, and whose work it is', async () => {
  const total = async (person: Person, asked: Record<string, unknown>) => (await list(person, asked)).total;
  expect(await total('coordinator', { status: ['submitted', 'closed'] })).toBe(24);
  expect(await total('coordinator', { status: 'closed' })).toBe(0);
  expect(await total('coordinator', { subjectKind: 'project', projectId: zone.ids.project })).toBe(8);
  expect(await total('coordinator', { raisedFrom: '2026-03-02', raisedTo: '2026-03-02' })).toBe(15);
  expect(await total('coordinator', { raisedFrom: '2026-03-03' })).toBe(9);
  expect(await total('coordinator', { dueTo: '2026-03-01' })).toBe(0);
  expect(await total('butler', { whose: 'mine' })).toBe(16);
  expect(await total('butler', { whose: 'covered' })).toBe(0);
  expect(await total('coordinator', { whose: 'mine' })).toBe(0);
  expect(await total('butler', { unread: 'true' })).toBe(16);
  expect(await total('butler', { unread: 'false' })).toBe(0);
});
