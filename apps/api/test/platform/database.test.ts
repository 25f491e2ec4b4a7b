import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDatabase, inTransaction } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

test('values come back as the shapes that the code counts on', async () => {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT 42::bigint AS id, '2026-09-30'::date AS day, '2026-09-30 08:00+08'::timestamptz AS moment,
           array[1, null]::bigint[] AS ids, array['2026-02-28']::date[] AS days, '{"a": 1}'::jsonb AS document
  `.execute(database.db);
  expect(rows[0]).toEqual({
    id: 42,
    day: '2026-09-30',
    moment: new Date('2026-09-30T00:00:00Z'),
    ids: [1, null],
    days: ['2026-02-28'],
    document: { a: 1 },
  });
});

test('a transaction that PostgreSQL ended for a deadlock is run again, and no other', async () => {
  let attempts = 0;
  const answer = await inTransaction(database.db, async (tx) => {
    attempts++;
    if (attempts < 3) await sql`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$`.execute(tx);
    return attempts;
  });
  expect(answer).toBe(3);
  attempts = 0;
  const failing = inTransaction(database.db, async (tx) => {
    attempts++;
    await sql`SELECT 1 / 0`.execute(tx);
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(attempts).toBe(1);
});

test('a connection that is cut at work fails its query and nothing else', async () => {
  const others = createDatabase(database.appUrl, { applicationName: 'to be cut' });
  const cut = sql`SELECT pg_sleep(20)`.execute(others);
  const answer = expect(cut).rejects.toThrow();
  await vi.waitFor(async () => {
    const { rows } = await sql<{ cut: boolean }>`
      SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
       WHERE application_name = 'to be cut' AND query LIKE '%pg_sleep%'
    `.execute(database.db);
    expect(rows).toEqual([{ cut: true }]);
  });
  await answer;
  // The end of the connection may be heard a moment after the failure of the query.
  await vi.waitFor(async () => {
    const { rows } = await sql`SELECT 1 AS one`.execute(others);
    expect(rows).toEqual([{ one: 1 }]);
  });
  await others.destroy();
});
