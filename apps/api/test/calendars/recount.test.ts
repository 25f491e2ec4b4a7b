import { tmpdir } from 'node:os';
import type { CalendarCreation, CalendarDaysChange } from '@guanjia/core/calendar';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '../../src/audit/verify.ts';
import { contextAt, recountClocks } from '../../src/matters/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { putSetting } from '../../src/settings/settings-store.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;

beforeEach(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
  // A year goes by, and this is not about passwords that age with it.
  await inTransaction(database.db, (tx) =>
    putSetting(tx, { key: 'passwordMaxDays', value: 0, at: new Date(), by: zone.people.security.accountId }),
  );
});
afterEach(async () => {
  await api.close();
  await database.drop();
});

const rest = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    on: `2027-10-${String(from + n).padStart(2, '0')}`,
    kind: 'rest' as const,
    name: '国庆节',
  }));
/** 2027 as it might be published: seven days of 国庆, and the Saturday after them worked. */
const YEAR_2027: CalendarCreation = {
  basedOn: 1,
  year: 2027,
  days: [...rest(1, 7), { on: '2027-10-09', kind: 'work', name: '国庆节' }],
  source: '测试通知',
};

async function publish(moment: Date, change: Partial<CalendarCreation> = {}) {
  api.setNow(moment);
  const coordinator = await api.as(zone.people.coordinator);
  expect((await coordinator.post('/calendars', { ...YEAR_2027, ...change })).status).toBe(201);
}
async function changeDays(moment: Date, basedOn: number, days: CalendarDaysChange['days']) {
  api.setNow(moment);
  const coordinator = await api.as(zone.people.coordinator);
  const answer = await coordinator.post('/calendars/days', { basedOn, days, source: '区内通知' });
  expect(answer.status).toBe(201);
  return answer.body;
}
const recount = (moment: Date) => recountClocks(database.db, (tx) => contextAt(tx, moment));
const matter = (id: string) =>
  database.db.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const clock = async (id: string, kind: string) =>
  await database.db
    .selectFrom('clock')
    .selectAll()
    .where('matter_id', '=', id)
    .where('kind', '=', kind as 'accept')
    .orderBy('started_at', 'desc')
    .executeTakeFirstOrThrow();
const moves = async (id: string) =>
  (
    await database.db
      .selectFrom('journal')
      .select('body')
      .where('stream', '=', `matter:${id}`)
      .where('action', '=', 'due-moved')
      .execute()
  ).map((entry) => JSON.parse(entry.body).data.details);
const accepted = async (moment: string) => {
  const id = await zone.raise('owner', at(moment));
  await zone.act('projectButler', at(moment), id, 'accept', {});
  return id;
};

/** Rows are what the journal says, and the kept counts what a recount gives. */
async function expectSound() {
  const findings: unknown[] = [];
  await verifyJournal({ db: database.db, dataDir: tmpdir(), onFinding: (one) => findings.push(one) });
  expect(findings).toEqual([]);
  const { rows } = await sql`
    select side, side_id, stage, status, light, n from queue_count_truth
    except
    select side, side_id, stage, status, light, sum(n)::bigint from queue_count
      group by side, side_id, stage, status, light`.execute(database.db);
  expect(rows).toEqual([]);
}

describe('a year published late', () => {
  it('moves what was provisional over 国庆, journalled once, with the light', async () => {
    const id = await accepted('2027-09-29 10:00');
    expect(await clock(id, 'promise')).toMatchObject({
      due_at: at('2027-10-06 18:00'),
      provisional: true,
    });
    await zone.sweep(at('2027-10-06 20:00'));
    expect((await matter(id)).light).toBe('red');
    await publish(at('2027-10-06 21:00'));
    expect(await recount(at('2027-10-06 21:01'))).toBe(1);
    expect(await clock(id, 'promise')).toMatchObject({
      due_at: at('2027-10-12 18:00'),
      provisional: false,
      calendar_version: 2,
      level: 'green',
    });
    expect(await matter(id)).toMatchObject({ light: 'green', next_due_at: at('2027-10-12 18:00') });
    expect(await moves(id)).toEqual([
      {
        calendar: 2,
        moved: [
          {
            clock: 'promise',
            from: at('2027-10-06 18:00').toISOString(),
            to: at('2027-10-12 18:00').toISOString(),
            provisional: false,
          },
        ],
      },
    ]);
    await expectSound();
    // Again, and by two servers at once: nothing more.
    expect(await Promise.all([recount(at('2027-10-06 21:02')), recount(at('2027-10-06 21:02'))])).toEqual([
      0, 0,
    ]);
    expect(await moves(id)).toHaveLength(1);
  });

  it('is counted once by two servers', async () => {
    const ids = await Promise.all(['09:00', '09:10', '09:20'].map((time) => accepted(`2027-09-29 ${time}`)));
    await publish(at('2027-10-01 09:00'));
    const moved = await Promise.all([recount(at('2027-10-01 09:01')), recount(at('2027-10-01 09:01'))]);
    expect(moved[0] + moved[1]).toBe(3);
    for (const id of ids) expect(await moves(id)).toHaveLength(1);
  });

  it('leaves alone what has ended, and what lies in other years', async () => {
    const ended = await accepted('2027-09-28 10:00');
    await zone.act('owner', at('2027-09-28 11:00'), ended, 'withdraw', { text: '不用了' });
    const earlier = await accepted('2026-11-02 10:00');
    const before = [await matter(ended), await matter(earlier), await clock(ended, 'promise')];
    await publish(at('2027-09-29 09:00'));
    await recount(at('2027-09-29 09:01'));
    expect([await matter(ended), await matter(earlier), await clock(ended, 'promise')]).toEqual(before);
    expect(await moves(ended)).toEqual([]);
    expect(await moves(earlier)).toEqual([]);
  });

  it('that says nothing new of a span still makes it certain', async () => {
    const id = await accepted('2027-03-01 10:00');
    const due = (await clock(id, 'promise')).due_at;
    await publish(at('2027-03-02 09:00'));
    await recount(at('2027-03-02 09:01'));
    expect(await clock(id, 'promise')).toMatchObject({ due_at: due, provisional: false });
    expect((await moves(id))[0].moved[0]).toMatchObject({ from: due.toISOString(), to: due.toISOString() });
  });

  it('stays alarmed and provisional until it is published', async () => {
    api.setNow(at('2027-01-04 09:00'));
    const coordinator = await api.as(zone.people.coordinator);
    const current = (await coordinator.get('/calendars/current')).body;
    expect(current.unpublishedYears).toEqual([2027]);
    const id = await accepted('2027-01-04 10:00');
    await changeDays(at('2027-01-05 09:00'), 1, [{ on: '2027-01-08', kind: 'rest', name: '本区停电' }]);
    await recount(at('2027-01-05 09:01'));
    // One more day, and no more certain than before.
    expect(await clock(id, 'promise')).toMatchObject({ due_at: at('2027-01-12 18:00'), provisional: true });
    const later = await api.as(zone.people.coordinator);
    expect((await later.get('/calendars/current')).body.unpublishedYears).toEqual([2027]);
  });
});

describe('what stands beside a clock', () => {
  it('goes along: windows for returning, rating and coming back', async () => {
    const id = await accepted('2027-09-30 09:00');
    await zone.act('projectButler', at('2027-09-30 10:00'), id, 'assign', {
      assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
    });
    const closed = await accepted('2027-09-27 09:00');
    await zone.act('projectButler', at('2027-09-27 10:00'), closed, 'answer-firm', {
      outcome: 'solved',
      text: '好了',
    });
    await zone.act('owner', at('2027-09-28 10:00'), closed, 'confirm', {});
    expect((await matter(closed)).rating_until).toEqual(at('2027-10-12 18:00'));
    await publish(at('2027-10-01 09:00'));
    expect(await recount(at('2027-10-01 09:01'))).toBe(2);
    const [assignment] = await database.db
      .selectFrom('assignment')
      .selectAll()
      .where('matter_id', '=', id)
      .execute();
    expect((await clock(id, 'return')).due_at).toEqual(at('2027-10-08 18:00'));
    expect(assignment?.return_until).toEqual(at('2027-10-08 18:00'));
    expect((await clock(id, 'assignment')).due_at).toEqual(at('2027-10-11 18:00'));
    // 29 and 30 September, 8 and 9 October, then the week of the 11th, and the 18th.
    expect(await matter(closed)).toMatchObject({
      rating_until: at('2027-10-18 18:00'),
      reopen_until: at('2027-10-18 18:00'),
    });
    await expectSound();
  });

  it('goes to the firm without what offices are limited to', async () => {
    const id = await accepted('2027-09-29 09:00');
    await zone.act('projectButler', at('2027-09-29 10:00'), id, 'assign', {
      assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
    });
    await publish(at('2027-09-30 09:00'));
    await recount(at('2027-09-30 09:01'));
    const seen = async (person: 'owner' | 'projectButler') => {
      const { body } = await (await api.as(zone.people[person])).get(`/matters/${id}`);
      const entry = body.timeline.find((one: { action: string }) => one.action === 'due-moved');
      return entry.details.moved.map((one: { clock: string }) => one.clock).sort();
    };
    expect(await seen('owner')).toEqual(['promise']);
    expect(await seen('projectButler')).toEqual(['assignment', 'promise', 'return']);
  });
});

describe('an act in between', () => {
  it('counts by the new calendar before it acts', async () => {
    const id = await accepted('2027-09-29 09:00');
    await zone.act('projectButler', at('2027-09-29 10:00'), id, 'assign', {
      assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
    });
    const { id: assignmentId } = await database.db
      .selectFrom('assignment')
      .select('id')
      .where('matter_id', '=', id)
      .executeTakeFirstOrThrow();
    await zone.act('roadOfficer', at('2027-09-29 11:00'), id, 'sign', { assignmentId });
    await zone.act('roadOfficer', at('2027-09-29 12:00'), id, 'request-extension', {
      assignmentId,
      days: 2,
      text: '下雨',
    });
    await publish(at('2027-09-30 09:00'));
    // Granted before any job has looked: three days, moved, and two more.
    await zone.act('master', at('2027-09-30 09:00'), id, 'grant-extension', { assignmentId });
    expect((await clock(id, 'assignment')).due_at).toEqual(at('2027-10-12 18:00'));
    expect(await moves(id)).toHaveLength(1);
    expect(await recount(at('2027-09-30 09:01'))).toBe(0);
    await expectSound();
  });

  it('of a pause keeps what was left', async () => {
    const id = await accepted('2027-09-29 09:00');
    await zone.act('projectButler', at('2027-09-30 18:00'), id, 'request-materials', { items: ['总平面图'] });
    await publish(at('2027-10-01 09:00'));
    await recount(at('2027-10-01 09:01'));
    expect((await clock(id, 'promise')).state).toBe('paused');
    await zone.act('owner', at('2027-10-08 18:00'), id, 'supply-materials', { text: '已补' });
    // Four of five days were left: 9, 11, 12 and 13 October.
    expect((await clock(id, 'promise')).due_at).toEqual(at('2027-10-13 18:00'));
    await expectSound();
  });

  it('of the sweep never turns a light that the new calendar would not', async () => {
    const id = await accepted('2027-09-29 10:00');
    await publish(at('2027-10-06 12:00'));
    await zone.sweep(at('2027-10-06 20:00'));
    expect((await matter(id)).light).toBe('green');
    const turned = await database.db
      .selectFrom('journal')
      .select('seq')
      .where('stream', '=', `matter:${id}`)
      .where('action', '=', 'light-turned')
      .execute();
    expect(turned).toEqual([]);
  });
});

it('a holiday taken back brings the due moment forward, and the sweep tells of the red light', async () => {
  await publish(at('2027-09-01 09:00'));
  const id = await accepted('2027-09-29 10:00');
  expect((await clock(id, 'promise')).due_at).toEqual(at('2027-10-12 18:00'));
  await changeDays(
    at('2027-10-08 09:00'),
    2,
    ['04', '05', '06', '07'].map((on) => ({ on: `2027-10-${on}`, kind: 'ordinary' as const })),
  );
  await recount(at('2027-10-08 09:01'));
  expect((await clock(id, 'promise')).due_at).toEqual(at('2027-10-07 18:00'));
  await zone.sweep(at('2027-10-08 09:01'));
  expect((await matter(id)).light).toBe('red');
  await expectSound();
});

it('versions say who, whence, how many days and how many matters; the count ends after a while', async () => {
  await accepted('2027-09-29 10:00');
  await publish(at('2027-09-30 09:00'));
  const officer = await api.as(zone.people.roadOfficer);
  const versions = async () => (await officer.get('/calendars')).body.items;
  expect((await versions())[0].recount).toEqual({ moved: 0, finishedAt: null });
  await recount(at('2027-09-30 09:00'));
  expect((await versions())[0].recount).toEqual({ moved: 1, finishedAt: null });
  await recount(at('2027-09-30 09:01'));
  const [newest, first] = await versions();
  expect(newest).toMatchObject({
    version: 2,
    source: '测试通知',
    createdBy: '示例coordinator',
    changedDays: 8,
    recount: { moved: 1, finishedAt: at('2027-09-30 09:01').toISOString() },
  });
  expect(first).toMatchObject({ version: 1, createdBy: null, recount: null });
  expect((await officer.get('/calendars/1')).body.version).toBe(1);
  expect((await officer.get('/calendars/9')).status).toBe(404);
  expect((await (await api.as(zone.people.firm)).get('/calendars')).status).toBe(403);
});

it('single days are changed by who may, from what they saw, and named where wrong', async () => {
  const moment = at('2026-11-02 09:00');
  api.setNow(moment);
  const body = {
    basedOn: 1,
    days: [{ on: '2026-11-06', kind: 'rest', name: '园区停电' }],
    source: '区内通知',
  };
  for (const person of ['butler', 'roadHead', 'security', 'firm'] as const) {
    expect((await (await api.as(zone.people[person])).post('/calendars/days', body)).status).toBe(403);
  }
  const changed = await changeDays(moment, 1, [{ on: '2026-11-06', kind: 'rest', name: '园区停电' }]);
  expect(changed).toMatchObject({ version: 2, exceptions: { '2026-11-06': 'rest', '2026-10-10': 'work' } });
  const coordinator = await api.as(zone.people.coordinator);
  expect((await coordinator.post('/calendars/days', body)).status).toBe(409);
  const wrong = async (days: unknown) =>
    (await coordinator.post('/calendars/days', { ...body, basedOn: 2, days })).body.errors?.[0]?.path;
  expect(await wrong([{ on: '2026-11-31', kind: 'rest', name: 'x' }])).toBe('days.0.on');
  expect(await wrong([{ on: '2026-11-30', kind: 'rest', name: ' ' }])).toBe('days.0.name');
  expect(await wrong([...body.days, ...body.days])).toBe('days.1.on');
  const back = await changeDays(moment, 2, [{ on: '2026-11-06', kind: 'ordinary' }]);
  expect(back.exceptions['2026-11-06']).toBeUndefined();
  expect(back.names['2026-11-06']).toBeUndefined();
});
