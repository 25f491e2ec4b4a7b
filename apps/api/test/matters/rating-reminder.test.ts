import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { at, makeSmallZone, type SmallZone } from './small-zone.ts';

let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const told = async (id: string) =>
  (
    await database.db
      .selectFrom('notification as n')
      .innerJoin('account as a', 'a.id', 'n.account_id')
      .select('a.username')
      .where('n.matter_id', '=', id)
      .where('n.kind', '=', 'rating-reminded')
      .orderBy('a.username')
      .execute()
  ).map((row) => row.username);
const ratingUntil = async (id: string) =>
  (
    await database.db
      .selectFrom('matter')
      .select('rating_until')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).rating_until;

/** Closed on Tuesday 8 September 2026 at 10:00: the window of ten working days ends on the 21st at 18:00. */
async function closed(by: 'owner' | 'firm' = 'owner'): Promise<string> {
  const butler = by === 'owner' ? 'projectButler' : 'butler';
  const more = by === 'firm' ? { typeCode: 'bank-credit' } : {};
  const id = await zone.raise(by, at('2026-09-07 09:00'), more);
  await zone.act(butler, at('2026-09-07 09:30'), id, 'accept', {});
  await zone.act(butler, at('2026-09-08 09:30'), id, 'answer-firm', { outcome: 'solved', text: '已办' });
  await zone.act(by, at('2026-09-08 10:00'), id, 'confirm', {});
  expect(await ratingUntil(id)).toEqual(at('2026-09-21 18:00'));
  return id;
}
/** Three working days from the end of the window: 18, 20 (a Sunday on which offices work) and 21 September. */
const reminding = at('2026-09-18 08:30');
const just = (moment: Date, by: number) => new Date(moment.getTime() + by);

describe('提醒评价', () => {
  test('once, on the morning from which the set number of working days is left, to all who speak for the firm', async () => {
    const id = await closed('firm');
    await zone.sweep(just(reminding, -1));
    expect(await told(id)).toEqual([]);
    await zone.sweep(reminding);
    expect(await told(id)).toEqual(['firm', 'firm-admin']);
    await zone.sweep(at('2026-09-20 12:00'));
    await zone.sweep(at('2026-09-21 18:00'));
    expect(await told(id)).toEqual(['firm', 'firm-admin']);
    expect(await ratingUntil(id)).not.toBeNull();
  });

  test('a sweep that was missed is made up for while the window is open, and only then', async () => {
    const late = await closed();
    await zone.sweep(at('2026-09-21 18:00'));
    expect(await told(late)).toEqual(['owner']);
    const over = await closed();
    await zone.sweep(just(at('2026-09-21 18:00'), 1));
    expect(await told(over)).toEqual([]);
    expect(await ratingUntil(over)).toBeNull();
  });

  test('not whoever has rated, nor what was reopened', async () => {
    const rated = await closed();
    await zone.act('owner', at('2026-09-09 10:00'), rated, 'rate', { level: 5 });
    const reopened = await closed();
    await zone.act('owner', at('2026-09-09 10:00'), reopened, 'reopen', { text: '又坏了' });
    await zone.sweep(at('2026-09-20 12:00'));
    expect(await told(rated)).toEqual([]);
    expect(await told(reopened)).toEqual([]);
  });

  test('once more in a new round', async () => {
    const id = await closed();
    await zone.sweep(reminding);
    await zone.act('owner', at('2026-09-18 10:00'), id, 'reopen', { text: '又坏了' });
    await zone.act('projectButler', at('2026-09-18 11:00'), id, 'answer-firm', {
      outcome: 'solved',
      text: '好了',
    });
    await zone.act('owner', at('2026-09-18 12:00'), id, 'confirm', {});
    await zone.sweep(at('2026-09-29 12:00'));
    expect(await told(id)).toEqual(['owner']);
    // Ten working days from the 18th over 国庆: the 10th of October is worked, the window ends on the 9th.
    await zone.sweep(just((await ratingUntil(id))!, 0));
    expect(await told(id)).toEqual(['owner', 'owner']);
  });

  test('never again because the calendar moves the end of the window', async () => {
    const id = await closed();
    await zone.sweep(reminding);
    api.setNow(at('2026-09-18 09:00'));
    const coordinator = await api.as(zone.people.coordinator);
    const changed = await coordinator.post('/calendars/days', {
      basedOn: 1,
      days: [
        { on: '2026-09-21', kind: 'rest', name: '停电' },
        { on: '2026-09-22', kind: 'rest', name: '停电' },
      ],
      source: '区内通知',
    });
    expect(changed.status).toBe(201);
    for (const moment of ['2026-09-18 10:00', '2026-09-20 09:00', '2026-09-23 17:00']) {
      await zone.sweep(at(moment));
    }
    expect(await ratingUntil(id)).toEqual(at('2026-09-23 18:00'));
    expect(await told(id)).toEqual(['owner']);
  });

  test('a zone that sets 0 reminds nobody; a window no longer than the reminder needs none', async () => {
    const set = (key: string, value: number) =>
      database.db
        .insertInto('zone_setting')
        .values({
          key,
          value: JSON.stringify(value),
          updated_at: at('2026-09-01 09:00'),
          updated_by: zone.people.coordinator.accountId,
        })
        .onConflict((c) => c.column('key').doUpdateSet({ value: JSON.stringify(value) }))
        .execute();
    for (const days of [0, 10]) {
      await set('ratingRemindDays', days);
      const id = await zone.raise('owner', at('2026-09-07 09:00'));
      await zone.act('projectButler', at('2026-09-07 09:30'), id, 'accept', {});
      await zone.act('projectButler', at('2026-09-08 09:30'), id, 'answer-firm', {
        outcome: 'solved',
        text: '已办',
      });
      await zone.act('owner', at('2026-09-08 10:00'), id, 'confirm', {});
      await zone.sweep((await ratingUntil(id))!);
      expect(await told(id)).toEqual([]);
    }
  });
});
