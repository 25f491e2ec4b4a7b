import { WorkingCalendar } from '@guanjia/core/calendar';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureCalendar, loadCalendar } from '../../src/calendars/index.ts';
import { builtInCalendar } from '../../src/calendars/published-holidays.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-06-01T02:00:00Z');
let test: TestDatabase;

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: test.ownerUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const openAlarms = async () =>
  await test.db
    .selectFrom('alarm')
    .select(['key', 'details'])
    .where('cleared_at', 'is', null)
    .orderBy('key')
    .execute();

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => await test.drop());
beforeEach(async () => {
  await asOwner(
    'DELETE FROM calendar_recount; DELETE FROM calendar_exception; DELETE FROM calendar_version; DELETE FROM alarm',
  );
});

describe('ensureCalendar', () => {
  it('begins with the published holidays, once', async () => {
    const first = await ensureCalendar(test.db, NOW);
    expect(first).toEqual(builtInCalendar());
    expect((await ensureCalendar(test.db, NOW)).version).toBe(1);
    const loaded = await loadCalendar(test.db);
    expect(WorkingCalendar.parse(loaded)).toEqual(first);
    const entries = await test.db
      .selectFrom('journal')
      .select('action')
      .where('stream', '=', 'zone')
      .execute();
    expect(entries).toEqual([{ action: 'calendar.publish' }]);
  });

  it('is made once by two servers that start together', async () => {
    const made = await Promise.all([ensureCalendar(test.db, NOW), ensureCalendar(test.db, NOW)]);
    expect(made.map((calendar) => calendar.version)).toEqual([1, 1]);
  });

  it('adds years that the product has learnt, and keeps what the zone wrote', async () => {
    await ensureCalendar(test.db, NOW);
    await asOwner(`
      UPDATE calendar_version SET published_years = '{2024,2025}', hours = '[{"from":"09:00","to":"17:00"}]';
      DELETE FROM calendar_exception WHERE on_date >= '2026-01-01';
      UPDATE calendar_exception SET name = '本区活动' WHERE on_date = '2025-10-01'`);
    const next = await ensureCalendar(test.db, NOW);
    expect(next.version).toBe(2);
    expect(next.publishedYears).toEqual(expect.arrayContaining([2024, 2025, 2026]));
    expect(next.hours).toEqual([{ from: '09:00', to: '17:00' }]);
    expect(next.names['2025-10-01']).toBe('本区活动');
    expect(next.exceptions['2026-10-10']).toBe('work');
    expect((await loadCalendar(test.db, 2)).version).toBe(2);
  });

  it('raises and clears the alarm of years without holidays', async () => {
    await ensureCalendar(test.db, new Date('2099-06-01T02:00:00Z'));
    expect(await openAlarms()).toEqual([{ key: 'calendar-year:2099', details: { year: 2099 } }]);
    await ensureCalendar(test.db, new Date('2099-11-01T02:00:00Z'));
    expect((await openAlarms()).map((alarm) => alarm.key)).toEqual([
      'calendar-year:2099',
      'calendar-year:2100',
    ]);
    await ensureCalendar(test.db, NOW);
    expect(await openAlarms()).toEqual([]);
    await ensureCalendar(test.db, new Date('2099-06-01T02:00:00Z'));
    expect(await openAlarms()).toHaveLength(1);
  });

  it('says so when asked for a calendar that is not there', async () => {
    await expect(loadCalendar(test.db)).rejects.toThrow('no working calendar');
    await ensureCalendar(test.db, NOW);
    await expect(loadCalendar(test.db, 99)).rejects.toThrow('no working calendar 99');
  });
});
