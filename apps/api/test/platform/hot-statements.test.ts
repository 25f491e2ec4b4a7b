import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createDatabase } from '../../src/platform/database.ts';
import { HotStatements } from '../../src/platform/hot-statements.ts';
import { createTestDatabase } from '../support/test-database.ts';

test('a statement that comes again and again gets a name, once and for all', () => {
  const hot = new HotStatements();
  const names = Array.from({ length: 7 }, () => hot.nameOf('select id from matter where id = $1'));
  expect(names.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  expect(names[4]).toMatch(/^[\w-]{22}$/);
  expect(new Set(names.slice(4)).size).toBe(1);
});

test('what answers every column, or is no statement on rows, is never kept', () => {
  const hot = new HotStatements();
  for (const text of ['select * from matter', 'select m.* from matter m', 'begin', 'lock table matter']) {
    for (let time = 0; time < 9; time++) expect(hot.nameOf(text), text).toBeUndefined();
  }
  for (let time = 0; time < 4; time++) hot.nameOf('select count(*) from matter');
  expect(hot.nameOf('select count(*) from matter')).toBeDefined();
});

test('kept on its connection, and right after the table was changed', async () => {
  const database = await createTestDatabase();
  const db = createDatabase(database.appUrl, { max: 1, keepPlans: true });
  const read = () => sql<{ name: string }>`select name from zone where name <> ${''}`.execute(db);
  try {
    for (let time = 0; time < 8; time++) await read();
    const kept = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
    expect(kept.rows.some((row) => row.statement.includes('from zone'))).toBe(true);
    const owner = createDatabase(database.ownerUrl, { max: 1 });
    await sql`alter table zone add column motto text`.execute(owner);
    await owner.destroy();
    expect((await read()).rows).toEqual([]);
  } finally {
    await db.destroy();
    await database.drop();
  }
});
