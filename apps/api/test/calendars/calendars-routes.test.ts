import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let test: TestDatabase;
let zone: SmallZone;
let api: TestApi;

beforeAll(async () => {
  test = await createTestDatabase();
  zone = await makeSmallZone(test.db);
  api = await startApi(test.db, { now: new Date('2026-11-22T02:00:00Z') });
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

const YEAR_2027 = {
  basedOn: 1,
  year: 2027,
  days: [
    { on: '2026-12-27', kind: 'work', name: '元旦' },
    { on: '2027-01-01', kind: 'rest', name: '元旦' },
    { on: '2027-10-01', kind: 'rest', name: '国庆节' },
  ],
  source: '国办发明电〔2026〕1号（测试）',
};

describe('calendars', () => {
  it('tells the staff the calendar in force, and which years are not known', async () => {
    const officer = await api.as(zone.people.roadOfficer);
    const { status, body } = await officer.get('/calendars/current');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: 1,
      utcOffsetMinutes: 480,
      unpublishedYears: [2027],
      createdBy: null,
    });
    expect(body.exceptions['2026-10-10']).toBe('work');
    expect((await api.anonymous.get('/calendars/current')).status).toBe(401);
  });

  it('publishes a year as a new version, journalled, and clears the alarm', async () => {
    for (const person of ['butler', 'roadHead', 'security', 'firm'] as const) {
      expect((await (await api.as(zone.people[person])).post('/calendars', YEAR_2027)).status).toBe(403);
    }
    const admin = await api.as(zone.people.system);
    const { status, body } = await admin.post('/calendars', YEAR_2027);
    expect(status).toBe(201);
    expect(body).toMatchObject({ version: 2, unpublishedYears: [], source: YEAR_2027.source });
    expect(body.createdBy).toBe('示例system');
    expect(body.exceptions).toMatchObject({
      '2026-12-27': 'work',
      '2027-01-01': 'rest',
      '2026-10-10': 'work',
    });
    const alarms = await test.db.selectFrom('alarm').select('key').where('cleared_at', 'is', null).execute();
    expect(alarms).toEqual([]);
    const last = await test.db
      .selectFrom('journal')
      .select(['action', 'body'])
      .where('stream', '=', 'zone')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(last.action).toBe('calendar.publish');
    expect(last.body).toContain('2027-10-01');
    expect((await admin.get('/calendars/current')).body.version).toBe(2);
  });

  it('lets the first of two editors win', async () => {
    const coordinator = await api.as(zone.people.coordinator);
    const answers = await Promise.all([
      coordinator.post('/calendars', { ...YEAR_2027, basedOn: 2 }),
      coordinator.post('/calendars', { ...YEAR_2027, basedOn: 2 }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it.each([
    [{ days: [{ on: '2026-11-01', kind: 'rest', name: 'x' }] }, 'days.0.on'],
    [{ days: [YEAR_2027.days[1], YEAR_2027.days[1]] }, 'days.1.on'],
    [{ days: [] }, 'days'],
    [{ hours: [{ from: '18:00', to: '09:00' }] }, 'hours.0'],
    [{ year: 1999 }, 'year'],
    [{ surprise: 1 }, 'surprise'],
  ])('refuses %j and names the place', async (change, path) => {
    const coordinator = await api.as(zone.people.coordinator);
    const { status, body } = await coordinator.post('/calendars', { ...YEAR_2027, basedOn: 3, ...change });
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});
