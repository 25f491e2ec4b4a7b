import {
  addWorkingMinutes,
  minutesPerDay,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from '@guanjia/core/calendar';
import { describe, expect, it } from 'vitest';
import { china, chinaCalendar } from './china-2026.ts';

const calendar = chinaCalendar();

describe('working minutes', () => {
  it('has seven and a half hours a day', () => expect(minutesPerDay(calendar)).toBe(450));

  it.each([
    ['2026-09-30 10:00', 120, '2026-09-30 12:00'], // ends with the morning, not after lunch
    ['2026-09-30 10:00', 121, '2026-09-30 14:01'],
    ['2026-09-30 12:30', 60, '2026-09-30 15:00'],
    ['2026-09-30 17:00', 60, '2026-09-30 18:00'],
    ['2026-09-30 17:00', 61, '2026-10-08 08:31'], // over 国庆
    ['2026-10-01 00:00', 1, '2026-10-08 08:31'],
    ['2026-10-09 17:30', 60, '2026-10-10 09:00'], // into the make-up Saturday
    ['2026-09-30 07:00', 0, '2026-09-30 08:30'],
    ['2026-09-30 12:00', 0, '2026-09-30 14:00'],
    ['2026-09-30 18:00', 0, '2026-10-08 08:30'],
    ['2026-09-30 10:11', 0, '2026-09-30 10:11'],
    ['2024-02-28 18:00', 450, '2024-02-29 18:00'], // leap day
  ])('%s and %i minutes: %s', (from, minutes, at) => {
    expect(addWorkingMinutes(calendar, china(from), minutes)).toEqual({ at: china(at), provisional: false });
  });

  it.each([
    ['2026-09-30 12:00', 120, '2026-09-30 10:00'],
    ['2026-09-30 15:00', 60, '2026-09-30 14:00'],
    ['2026-09-30 15:00', 61, '2026-09-30 11:59'],
    ['2026-10-08 09:00', 31, '2026-09-30 17:59'],
    ['2026-10-03 09:00', 0, '2026-09-30 18:00'],
    ['2026-09-30 08:30', 0, '2026-09-29 18:00'],
  ])('%s less %i minutes: %s', (to, minutes, at) => {
    expect(subtractWorkingMinutes(calendar, china(to), minutes)).toEqual({
      at: china(at),
      provisional: false,
    });
  });

  it('marks what reaches into a year without holidays', () => {
    expect(addWorkingMinutes(calendar, china('2026-12-31 17:00'), 60).provisional).toBe(false);
    expect(addWorkingMinutes(calendar, china('2026-12-31 17:00'), 61).provisional).toBe(true);
    expect(subtractWorkingMinutes(calendar, china('2024-01-01 09:00'), 60).provisional).toBe(true);
  });

  it('measures between moments', () => {
    const between = (a: string, b: string) => workingMinutesBetween(calendar, china(a), china(b));
    expect(between('2026-09-30 12:00', '2026-09-30 14:00')).toBe(0);
    expect(between('2026-09-30 17:00', '2026-10-08 09:00')).toBe(90);
    expect(between('2026-10-08 09:00', '2026-09-30 17:00')).toBe(0);
    expect(between('2025-12-31 18:00', '2026-12-31 18:00')).toBe(248 * 450);
  });

  it.each([-1, Number.NaN, Infinity, 1e9])('refuses %d minutes', (minutes) => {
    expect(() => addWorkingMinutes(calendar, china('2026-09-30 10:00'), minutes)).toThrow(RangeError);
  });

  it('answers spans of centuries at once', () => {
    const from = china('2026-01-05 09:00');
    const { at } = addWorkingMinutes(calendar, from, 45_000_000);
    expect(workingMinutesBetween(calendar, from, at)).toBe(45_000_000);
  });
});
