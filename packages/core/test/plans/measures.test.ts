import type { WorkingCalendar } from '@guanjia/core/calendar';
import { type DoneNode, daysTaken, measureForecasts, measureNodes } from '@guanjia/core/insights';
import { expect, it } from 'vitest';

const calendar: WorkingCalendar = {
  version: 1,
  utcOffsetMinutes: 480,
  hours: [{ from: '09:00', to: '17:00' }],
  exceptions: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, 'rest' as const])),
  names: {},
  publishedYears: [2026],
};
const wd = (days: number) => ({ days, unit: 'workingDay' as const, source: '示例' });
const done = (start: string, end: string, more: Partial<DoneNode> = {}): DoneNode => ({
  start,
  end,
  promised: null,
  statutory: null,
  pastPractice: null,
  groups: [{ key: 'a', name: '甲' }],
  ...more,
});

it('counts both ends, and nothing over 国庆', () => {
  expect(daysTaken(calendar, '2026-09-30', '2026-09-30')).toBe(1);
  expect(daysTaken(calendar, '2026-09-30', '2026-10-08')).toBe(2);
  expect(daysTaken(calendar, '2026-10-01', '2026-10-07')).toBe(0);
  expect(daysTaken(calendar, '2026-10-05', '2026-10-09')).toBe(2);
});

it('measures by what is known and leaves the rest unknown', () => {
  const { total, rows } = measureNodes(
    [
      done('2026-09-07', '2026-09-08', {
        promised: wd(3),
        statutory: { days: 7, unit: 'calendarDay', source: '示例' },
      }),
      done('2026-09-07', '2026-09-10', { promised: wd(3) }),
      done('2026-09-07', '2026-09-07', { groups: [{ key: 'b', name: '乙' }] }),
    ],
    calendar,
  );
  expect(total).toMatchObject({
    used: { n: 3, median: 2, lower: 1.5, upper: 3 },
    promised: { n: 2, median: 3 },
    statutory: { n: 1, median: 5 },
    pastPractice: { n: 0, median: null },
    savedOnStatutory: { n: 1, median: 3 },
    withPromise: 2,
    overPromise: 1,
  });
  // What has a promise to be measured by comes first.
  expect(rows.map((row) => row.name)).toEqual(['甲', '乙']);
  expect(measureNodes([], calendar).total.used).toEqual({ n: 0, median: null, lower: null, upper: null });
});

it('says how far forecasts were off, and on which side', () => {
  const off = (expected: string, actual: string) => ({ daysBefore: 30, expected, actual });
  const found = measureForecasts(
    [off('2026-09-30', '2026-10-08'), off('2026-09-10', '2026-09-09'), off('2026-09-07', '2026-09-11')],
    calendar,
  );
  expect(found.find((one) => one.daysBefore === 30)).toEqual({
    daysBefore: 30,
    n: 3,
    medianError: 1,
    medianAbsoluteError: 1,
  });
  expect(found.find((one) => one.daysBefore === 7)).toMatchObject({ n: 0, medianError: null });
});
