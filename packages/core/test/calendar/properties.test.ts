import {
  addWorkingDays,
  addWorkingMinutes,
  isWorkingDay,
  subtractWorkingMinutes,
  type WorkingCalendar,
  workingDaysUsed,
  workingMinutesBetween,
  yellowFrom,
} from '@guanjia/core/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { china, chinaCalendar } from './china-2026.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const first = china('2026-01-01 00:00').getTime();

/** Calendars with any exceptions around the spans asked for, and odd office hours. */
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    exceptions: fc.dictionary(
      fc
        .integer({ min: -40, max: 400 })
        .map((day) => new Date(first + DAY * (day + 1)).toISOString().slice(0, 10)),
      fc.constantFrom('work' as const, 'rest' as const),
      { maxKeys: 60 },
    ),
    hours: fc.constantFrom<WorkingCalendar['hours'][]>(
      [
        { from: '08:30', to: '12:00' },
        { from: '14:00', to: '18:00' },
      ],
      [{ from: '00:00', to: '24:00' }],
      [
        { from: '09:00', to: '09:07' },
        { from: '09:07', to: '11:00' },
        { from: '23:00', to: '24:00' },
      ],
    ),
  })
  .map((parts) => ({ ...chinaCalendar(), ...parts }));
const minutesOfYear = fc.integer({ min: 0, max: 365 * 1440 });
const moment = minutesOfYear.map((minute) => new Date(first + minute * MINUTE));

/** The slow truth: walks minute by minute. */
function open(calendar: WorkingCalendar, time: number): boolean {
  const local = new Date(time + 8 * 60 * MINUTE).toISOString();
  const clock = local.slice(11, 16);
  return (
    isOfficeDay(calendar, local.slice(0, 10)) &&
    calendar.hours.some((hours) => hours.from <= clock && clock < hours.to)
  );
}

function isOfficeDay(calendar: WorkingCalendar, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (calendar.exceptions[date] ?? (weekday % 6 === 0 ? 'rest' : 'work')) === 'work';
}

describe('working time, by properties', () => {
  it('adding and measuring are inverse', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: 0, max: 60_000 }), (calendar, from, minutes) => {
        const { at } = addWorkingMinutes(calendar, from, minutes);
        expect(workingMinutesBetween(calendar, from, at)).toBe(minutes);
        expect(
          workingMinutesBetween(calendar, subtractWorkingMinutes(calendar, from, minutes).at, from),
        ).toBe(minutes);
      }),
    );
  });

  it('never goes back', () => {
    fc.assert(
      fc.property(calendars, moment, moment, fc.nat(9000), fc.nat(9000), (calendar, a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const [less, more] = m <= n ? [m, n] : [n, m];
        expect(+addWorkingMinutes(calendar, early, less).at).toBeLessThanOrEqual(
          +addWorkingMinutes(calendar, late, more).at,
        );
        expect(+addWorkingDays(calendar, early, less).dueAt).toBeLessThanOrEqual(
          +addWorkingDays(calendar, late, more).dueAt,
        );
      }),
    );
  });

  it('finishing on the due day uses what was promised, a minute later more', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: 1, max: 90 }), (calendar, from, days) => {
        const { dueAt, dueOn } = addWorkingDays(calendar, from, days);
        expect(isWorkingDay(calendar, dueOn)).toBe(true);
        expect(workingDaysUsed(calendar, from, dueAt)).toBe(days);
        expect(
          workingDaysUsed(calendar, from, addWorkingMinutes(calendar, new Date(+dueAt + DAY), 1).at),
        ).toBeGreaterThan(days);
      }),
    );
  });

  it('a pause moves the due moment and leaves the days used', () => {
    fc.assert(
      fc.property(
        calendars,
        moment,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(5000),
        (calendar, from, days, paused) => {
          const { dueAt } = addWorkingDays(calendar, from, days);
          const moved = paused > 0 ? addWorkingMinutes(calendar, dueAt, paused).at : dueAt;
          expect(workingDaysUsed(calendar, from, moved, paused)).toBeLessThanOrEqual(days);
        },
      ),
    );
  });

  it('yellow lies between start and due', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: 0, max: 30 }), (calendar, from, days) => {
        const { dueAt } = addWorkingDays(calendar, from, days);
        const start = new Date(Math.min(+from, +dueAt));
        const yellow = yellowFrom(calendar, start, dueAt);
        expect(yellow >= start && yellow <= dueAt).toBe(true);
      }),
    );
  });

  it('agrees with walking minute by minute', () => {
    fc.assert(
      fc.property(calendars, moment, fc.nat(1500), (calendar, from, minutes) => {
        let left = minutes;
        let time = +from;
        if (minutes === 0) while (!open(calendar, time)) time += MINUTE;
        while (left > 0) {
          if (open(calendar, time)) left -= 1;
          time += MINUTE;
        }
        expect(addWorkingMinutes(calendar, from, minutes).at).toEqual(new Date(time));

        let backLeft = minutes;
        let back = +from;
        if (minutes === 0) while (!open(calendar, back - MINUTE)) back -= MINUTE;
        while (backLeft > 0) {
          back -= MINUTE;
          if (open(calendar, back)) backLeft -= 1;
        }
        expect(subtractWorkingMinutes(calendar, from, minutes).at).toEqual(new Date(back));
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(calendars, moment, fc.integer({ min: 1, max: 60 }), (calendar, from, days) => {
        let left = days;
        let day = new Date(+from + 8 * 60 * MINUTE).toISOString().slice(0, 10);
        while (left > 0) {
          day = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
          if (isOfficeDay(calendar, day)) left -= 1;
        }
        expect(addWorkingDays(calendar, from, days).dueOn).toBe(day);
      }),
    );
  });
});
