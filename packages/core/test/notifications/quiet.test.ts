import { isWorkingDay, localDate, type WorkingCalendar } from '@guanjia/core/calendar';
import { isNews, newsKinds, type QuietHours, showFrom } from '@guanjia/core/notifications';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const calendar: WorkingCalendar = {
  version: 1,
  utcOffsetMinutes: 480,
  hours: [{ from: '08:30', to: '18:00' }],
  exceptions: Object.fromEntries([
    ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => [day, 'rest']),
    ['2026-10-10', 'work'],
  ]),
  names: {},
  publishedYears: [2026],
};
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const night: QuietHours = { from: '22:00', to: '07:30', restDays: false };

describe('quiet hours', () => {
  test.each([
    ['2026-09-15 21:59', '2026-09-15 21:59'],
    ['2026-09-15 22:00', '2026-09-16 07:30'],
    ['2026-09-16 00:00', '2026-09-16 07:30'],
    ['2026-09-16 07:29', '2026-09-16 07:30'],
    ['2026-09-16 07:30', '2026-09-16 07:30'],
  ])('what is told at %s is shown from %s on', (told, shown) => {
    expect(showFrom(night, calendar, at(told))).toEqual(at(shown));
  });

  test('the eve of a holiday runs on to the first morning after it', () => {
    const rests = { ...night, restDays: true };
    expect(showFrom(rests, calendar, at('2026-09-30 23:00'))).toEqual(at('2026-10-08 07:30'));
    // A weekend on which the office works is no rest.
    expect(showFrom(rests, calendar, at('2026-10-10 09:00'))).toEqual(at('2026-10-10 09:00'));
    expect(showFrom(rests, calendar, at('2026-10-11 09:00'))).toEqual(at('2026-10-12 07:30'));
  });

  test('none, or none of any length, hold nothing back', () => {
    expect(showFrom(null, calendar, at('2026-09-15 23:00'))).toEqual(at('2026-09-15 23:00'));
    const empty = { from: '08:00', to: '08:00', restDays: false };
    expect(showFrom(empty, calendar, at('2026-09-15 08:00'))).toEqual(at('2026-09-15 08:00'));
  });

  test('end at the first minute that is not quiet', () => {
    const time = fc
      .integer({ min: 0, max: 95 })
      .map(
        (quarter) =>
          `${String(quarter >> 2).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
      );
    const quietAt = (quiet: QuietHours, moment: Date): boolean => {
      const local = new Date(moment.getTime() + 480 * 60_000).toISOString().slice(11, 16);
      const inHours =
        quiet.from <= quiet.to
          ? local >= quiet.from && local < quiet.to
          : local >= quiet.from || local < quiet.to;
      return inHours || (quiet.restDays && !isWorkingDay(calendar, localDate(calendar, moment)));
    };
    fc.assert(
      fc.property(
        fc.record({ from: time, to: time, restDays: fc.boolean() }),
        fc.integer({ min: 0, max: 20 * 24 * 4 }),
        (quiet, quarters) => {
          const told = new Date(at('2026-09-28 00:00').getTime() + quarters * 15 * 60_000);
          let walked = told;
          while (quietAt(quiet, walked)) walked = new Date(walked.getTime() + 15 * 60_000);
          expect(showFrom(quiet, calendar, told)).toEqual(walked);
        },
      ),
    );
  });
});

test('what asks something of a person can not be muted', () => {
  for (const kind of [
    'assign',
    'request-materials',
    'light-turned',
    'escalate',
    'alarm',
    'answer',
  ] as const) {
    expect(isNews(kind), kind).toBe(false);
    expect(newsKinds).not.toContain(kind);
  }
});
