import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type Person, type SmallZone } from './small-zone.ts';

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

const read = async (person: Person, path: string) =>
  (await (await api.as(zone.people[person])).get(path)).body;

test('what staff are shown as the firm’s view is what the firm reads, word for word', async () => {
  for (const who of ['owner', 'firm'] as const) {
    const id = await zone.raise(who, now, who === 'firm' ? { typeCode: 'water-supply' } : {});
    const butler = who === 'owner' ? 'projectButler' : 'butler';
    await zone.act(butler, now, id, 'accept', { text: '下午到现场' });
    await zone.act(butler, now, id, 'assign', {
      assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3, instruction: '内部：先查管线' }],
    });
    await zone.act(butler, now, id, 'comment', { text: '内部一句', visibility: 'internal' });
    await zone.act(butler, now, id, 'escalate', { level: 'coordinator', text: '内部：需协调' });
    const own = await read(who, `/matters/${id}`);
    for (const person of [butler, 'roadOfficer', 'master', 'coordinator', 'leader'] as const) {
      const shown = await read(person, `/matters/${id}/firm-view`);
      expect({ ...shown, actions: [] }, person).toEqual({ ...own, actions: [] });
      expect(shown.actions).toEqual([]);
      expect(JSON.stringify(shown)).not.toContain('内部');
    }
    for (const person of [who, 'otherFirm', 'otherButler', 'trafficOfficer', 'audit'] as const) {
      const answer = await (await api.as(zone.people[person])).get(`/matters/${id}/firm-view`);
      expect(answer.status, person).toBe(404);
    }
  }
});
