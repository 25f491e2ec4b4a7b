import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tidyImports } from '../../src/imports/import-upkeep.ts';
import { makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makeWorkbook, texts } from './make-workbook.ts';
import { creditCode, settled, uploadFile } from './upload.ts';

let test: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let coordinator: Caller;

beforeAll(async () => {
  test = await createTestDatabase();
  zone = await makeSmallZone(test.db);
  api = await startApi(test.db);
  coordinator = await api.as(zone.people.coordinator);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: test.ownerUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const HEADINGS = ['企业名称', '统一社会信用代码', '工作站', '企业管家', '联系人', '注册资本（万元）'];
const rowOf = (number: number) => [
  `第 ${number} 号公司`,
  creditCode(number),
  '一站',
  '示例butler',
  `联系人${number}`,
  String(number),
];
const workbook = (from: number, count: number) =>
  makeWorkbook([texts(...HEADINGS), ...Array.from({ length: count }, (_, at) => texts(...rowOf(from + at)))]);
const countFirms = async () =>
  (
    await test.db
      .selectFrom('enterprise')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
const upload = async (from: number, count: number) => {
  const { status, body } = await uploadFile(coordinator, 'enterprises', workbook(from, count));
  expect(status).toBe(201);
  return body as { id: string; faulty: number; total: number };
};

describe('commit', () => {
  it('writes ten thousand rows, progress seen meanwhile, all there at once', {
    timeout: 120_000,
  }, async () => {
    const before = await countFirms();
    const run = await upload(0, 10_000);
    expect(run).toMatchObject({ total: 10_000, faulty: 0 });
    await coordinator.post(`/imports/${run.id}/commit`);
    const seen = new Set<number>();
    for (;;) {
      const { body } = await coordinator.get(`/imports/${run.id}`);
      if (body.state !== 'committing') break;
      seen.add(body.done);
      expect([before, before + 10_000]).toContain(await countFirms());
      await new Promise((done) => setTimeout(done, 50));
    }
    const { body } = await coordinator.get(`/imports/${run.id}`);
    expect(body).toMatchObject({ state: 'committed', done: 10_000, written: 10_000 });
    expect(seen.size).toBeGreaterThan(3);
    expect(await countFirms()).toBe(before + 10_000);
    const { n } = await test.db
      .selectFrom('stewardship')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('butler_id', '=', zone.ids.butler)
      .executeTakeFirstOrThrow();
    expect(n).toBe(10_001);
  });

  it('writes nothing when something breaks on the way, and may be tried again', async () => {
    await asOwner("ALTER TABLE enterprise ADD CONSTRAINT broken CHECK (name <> '第 20399 号公司') NOT VALID");
    const before = await countFirms();
    const run = await upload(20_000, 500);
    await coordinator.post(`/imports/${run.id}/commit`);
    const failed = (await settled(coordinator, run.id)).body;
    expect(failed).toMatchObject({ state: 'failed', done: 0, actions: ['commit', 'discard'] });
    expect(failed.error).toContain('没有写入任何内容');
    expect(await countFirms()).toBe(before);
    const journal = await test.db
      .selectFrom('journal')
      .select('stream')
      .where('body', 'like', `%${run.id}%`)
      .execute();
    expect(journal).toEqual([]);

    await asOwner('ALTER TABLE enterprise DROP CONSTRAINT broken');
    expect((await coordinator.post(`/imports/${run.id}/commit`)).status).toBe(202);
    expect((await settled(coordinator, run.id)).body.state).toBe('committed');
    expect(await countFirms()).toBe(before + 500);
  });

  it('lets one of two commits of a run win', async () => {
    const run = await upload(30_000, 300);
    const answers = await Promise.all([1, 2, 3].map(() => coordinator.post(`/imports/${run.id}/commit`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409]);
    expect((await settled(coordinator, run.id)).body.state).toBe('committed');
    expect((await coordinator.post(`/imports/${run.id}/commit`)).status).toBe(409);
    expect((await coordinator.post(`/imports/${run.id}/discard`)).status).toBe(409);
  });

  it('lets one of two files with the same firms win', async () => {
    const before = await countFirms();
    const runs = [await upload(40_000, 300), await upload(40_200, 300)];
    await Promise.all(runs.map((run) => coordinator.post(`/imports/${run.id}/commit`)));
    const ended = await Promise.all(runs.map(async (run) => (await settled(coordinator, run.id)).body));
    expect(ended.map((run) => run.state).sort()).toEqual(['committed', 'parsed']);
    expect(ended.find((run) => run.state === 'parsed')).toMatchObject({ faulty: 100, faultCount: 100 });
    expect(await countFirms()).toBe(before + 300);
  });

  it('frees a run whose server died, and leaves one that is being written', async () => {
    const dead = await upload(50_000, 3);
    await asOwner(`UPDATE import_run SET state = 'committing', done = 2 WHERE id = '${dead.id}'`);
    const alive = await upload(60_000, 1500);
    await coordinator.post(`/imports/${alive.id}/commit`);
    await tidyImports({ db: test.db, now: () => new Date() });
    expect((await coordinator.get(`/imports/${dead.id}`)).body).toMatchObject({ state: 'failed', done: 0 });
    expect((await settled(coordinator, alive.id)).body.state).toBe('committed');
    expect((await coordinator.post(`/imports/${dead.id}/commit`)).status).toBe(202);
    expect((await settled(coordinator, dead.id)).body.state).toBe('committed');
  });

  it('discards files that nobody took up again', async () => {
    const run = await upload(70_000, 2);
    await tidyImports({ db: test.db, now: () => new Date(Date.now() + 8 * 86_400_000) });
    expect((await coordinator.get(`/imports/${run.id}`)).body.state).toBe('discarded');
    const { payload } = await test.db
      .selectFrom('import_run')
      .select('payload')
      .where('id', '=', run.id)
      .executeTakeFirstOrThrow();
    expect(payload).toBeNull();
  });
});
