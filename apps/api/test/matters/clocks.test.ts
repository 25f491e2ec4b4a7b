import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(() => database.drop());

const matter = (id: string) =>
  database.db.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const clocks = (id: string, kind: string) =>
  database.db
    .selectFrom('clock')
    .selectAll()
    .where('matter_id', '=', id)
    .where('kind', '=', kind as 'accept')
    .orderBy('started_at')
    .execute();
const told = async (id: string, action: string) =>
  (
    await database.db
      .selectFrom('notification as n')
      .innerJoin('account as a', 'a.id', 'n.account_id')
      .select('a.username')
      .where('n.matter_id', '=', id)
      .where('n.kind', '=', action)
      .orderBy('a.username')
      .execute()
  ).map((r) => r.username);

test('on the eve of 国庆 five working days end on 13 October', async () => {
  const id = await zone.raise('owner', at('2026-09-30 10:00'));
  await zone.act('projectButler', at('2026-09-30 11:00'), id, 'accept', {});
  const [promise] = await clocks(id, 'promise');
  expect(promise!.due_at).toEqual(at('2026-10-13 18:00'));
  expect(promise!.provisional).toBe(false);
});

test('an urgent need has two working hours, over lunch and over night', async () => {
  const id = await zone.raise('owner', at('2026-09-03 11:30'), { urgency: 'urgent' });
  const [accept] = await clocks(id, 'accept');
  expect(accept!.due_at).toEqual(at('2026-09-03 15:30'));
});

test('lights turn once, those concerned are told once, and sweeping again changes nothing', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.sweep(at('2026-09-07 17:59'));
  expect((await matter(id)).light).toBe('yellow');
  await zone.sweep(at('2026-09-08 18:00'));
  expect((await matter(id)).light).toBe('yellow');
  await zone.sweep(new Date(at('2026-09-08 18:00').getTime() + 1));
  expect((await matter(id)).light).toBe('red');
  const before = await matter(id);
  await zone.sweep(at('2026-09-12 09:00'));
  expect(await matter(id)).toEqual(before);
  expect(await told(id, 'light-turned')).toEqual([
    'coordinator',
    'master',
    'project-butler',
    'project-butler',
  ]);
});

test('materials stop the clocks; what was left when they stopped is left when they go on', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-02 14:00'), id, 'request-materials', { items: ['总平面图'] });
  await zone.sweep(at('2026-09-10 09:00'));
  expect((await matter(id)).light).toBe('paused');
  await zone.act('owner', at('2026-09-04 14:00'), id, 'supply-materials', { text: '已补' });
  const [promise] = await clocks(id, 'promise');
  // Due 8 September 18:00, paused for two working days.
  expect(promise!.due_at).toEqual(at('2026-09-10 18:00'));
  expect(promise!.pauses).toHaveLength(1);
  expect((await matter(id)).light).toBe('green');
});

test('materials that do not come leave the decision to the coordinator', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'request-materials', { items: ['总平面图'] });
  await zone.sweep(at('2026-09-14 18:30'));
  expect((await matter(id)).materials_lapsed).toBe(false);
  await zone.sweep(at('2026-09-16 09:00'));
  expect((await matter(id)).materials_lapsed).toBe(true);
  expect(await told(id, 'materials-lapsed')).toEqual(['coordinator', 'owner', 'project-butler']);
  await zone.act('coordinator', at('2026-09-16 10:00'), id, 'close-unsupplied', { text: '企业暂缓' });
  expect(await matter(id)).toMatchObject({ status: 'closed', close_reason: 'not-supplied' });
});

test('an extension is asked once, at most seven days, granted by somebody else, and moves both limits', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 5 }],
  });
  const [a] = await database.db.selectFrom('assignment').selectAll().where('matter_id', '=', id).execute();
  const assignmentId = a!.id;
  await zone.act('roadOfficer', at('2026-09-01 11:00'), id, 'sign', { assignmentId });
  await expect(
    zone.act('roadOfficer', at('2026-09-02 11:00'), id, 'request-extension', {
      assignmentId,
      days: 8,
      text: '下雨',
    }),
  ).rejects.toMatchObject({ code: 'rule-violated' });
  await zone.act('roadOfficer', at('2026-09-02 11:00'), id, 'request-extension', {
    assignmentId,
    days: 3,
    text: '下雨',
  });
  await zone.act('master', at('2026-09-02 15:00'), id, 'grant-extension', { assignmentId });
  const [assignment] = await clocks(id, 'assignment');
  expect(assignment!.due_at).toEqual(at('2026-09-11 18:00'));
  const [promise] = await clocks(id, 'promise');
  expect(promise!.due_at).toEqual(at('2026-09-11 18:00'));
  await expect(
    zone.act('roadOfficer', at('2026-09-03 11:00'), id, 'request-extension', {
      assignmentId,
      days: 1,
      text: '再延',
    }),
  ).rejects.toMatchObject({ code: 'action-not-available' });
});

test('an assignment not returned within its window counts as signed', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 5 }],
  });
  const [a] = await database.db.selectFrom('assignment').selectAll().where('matter_id', '=', id).execute();
  await zone.sweep(at('2026-09-02 18:30'));
  await expect(
    zone.act('roadOfficer', at('2026-09-02 18:31'), id, 'return', { assignmentId: a!.id, text: '不归我管' }),
  ).rejects.toMatchObject({ code: 'action-not-available' });
  const [signed] = await database.db
    .selectFrom('assignment')
    .selectAll()
    .where('matter_id', '=', id)
    .execute();
  expect(signed).toMatchObject({ status: 'signed', handler_id: null });
});

test('silence closes visibly, announced twice, not rated; the rating window then runs out', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-01 15:00'), id, 'answer-firm', {
    outcome: 'solved',
    text: '已办',
  });
  await zone.sweep(at('2026-09-08 10:00'));
  expect(await told(id, 'light-turned')).toContain('owner');
  await zone.sweep(at('2026-09-08 18:01'));
  expect(await matter(id)).toMatchObject({ status: 'closed', close_reason: 'silent' });
  await zone.sweep(at('2026-09-23 09:00'));
  await expect(zone.act('owner', at('2026-09-23 10:00'), id, 'rate', { level: 5 })).rejects.toMatchObject({
    code: 'action-not-available',
  });
  const ratings = await database.db.selectFrom('rating').selectAll().where('matter_id', '=', id).execute();
  expect(ratings).toEqual([]);
});

test('a red clock that reaches nobody raises an alarm', async () => {
  const id = await zone.raise('owner', at('2026-09-01 09:00'));
  await zone.act('projectButler', at('2026-09-01 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-01 10:00'), id, 'assign', {
    assignments: [
      { officeId: zone.ids.road, role: 'lead', limitDays: 5 },
      { officeId: await emptyOffice(), role: 'support', limitDays: 1 },
    ],
  });
  await zone.sweep(at('2026-09-04 09:00'));
  const alarms = await database.db
    .selectFrom('alarm')
    .selectAll()
    .where('kind', '=', 'nobody-to-tell')
    .execute();
  expect(alarms).toHaveLength(1);
  expect(alarms[0]!.details).toMatchObject({ matterId: id, clock: 'assignment' });
  expect(await told(id, 'alarm')).toEqual(['coordinator', 'master']);
});

async function emptyOffice(): Promise<string> {
  const row = await database.db
    .selectFrom('office')
    .select('id')
    .where('code', '=', 'ecology')
    .executeTakeFirstOrThrow();
  return row.id;
}

test('two servers that sweep at once deal with each clock once', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 8; n++) {
    const id = await zone.raise('owner', at('2026-06-01 09:00'));
    await zone.act('projectButler', at('2026-06-01 09:30'), id, 'accept', {});
    ids.push(id);
  }
  await Promise.all([zone.sweep(at('2026-07-01 09:00')), zone.sweep(at('2026-07-01 09:00'))]);
  for (const id of ids) {
    expect((await matter(id)).light).toBe('red');
    const turned = await database.db
      .selectFrom('journal')
      .select('seq')
      .where('stream', '=', `matter:${id}`)
      .where('action', '=', 'light-turned')
      .execute();
    expect(turned).toHaveLength(1);
  }
});
