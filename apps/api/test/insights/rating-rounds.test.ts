import { randomUUID } from 'node:crypto';
import type { RatingLevel } from '@guanjia/core/matters';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
const text = '按规定办理';

async function answered(): Promise<string> {
  const id = await zone.raise('owner', at('2026-09-07 09:00'));
  await zone.act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
  await zone.act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', { outcome: 'solved', text });
  return id;
}
async function closed(level?: RatingLevel): Promise<string> {
  const id = await answered();
  await zone.act('owner', at('2026-09-08 10:00'), id, 'confirm', {});
  if (level) await zone.act('owner', at('2026-09-08 11:00'), id, 'rate', { level });
  return id;
}
const read = async (person: Person, query = '') =>
  (await (await api.as(zone.people[person])).get(`/statistics/ratings${query}`)).body;

beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db, { now: at('2026-10-09 09:00') });
}, 60_000);
afterAll(async () => {
  await api.close();
  await database.drop();
});

test('each closed round is rated, waiting or not rated; wrong ratings stay, in no level, with their reason', async () => {
  // Rated with the answer itself: closed and rated in one act.
  await zone.act('owner', at('2026-09-08 10:00'), await answered(), 'rate', { level: 5 });
  // Not rated, reopened, rated in the second round: two rounds of one matter.
  const twice = await closed();
  await zone.act('owner', at('2026-09-09 09:00'), twice, 'reopen', { text });
  await zone.act('projectButler', at('2026-09-09 10:00'), twice, 'answer-firm', { outcome: 'solved', text });
  await zone.act('owner', at('2026-09-09 11:00'), twice, 'rate', { level: 4 });
  // Rated badly, put right, and not rated again until the window closed.
  const put = await closed(2);
  for (const action of ['verify-rating', 'rectify', 'revisit'] as const) {
    await zone.act('projectButler', at('2026-09-09 12:00'), put, action, { text });
  }
  // Rated badly, and found to be wrong.
  const wrong = await closed(1);
  await zone.act('projectButler', at('2026-09-09 12:00'), wrong, 'appeal', { text });
  await zone.act('coordinator', at('2026-09-09 13:00'), wrong, 'exclude-rating', {
    text: '企业来函说点错了',
  });
  // Rated badly, and still being put right: its matter is not closed any more, its round was.
  await closed(2);
  // Rated by a link.
  const linked = await closed();
  const contactId = newId();
  await database.db
    .insertInto('project_contact')
    .values({
      id: contactId,
      project_id: zone.ids.project,
      kind: 'owner',
      name: '示例业主',
      company: null,
      phone: null,
    })
    .execute();
  api.setNow(at('2026-09-10 09:00'));
  const issued = await (await api.as(zone.people.projectButler)).post(
    `/matters/${linked}/rating-links`,
    { contactId },
    { 'idempotency-key': randomUUID() },
  );
  expect(
    (await api.anonymous.post('/rating-links/rate', { token: issued.body.token, level: 3 })).status,
  ).toBe(204);
  // Everything that is open until here lapses; then one whose window is still open.
  await zone.sweep(at('2026-09-30 09:00'));
  const late = await zone.raise('owner', at('2026-09-28 09:00'));
  await zone.act('projectButler', at('2026-09-28 09:30'), late, 'accept', {});
  await zone.act('projectButler', at('2026-09-30 09:30'), late, 'answer-firm', { outcome: 'solved', text });
  await zone.act('owner', at('2026-09-30 10:00'), late, 'confirm', {});
  api.setNow(at('2026-10-09 09:00'));

  const { total, exclusions } = await read('coordinator');
  expect(total).toMatchObject({
    closed: 9,
    rated: 6,
    counted: 5,
    levels: [1, 1, 1, 2, 0],
    notRated: 2,
    waiting: 1,
    excluded: 1,
    byLink: 1,
  });
  expect(exclusions).toMatchObject([
    {
      matter: { id: wrong },
      round: 1,
      level: 1,
      reason: '企业来函说点错了',
      by: '示例coordinator',
      at: at('2026-09-09 13:00').toISOString(),
    },
  ]);
  // By the day on which each round was closed, not the matter.
  expect((await read('coordinator', '?from=2026-09-09&to=2026-09-09')).total).toMatchObject({
    closed: 2,
    levels: [0, 1, 0, 0, 0],
    notRated: 1,
  });
  // Nobody reads of more than he may know of.
  expect((await read('otherMaster')).total).toMatchObject({ closed: 0, excluded: 0 });
  expect((await read('otherMaster')).exclusions).toEqual([]);
  const kept = await database.db.selectFrom('rating').select('level').execute();
  expect(kept).toHaveLength(6);
});
