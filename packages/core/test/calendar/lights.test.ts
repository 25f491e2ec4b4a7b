import { addWorkingDays, addWorkingMinutes, lightAt, yellowFrom } from '@guanjia/core/calendar';
import { describe, expect, it } from 'vitest';
import { china, chinaCalendar } from './china-2026.ts';

const calendar = chinaCalendar();

describe('lights', () => {
  it.each([
    ['2026-08-31 08:30', 15, '2026-09-16 16:30', '2026-09-20 18:00'], // a fifth of 16 days is more than one
    ['2026-09-07 18:00', 5, '2026-09-14 08:30', '2026-09-14 18:00'], // one day is as much as a fifth
    ['2026-09-07 18:00', 2, '2026-09-09 08:30', '2026-09-09 18:00'],
    ['2026-09-07 18:00', 1, '2026-09-08 14:15', '2026-09-08 18:00'], // half of a one-day limit
  ])('from %s, %i days: yellow at %s, due at %s', (from, days, yellow, due) => {
    const start = china(from);
    const { dueAt } = addWorkingDays(calendar, start, days);
    expect(dueAt).toEqual(china(due));
    expect(yellowFrom(calendar, start, dueAt)).toEqual(china(yellow));
  });

  it('is never born yellow by hours', () => {
    const start = china('2026-09-30 09:00');
    const dueAt = addWorkingMinutes(calendar, start, 120).at;
    expect(yellowFrom(calendar, start, dueAt)).toEqual(china('2026-09-30 10:00'));
  });

  it('has nothing to warn of without time', () => {
    const start = china('2026-10-02 09:00');
    expect(yellowFrom(calendar, start, china('2026-10-03 09:00'))).toEqual(china('2026-10-03 09:00'));
  });

  it('turns at its moments', () => {
    const clock = { yellowAt: china('2026-09-30 10:00'), dueAt: china('2026-09-30 12:00') };
    expect(lightAt({ ...clock, now: china('2026-09-30 09:59') })).toBe('green');
    expect(lightAt({ ...clock, now: clock.yellowAt })).toBe('yellow');
    expect(lightAt({ ...clock, now: clock.dueAt })).toBe('yellow');
    expect(lightAt({ ...clock, now: new Date(clock.dueAt.getTime() + 1) })).toBe('red');
  });
});
