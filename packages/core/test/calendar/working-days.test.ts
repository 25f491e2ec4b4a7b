import {
  addWorkingDays,
  isWorkingDay,
  localDate,
  WorkingCalendar,
  workingDaysUsed,
} from '@guanjia/core/calendar';
import { describe, expect, it } from 'vitest';
import { china, chinaCalendar } from './china-2026.ts';

const calendar = chinaCalendar();
const due = (from: string, days: number) => addWorkingDays(calendar, china(from), days);

describe('working calendar', () => {
  it('takes a calendar and refuses impossible ones', () => {
    expect(WorkingCalendar.parse(calendar)).toEqual(calendar);
    const bad = (change: object) => WorkingCalendar.safeParse({ ...calendar, ...change }).success;
    expect(bad({ hours: [{ from: '12:00', to: '08:30' }] })).toBe(false);
    expect(
      bad({
        hours: [
          { from: '08:30', to: '12:00' },
          { from: '11:59', to: '18:00' },
        ],
      }),
    ).toBe(false);
    expect(bad({ hours: [{ from: '8:30', to: '12:00' }] })).toBe(false);
    expect(bad({ hours: [] })).toBe(false);
    expect(bad({ exceptions: { '2026-02-29': 'rest' } })).toBe(false);
    expect(bad({ hours: [{ from: '20:00', to: '24:00' }] })).toBe(true);
  });

  it.each([
    ['2026-09-30', true],
    ['2026-10-01', false],
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-10', true], // Saturday made up
    ['2026-10-11', false],
    ['2026-09-20', true], // Sunday made up
    ['2026-01-04', true],
    ['2024-02-29', true],
    ['1969-12-31', true], // before the epoch the weeks go on: a Wednesday
    ['1969-12-28', false],
  ])('%s is a working day: %s', (date, works) => {
    expect(isWorkingDay(calendar, date)).toBe(works);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', 'today'])('%j is no day', (date) => {
    expect(() => isWorkingDay(calendar, date)).toThrow(RangeError);
  });

  it('keeps to the zone’s clock at midnight', () => {
    expect(localDate(calendar, china('2026-09-30 23:59'))).toBe('2026-09-30');
    expect(localDate(calendar, new Date('2026-09-30T16:00:00Z'))).toBe('2026-10-01');
    expect(() => localDate(calendar, new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-09-30 10:00', 5, '2026-10-13', false], // 国庆 eve, with the make-up Saturday
    ['2026-09-30 00:00', 5, '2026-10-13', false],
    ['2026-09-30 23:59', 5, '2026-10-13', false],
    ['2026-10-03 10:00', 1, '2026-10-08', false], // raised within the holiday
    ['2026-09-18 10:00', 1, '2026-09-20', false], // Friday before a working Sunday
    ['2024-02-28 10:00', 1, '2024-02-29', false], // leap day
    ['2024-02-29 10:00', 1, '2024-03-01', false],
    ['2025-12-31 10:00', 1, '2026-01-04', false], // year end, both years published
    ['2026-12-30 10:00', 1, '2026-12-31', false],
    ['2026-12-31 10:00', 1, '2027-01-01', true], // nobody has said yet when 元旦 is kept
    ['2023-12-29 10:00', 1, '2024-01-01', true],
    ['2026-10-10 09:00', 0, '2026-10-10', false],
    ['2026-10-11 09:00', 0, '2026-10-12', false],
  ])('%s and %i working days: %s', (from, days, dueOn, provisional) => {
    const result = due(from, days);
    expect(result).toEqual({ dueAt: china(`${dueOn} 18:00`), dueOn, provisional });
  });

  it.each([-1, 0.5, Number.NaN, Infinity])('refuses %d days', (days) => {
    expect(() => due('2026-09-30 10:00', days)).toThrow(RangeError);
  });

  it('crosses decades at once', () => {
    expect(due('2026-01-05 09:00', 100_000).provisional).toBe(true);
    expect(() => due('9999-12-30 09:00', 5)).toThrow(RangeError);
  });
});

describe('workingDaysUsed', () => {
  const used = (from: string, to: string, paused?: number) =>
    workingDaysUsed(calendar, china(from), china(to), paused);

  it('does not count the day of the start', () => {
    expect(used('2026-09-30 08:30', '2026-09-30 18:00')).toBe(0);
    expect(used('2026-09-30 17:59', '2026-10-08 08:31')).toBe(1);
    expect(used('2026-09-30 10:00', '2026-10-13 18:00')).toBe(5);
    expect(used('2026-09-30 10:00', '2026-10-11 12:00')).toBe(3);
  });

  it('is 0 backwards', () => expect(used('2026-10-13 10:00', '2026-09-30 10:00')).toBe(0));

  it('gives a pause back', () => {
    expect(used('2026-09-30 10:00', '2026-10-13 18:00', 450)).toBe(4);
    expect(used('2026-09-30 10:00', '2026-10-14 09:30', 60)).toBe(5);
    expect(used('2026-09-30 10:00', '2026-10-14 09:31', 60)).toBe(6);
    expect(used('2026-09-30 10:00', '2026-10-08 15:00', 10)).toBe(1);
    expect(used('2026-09-30 10:00', '2026-10-08 15:00', 45_000)).toBe(0);
  });
});
