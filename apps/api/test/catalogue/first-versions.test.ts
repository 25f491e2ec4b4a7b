import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCatalogue } from '../../src/catalogue/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const migration = new URL('../../migrations/0005_organisation.sql', import.meta.url);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await inTransaction(database.db, (tx) => ensureCatalogue(tx, new Date('2026-03-02T01:00:00Z')));
});
afterAll(() => database.drop());

const versions = () =>
  database.db
    .selectFrom('matter_type_version')
    .select(['type_code', 'number', 'rules', 'reason'])
    .orderBy('type_code')
    .execute();

it('of a zone that is older than versions are the same as those of a new one', async () => {
  const fresh = await versions();
  expect(fresh).toHaveLength(52);
  const sql = await readFile(migration, 'utf8');
  const statement = /INSERT INTO matter_type_version[\s\S]+?;/.exec(sql)?.[0] ?? '';
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`DELETE FROM matter_type_version; ${statement}`).finally(() => owner.end());
  expect(await versions()).toEqual(fresh);
});
