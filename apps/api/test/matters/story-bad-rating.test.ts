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
const clock = (id: string, kind: 'verify' | 'rectify' | 'revisit') =>
  database.db
    .selectFrom('clock')
    .selectAll()
    .where('matter_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();

test('story 7: a bad rating is put right within the limit, visited again, and stays on record', async () => {
  const { act } = zone;
  const id = await zone.raise('owner', at('2026-09-07 09:00'));
  await act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
  await act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', {
    outcome: 'partly',
    text: '已答复',
  });
  await act('owner', at('2026-09-08 10:00'), id, 'rate', { level: 2, text: '路口还是进不来大车' });
  expect((await matter(id)).status).toBe('rectifying');
  // Silence has nothing to close any more: the firm has spoken.
  const confirm = await database.db
    .selectFrom('clock')
    .select('state')
    .where('matter_id', '=', id)
    .where('kind', '=', 'confirm')
    .execute();
  expect(confirm).toEqual([{ state: 'stopped' }]);
  // Verify 1, rectify 5, revisit 5 working days; 20 September 2026 is a Sunday on which offices work.
  expect((await clock(id, 'verify')).due_at).toEqual(at('2026-09-09 18:00'));

  await act('projectButler', at('2026-09-09 10:00'), id, 'verify-rating', { text: '情况属实' });
  expect((await clock(id, 'rectify')).due_at).toEqual(at('2026-09-16 18:00'));
  await act('projectButler', at('2026-09-11 10:00'), id, 'rectify', { text: '转弯半径已加宽' });
  expect((await clock(id, 'revisit')).due_at).toEqual(at('2026-09-18 18:00'));
  await act('projectButler', at('2026-09-14 10:00'), id, 'revisit', { text: '现场回访，大车可进' });

  const closed = await matter(id);
  expect(closed).toMatchObject({ status: 'closed', close_reason: 'rectified', round: 2 });
  await act('owner', at('2026-09-15 10:00'), id, 'rate', { level: 4 });
  const ratings = await database.db
    .selectFrom('rating')
    .select(['round', 'level'])
    .where('matter_id', '=', id)
    .orderBy('round')
    .execute();
  expect(ratings).toEqual([
    { round: 1, level: 2 },
    { round: 2, level: 4 },
  ]);
});

test('a rating can not be changed or taken away, and a second in the same round is refused', async () => {
  const { act } = zone;
  const id = await zone.raise('owner', at('2026-09-07 09:00'));
  await act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
  await act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', { outcome: 'solved', text: '已办' });
  await act('owner', at('2026-09-08 10:00'), id, 'rate', { level: 3 });
  await expect(act('owner', at('2026-09-08 10:01'), id, 'rate', { level: 5 })).rejects.toMatchObject({
    code: 'action-not-available',
  });
  await expect(
    database.db.updateTable('rating').set({ level: 5 }).where('matter_id', '=', id).execute(),
  ).rejects.toThrow();
  await expect(database.db.deleteFrom('rating').where('matter_id', '=', id).execute()).rejects.toThrow();
});

test('an appeal is decided by the coordinator: excluded with its reason, or put right after all', async () => {
  const { act } = zone;
  for (const decision of ['exclude-rating', 'uphold-rating'] as const) {
    const id = await zone.raise('owner', at('2026-09-07 09:00'));
    await act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
    await act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', {
      outcome: 'solved',
      text: '已办',
    });
    await act('owner', at('2026-09-08 10:00'), id, 'rate', { level: 1, text: '点错了' });
    await act('projectButler', at('2026-09-08 11:00'), id, 'appeal', { text: '企业来电说点错了' });
    await expect(
      act('projectButler', at('2026-09-08 11:01'), id, decision, { text: '好' }),
    ).rejects.toMatchObject({
      code: 'action-not-available',
    });
    await act('coordinator', at('2026-09-08 15:00'), id, decision, { text: '已向企业核实' });
    const after = await matter(id);
    expect(after.status).toBe(decision === 'exclude-rating' ? 'closed' : 'rectifying');
    const [rectification] = await database.db
      .selectFrom('rectification')
      .selectAll()
      .where('matter_id', '=', id)
      .execute();
    expect(rectification!.status).toBe(decision === 'exclude-rating' ? 'excluded' : 'rectifying');
    expect(rectification!.excluded_text_id !== null).toBe(decision === 'exclude-rating');
  }
});
