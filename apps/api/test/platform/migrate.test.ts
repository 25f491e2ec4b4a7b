import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { asAdmin, createEmptyDatabase } from '../support/test-database.ts';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let folder: string;
let appRole: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  appRole = new URL(database.appUrl).username;
  folder = await mkdtemp(join(tmpdir(), 'guanjia-migrations-'));
  await write(
    '0001_firm.sql',
    'CREATE TABLE firm (id int PRIMARY KEY); GRANT SELECT ON firm TO :"app_role";',
  );
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = async (name: string, sql: string) => await writeFile(join(folder, name), sql);
const run = async () => await migrate({ ownerUrl: database.ownerUrl, appRole, folder });

test('applies what is missing, once, in order', async () => {
  expect(await run()).toEqual(['0001_firm.sql']);
  await write('0002_more.sql', 'ALTER TABLE firm ADD name text;');
  expect(await run()).toEqual(['0002_more.sql']);
  expect(await run()).toEqual([]);
});

test('several servers that start at once apply each file once', async () => {
  const applied = await Promise.all([run(), run(), run(), run()]);
  expect(applied.flat()).toEqual(['0001_firm.sql']);
});

test('grants name the running role, which owns nothing', async () => {
  await run();
  await asAdmin(database.appUrl, 'SELECT * FROM firm', 'SELECT * FROM schema_migration');
  await expect(asAdmin(database.appUrl, 'INSERT INTO firm VALUES (1)')).rejects.toThrow('permission denied');
  await expect(asAdmin(database.appUrl, 'DROP TABLE firm')).rejects.toThrow('must be owner');
});

test('a file that fails leaves nothing of itself, and its line is named', async () => {
  await write('0002_wrong.sql', 'CREATE TABLE half (id int);\nSELECT 1;\nSELECT * FROM nowhere;');
  await expect(run()).rejects.toThrow(/0002_wrong\.sql, line 3: relation "nowhere" does not exist/);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT to_regclass('half') AS half, to_regclass('firm')::text AS firm`,
  );
  await client.end();
  expect(rows).toEqual([{ half: null, firm: 'firm' }]);
});

test('an applied file that was changed is refused', async () => {
  await run();
  await write('0001_firm.sql', 'CREATE TABLE firm (id bigint PRIMARY KEY);');
  await expect(run()).rejects.toThrow('0001_firm.sql');
});

test('line ends do not count as a change', async () => {
  await write('0002_more.sql', 'SELECT 1;\nSELECT 2;\n');
  await run();
  await write('0002_more.sql', 'SELECT 1;\r\nSELECT 2;\r\n');
  expect(await run()).toEqual([]);
});

test('a database that is newer than the program is refused', async () => {
  await run();
  await rm(join(folder, '0001_firm.sql'));
  await expect(run()).rejects.toThrow('newer');
});
