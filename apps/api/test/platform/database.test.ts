import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/platform/database.ts';
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
