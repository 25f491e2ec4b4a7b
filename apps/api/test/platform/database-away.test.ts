import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../src/platform/database.ts';
import { problemOfDatabase } from '../../src/platform/problems-of-database.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

describe('a database that is away', () => {
  let api: TestApi;
  const nowhere = createDatabase('postgres://nobody@127.0.0.1:1/none');
  beforeAll(async () => {
    api = await startApi(nowhere);
  });
  afterAll(async () => {
    await api.close();
    await nowhere.destroy();
  });

  it.each(['//readyz', '/zone', '/problems'])('is told apart from a fault of our own: %s', async (path) => {
    const answer = await api.anonymous.get(path);
    if (path === '/problems') expect(answer.status).toBe(200);
    else expect(answer.body).toMatchObject({ status: 503, code: 'unavailable' });
  });

  it('does not make the process look dead', async () => {
    expect((await api.anonymous.get('//healthz')).status).toBe(200);
  });
});

describe('an error of PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const errorOf = async (statement: string): Promise<unknown> => {
    const { CompiledQuery } = await import('kysely');
    return await database.db.executeQuery(CompiledQuery.raw(statement)).catch((error: unknown) => error);
  };

  it.each([
    ["SELECT 'x'::uuid", 'invalid-request'],
    ['SELECT 99999999999::int', 'invalid-request'],
    ["SELECT '2026-13-01'::date", 'invalid-request'],
    ["INSERT INTO zone (name) VALUES ('')", 'rule-violated'],
    ['SET LOCAL statement_timeout = 1; SELECT pg_sleep(1)', 'busy'],
  ])('has a meaning: %s', async (statement, code) => {
    expect(problemOfDatabase(await errorOf(statement))?.code).toBe(code);
  });

  it('that is our own fault stays one', async () => {
    expect(problemOfDatabase(await errorOf('SELECT nothing'))).toBeUndefined();
    expect(problemOfDatabase(new Error('other'))).toBeUndefined();
  });
});
