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
const assignments = (id: string) =>
  database.db.selectFrom('assignment').selectAll().where('matter_id', '=', id).orderBy('role').execute();

test('story 1: a road opening is accepted, done as agent, assigned in parallel, answered in time and rated', async () => {
  const { act, ids } = zone;
  const id = await zone.raise('owner', at('2026-09-03 09:46'));
  expect((await matter(id)).status).toBe('submitted');
  await act('projectButler', at('2026-09-03 10:12'), id, 'accept', {});
  await act('projectButler', at('2026-09-03 10:13'), id, 'choose-mode', {
    mode: 'agent',
    authorisation: '当面委托',
  });
  await act('projectButler', at('2026-09-03 11:05'), id, 'assign', {
    assignments: [
      { officeId: ids.road, role: 'lead', limitDays: 5 },
      { officeId: ids.traffic, role: 'support', limitDays: 3 },
      { officeId: ids.planning, role: 'support', limitDays: 3 },
    ],
  });
  expect((await matter(id)).status).toBe('handling');
  const [road, ...supports] = await assignments(id);
  expect(road!.role).toBe('lead');
  for (const a of [road!, ...supports]) {
    const officer =
      a.office_id === ids.road
        ? 'roadOfficer'
        : a.office_id === ids.traffic
          ? 'trafficOfficer'
          : 'planningOfficer';
    await act(officer, at('2026-09-03 15:00'), id, 'sign', { assignmentId: a.id });
    await act(officer, at('2026-09-08 10:00'), id, 'answer', {
      assignmentId: a.id,
      outcome: 'solved',
      text: '同意开口',
    });
    await act('projectButler', at('2026-09-08 11:00'), id, 'accept-answer', { assignmentId: a.id });
  }
  await act('projectButler', at('2026-09-08 11:30'), id, 'answer-firm', {
    outcome: 'solved',
    text: '许可已经办好',
  });
  const answered = await matter(id);
  expect(answered.status).toBe('answered');
  await act('owner', at('2026-09-08 14:30'), id, 'rate', { level: 5 });
  const closed = await matter(id);
  expect(closed).toMatchObject({
    status: 'closed',
    close_reason: 'confirmed',
    past_days: expect.any(Number),
  });
  const promise = await database.db
    .selectFrom('clock')
    .selectAll()
    .where('matter_id', '=', id)
    .where('kind', '=', 'promise')
    .executeTakeFirstOrThrow();
  // 3 September is a Thursday: 4, 7 and 8 September are three working days.
  expect(Number(promise.used_days)).toBe(3);
  expect(Number(promise.used_days)).toBeLessThan(closed.promised_days);
});
