import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = at('2026-03-02 10:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

test('an office with open assignments is not closed; once they are called back it is, and gets no more', async () => {
  const id = await zone.raise('owner', now);
  await zone.act('projectButler', now, id, 'accept', {});
  const assign = { assignments: [{ officeId: zone.ids.road, role: 'lead' as const, limitDays: 3 }] };
  await zone.act('projectButler', now, id, 'assign', assign);
  const coordinator = await api.as(zone.people.coordinator);
  const close = () => coordinator.patch(`/offices/${zone.ids.road}`, { active: false });
  const refused = await close();
  expect([refused.status, refused.body.code]).toEqual([409, 'still-referenced']);
  const { id: assignmentId } = await database.db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .executeTakeFirstOrThrow();
  await zone.act('projectButler', now, id, 'recall', { assignmentId, text: '改由别的单位' });
  expect((await close()).status).toBe(200);
  await expect(zone.act('projectButler', now, id, 'assign', assign)).rejects.toMatchObject({
    code: 'rule-violated',
  });
});
