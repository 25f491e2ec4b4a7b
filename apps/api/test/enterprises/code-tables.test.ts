import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCodeTables } from '../../src/enterprises/index.ts';
import { creditCode, importFile, uploadFile } from '../imports/upload.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = at('2026-09-01 09:00');
let test: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;

beforeAll(async () => {
  test = await createTestDatabase();
  zone = await makeSmallZone(test.db);
  await ensureCodeTables(test.db, NOW);
  api = await startApi(test.db, { now: NOW });
  coordinator = await api.as(zone.people.coordinator);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

const off = (code: string, reason = '标准已修订') =>
  coordinator.patch(`/code-tables/industries/${code}`, { active: false, reason });
const on = (code: string) =>
  coordinator.patch(`/code-tables/industries/${code}`, { active: true, reason: '仍在使用' });
const table = async (name: string) =>
  (await coordinator.get('/code-tables')).body.items.find((one: { table: string }) => one.table === name);
const profile = async () => (await coordinator.get(`/enterprises/${zone.ids.enterprise}`)).body;
const change = async (fields: object) =>
  await coordinator.patch(`/enterprises/${zone.ids.enterprise}`, {
    version: (await profile()).version,
    ...fields,
  });

describe('a code table', () => {
  it('says whence it comes, how much is in it, and when it was filled', async () => {
    const industries = await table('industries');
    expect(industries).toMatchObject({
      off: 0,
      versions: [{ version: 1, source: 'GB/T 4754-2017', at: NOW.toISOString(), by: null }],
    });
    expect(industries.levels[0]).toEqual({ level: 1, entries: 20 });
    expect(industries.versions[0].entries).toBe(industries.entries);
    // Two servers that begin again note nothing more.
    await Promise.all([ensureCodeTables(test.db, NOW), ensureCodeTables(test.db, NOW)]);
    expect((await table('industries')).versions).toHaveLength(1);
    for (const person of ['firm', 'owner'] as const) {
      expect((await (await api.as(zone.people[person])).get('/code-tables')).status).toBe(403);
    }
  });

  it('gets a version with each import', async () => {
    const file = ['代码,名称', '610481,兴平市'].join('\r\n');
    const system = await api.as(zone.people.system);
    expect(await importFile(system, 'divisions', file)).toMatchObject({ state: 'committed' });
    const { versions } = await table('divisions');
    expect(
      versions.map(({ version, entries, by }: Record<string, unknown>) => ({ version, entries, by })),
    ).toEqual([
      { version: 2, entries: 1, by: '示例system' },
      { version: 1, entries: expect.any(Number), by: null },
    ]);
    expect(versions[0].source).toMatch(/^GB\/T 2260，导入自/);
  });
});

describe('a code that is switched off', () => {
  it('is kept where it is, and not taken for anything new', async () => {
    expect((await change({ industryCode: '39' })).status).toBe(200);
    const switched = await off('39');
    expect(switched.body).toMatchObject({ code: '39', active: false, enterprises: 1 });
    // Kept, shown by its name, and no hindrance to other changes.
    expect(await profile()).toMatchObject({ industryCode: '39', industryName: expect.any(String) });
    expect((await change({ industryCode: '39', plot: 'A-1' })).status).toBe(200);
    expect((await change({ industryCode: '38' })).status).toBe(200);
    const back = await change({ industryCode: '39' });
    expect(back.status).toBe(400);
    expect(back.body.errors[0].path).toBe('industryCode');
    const created = await coordinator.post('/enterprises', {
      name: '新的示例公司',
      stationId: zone.ids.station,
      butlerId: zone.ids.butler,
      industryCode: '39',
    });
    expect(created.body.errors[0].path).toBe('industryCode');
  });

  it('is refused in a file, in its own cell', async () => {
    const file = [
      '企业名称,统一社会信用代码,工作站,企业管家,行业代码',
      `辛公司,${creditCode(31)},${await stationName()},示例butler,39`,
    ].join('\r\n');
    const { body } = await uploadFile(coordinator, 'enterprises', file);
    expect(body.faults).toEqual([expect.objectContaining({ code: 'code-off', given: '39' })]);
  });

  it('is not among those that are offered, and found where it is asked for', async () => {
    const codes = async (state: string) =>
      (await coordinator.get(`/code-tables/industries?q=39&${state}`)).body.items.map(
        (one: { code: string }) => one.code,
      );
    expect(await codes('')).not.toContain('39');
    expect(await codes('state=off')).toEqual(['39']);
    expect(await codes('state=all')).toContain('39');
    expect(await table('industries')).toMatchObject({ off: 1 });
  });

  it('stays off when its table is imported again, until it is switched on', async () => {
    const system = await api.as(zone.people.system);
    await importFile(system, 'industries', ['代码,名称', '39,计算机制造'].join('\r\n'));
    expect((await coordinator.get('/code-tables/industries?q=39&state=off')).body.items[0]).toMatchObject({
      name: '计算机制造',
      active: false,
    });
    expect((await off('39')).status).toBe(409);
    expect((await on('39')).status).toBe(200);
    expect((await change({ industryCode: '39' })).status).toBe(200);
  });

  it('is so by whoever may, with a reason, in the journal', async () => {
    for (const person of ['butler', 'roadHead', 'leader', 'security', 'firm'] as const) {
      const somebody = await api.as(zone.people[person]);
      const answer = await somebody.patch('/code-tables/industries/38', { active: false, reason: '试' });
      expect(answer.status).toBe(403);
    }
    expect((await off('38', ' ')).status).toBe(400);
    expect((await off('00')).status).toBe(404);
    const entries = await test.db
      .selectFrom('journal')
      .select(['action', 'body'])
      .where('action', 'like', 'code-table.%')
      .orderBy('seq')
      .execute();
    expect(entries.map((entry) => entry.action)).toEqual(['code-table.off', 'code-table.on']);
    expect(JSON.parse(entries[0]?.body ?? '').data).toMatchObject({ code: '39', reason: '标准已修订' });
  });
});

async function stationName(): Promise<string> {
  const row = await test.db
    .selectFrom('office')
    .select('name')
    .where('id', '=', zone.ids.station)
    .executeTakeFirstOrThrow();
  return row.name;
}
