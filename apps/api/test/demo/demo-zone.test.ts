import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkUscc } from '@guanjia/core/enterprises';
import type { matterQueues } from '@guanjia/core/matters';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileStore } from '../../src/attachments/index.ts';
import { verifyJournal } from '../../src/audit/index.ts';
import { DEMO_PASSWORD, DEMO_USERNAMES, loadDemoZone } from '../../src/demo/index.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// A Thursday morning in office hours, so that what was raised an hour ago was raised today.
const now = new Date('2026-09-17T02:30:00Z');
let database: TestDatabase;
let api: TestApi;
let refused: unknown[];
let photosDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  photosDir = await mkdtemp(join(tmpdir(), 'guanjia-demo-'));
  refused = await loadDemoZone({ db: database.db, now: () => now, files: { dataDir: photosDir } });
  api = await startApi(database.db, { now });
}, 180_000);
afterAll(async () => {
  await api.close();
  await database.drop();
  await rm(photosDir, { recursive: true, force: true });
});

async function count(from: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.raw(from)}`.execute(database.db);
  return rows[0]!.n;
}

test('the figures are those of the description', async () => {
  expect(await count(`office WHERE kind = 'station'`)).toBe(6);
  expect(await count(`butler WHERE kind = 'enterprise'`)).toBe(23);
  expect(await count(`butler WHERE kind = 'project'`)).toBe(47);
  expect(await count(`enterprise WHERE above_scale`)).toBe(115);
  expect(await count('enterprise')).toBe(115);
  expect(await count('project')).toBe(79);
  expect(await count(`leading_group_member WHERE position = 'head'`)).toBe(1);
  expect(
    await count(`leading_group_member JOIN account_role USING (account_id) WHERE role = 'station-master'`),
  ).toBe(1);
});

test('building sites have pictures over months, and each of them its bytes', async () => {
  const photos = await database.db
    .selectFrom('attachment as a')
    .innerJoin('node_report_file as f', 'f.attachment_id', 'a.id')
    .innerJoin('node_report as r', 'r.id', 'f.report_id')
    .select(['a.id', 'a.bytes', 'a.created_at', 'r.project_id', 'r.progress'])
    .orderBy('a.created_at')
    .execute();
  const perProject = Map.groupBy(photos, (photo) => photo.project_id);
  expect(perProject.size).toBeGreaterThanOrEqual(6);
  for (const ofProject of perProject.values()) {
    const progress = ofProject.map((photo) => photo.progress ?? 0);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  }
  for (const { id, bytes, created_at } of photos) {
    const stream = await fileStore(photosDir).open(id);
    let read = 0;
    for await (const chunk of stream ?? []) read += (chunk as Buffer).length;
    expect(read).toBe(bytes);
    expect(created_at.getTime()).toBeLessThanOrEqual(now.getTime());
  }
});

test('all is marked as a demo: the zone, the names, the credit codes, the telephones', async () => {
  const { db } = database;
  expect(await db.selectFrom('zone').select(['is_demo', 'name']).executeTakeFirstOrThrow()).toEqual({
    is_demo: true,
    name: expect.stringContaining('示例'),
  });
  for (const place of ['account WHERE display_name', 'enterprise WHERE name', 'project WHERE name']) {
    expect(await count(`${place} NOT LIKE '%示例%'`), place).toBe(0);
  }
  const codes = await db.selectFrom('enterprise').select('uscc').execute();
  for (const { uscc } of codes) expect(checkUscc(uscc!).result).toBe('valid');
  expect(codes.every(({ uscc }) => uscc!.includes('DEM0'))).toBe(true);
  expect(await count(`account WHERE phone !~ '^154[0-9]{8}$'`)).toBe(0);
});

test('every step was a true one: nothing refused, and the journal verifies', async () => {
  expect(refused).toEqual([]);
  const findings: unknown[] = [];
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-demo-'));
  await verifyJournal({ db: database.db, dataDir, onFinding: (finding) => findings.push(finding) });
  await rm(dataDir, { recursive: true });
  expect(findings).toEqual([]);
});

test('a year of matters has a believable spread', async () => {
  const total = await count('matter');
  expect(total).toBeGreaterThan(250);
  const months = await sql<{ month: string; n: number }>`
    SELECT to_char(created_at, 'YYYY-MM') AS month, count(*) AS n FROM matter GROUP BY 1`.execute(
    database.db,
  );
  expect(months.rows.length).toBeGreaterThanOrEqual(12);
  expect(await count(`(SELECT DISTINCT type_code FROM matter) AS t`)).toBeGreaterThan(35);
  const good = await count('rating WHERE level >= 4');
  const rated = await count('rating');
  expect(good / rated).toBeGreaterThan(0.75);
  expect(await count('rating WHERE level <= 2')).toBeGreaterThan(3);
  expect(await count(`rectification WHERE status = 'done'`)).toBeGreaterThan(1);
  expect(await count(`clock WHERE kind = 'promise' AND state = 'stopped' AND level = 'red'`)).toBeGreaterThan(
    2,
  );
  for (const reason of ['confirmed', 'silent', 'rectified']) {
    expect(await count(`matter WHERE close_reason = '${reason}'`), reason).toBeGreaterThan(0);
  }
  expect(await count(`matter WHERE created_at > '${now.toISOString()}'`)).toBe(0);
  expect(await count(`journal WHERE at > '${now.toISOString()}'`)).toBe(0);
});

test('matters of every status are under way, and some lights are yellow and red', async () => {
  for (const status of [
    'submitted',
    'accepted',
    'handling',
    'awaiting-materials',
    'answered',
    'rectifying',
  ]) {
    expect(await count(`matter WHERE status = '${status}'`), status).toBeGreaterThan(0);
  }
  expect(await count(`matter WHERE light = 'red'`)).toBeGreaterThan(0);
  expect(await count(`matter WHERE light = 'yellow'`)).toBeGreaterThan(0);
  expect(await count(`extension WHERE status = 'requested'`)).toBeGreaterThan(0);
  for (const status of ['verifying', 'rectifying', 'revisiting', 'appealed']) {
    expect(await count(`rectification WHERE status = '${status}'`), status).toBeGreaterThan(0);
  }
});

describe('each demo account signs in and finds its work', () => {
  const callers = new Map<string, Caller>();
  beforeAll(async () => {
    for (const username of DEMO_USERNAMES) callers.set(username, await api.signIn(username, DEMO_PASSWORD));
  }, 60_000);

  const expected: Record<string, (typeof matterQueues)[number][]> = {
    firm: ['waiting-firm', 'open', 'closed'],
    'project-owner': ['waiting-firm', 'open', 'closed'],
    butler: ['to-accept', 'in-hand', 'rectifying'],
    'project-butler': ['to-accept', 'in-hand', 'rectifying'],
    officer: ['to-accept', 'in-hand', 'overdue'],
    'department-head': ['to-accept', 'in-hand', 'overdue'],
    'station-master': ['to-decide', 'open'],
    coordinator: ['to-decide', 'open', 'overdue'],
    leader: ['open', 'closed', 'overdue'],
  };
  for (const [username, queues] of Object.entries(expected)) {
    test(username, async () => {
      const answer = await callers.get(username)!.get('/matters/queues');
      expect(answer.status).toBe(200);
      for (const queue of queues) expect(answer.body.counts[queue], queue).toBeGreaterThan(0);
    });
  }

  test('the firm’s butler is the demo butler, the project’s the demo project butler', async () => {
    const butlerOf = async (username: string) =>
      (await callers.get(username)!.get('/session')).body.subjects[0].butler.name;
    const nameOf = async (username: string) =>
      (await callers.get(username)!.get('/session')).body.account.displayName;
    expect(await butlerOf('firm')).toBe(await nameOf('butler'));
    expect(await butlerOf('project-owner')).toBe(await nameOf('project-butler'));
  });

  test('administrators see no matters', async () => {
    for (const username of ['system-admin', 'security-admin', 'audit-admin']) {
      const answer = await callers.get(username)!.get('/matters');
      expect(answer.body.total ?? 0, username).toBe(0);
    }
  });
});
