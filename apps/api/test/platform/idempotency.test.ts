import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/database.ts';
import { requestHash, withIdempotency } from '../../src/platform/idempotency.ts';
import { makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
const now = new Date('2026-03-02T02:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(() => database.drop());

let runs = 0;
const once = (
  key: string,
  hash: string,
  work?: () => Promise<{ status: number; body: unknown }>,
  person = zone.people.firm,
) =>
  inTransaction(database.db, (tx) =>
    withIdempotency(
      tx,
      person,
      key,
      'POST /things',
      hash,
      work ?? (async () => ({ status: 201, body: { run: ++runs } })),
      now,
    ),
  );

it('does the work once and answers the same ever after', async () => {
  const first = await once('a', 'h');
  expect(first).toEqual({ status: 201, body: { run: 1 }, replayed: false });
  expect(await once('a', 'h')).toEqual({ ...first, replayed: true });
  expect(runs).toBe(1);
});

it('does it once also when twenty come at the same moment', async () => {
  const before = runs;
  const answers = await Promise.all(Array.from({ length: 20 }, () => once('b', 'h')));
  expect(runs).toBe(before + 1);
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
});

it('refuses another request under the same key', async () => {
  await expect(once('a', 'other')).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 422 });
});

it('keeps the keys of people apart', async () => {
  const other = await once('a', 'other', undefined, zone.people.owner);
  expect(other.replayed).toBe(false);
});

it('forgets what failed, so that it can be tried again', async () => {
  const failing = once('c', 'h', async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await once('c', 'h')).replayed).toBe(false);
});

it('knows a request by method, address and body, whatever the order of fields', () => {
  const of = (method: string, url: string, body: unknown) => requestHash({ method, url, body });
  expect(of('POST', '/a', { x: 1, y: [2, { b: 1, a: 2 }] })).toBe(
    of('POST', '/a', { y: [2, { a: 2, b: 1 }], x: 1 }),
  );
  expect(of('POST', '/a', { x: 1 })).not.toBe(of('POST', '/b', { x: 1 }));
  expect(of('POST', '/a', { x: 1 })).not.toBe(of('POST', '/a', { x: '1' }));
  expect(of('POST', '/a', undefined)).toBe(of('POST', '/a', null));
});
