import {
  addWorkingDays,
  addWorkingMinutes,
  recountDue,
  WorkingCalendar,
  workingMinutesBetween,
} from '@guanjia/core/calendar';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const day = fc
  .integer({ min: 0, max: 120 })
  .map((at) => new Date(Date.UTC(2026, 8, 1 + at)).toISOString().slice(0, 10));
const calendars = fc
  .record({
    exceptions: fc.dictionary(day, fc.constantFrom('work' as const, 'rest' as const), { maxKeys: 25 }),
    published: fc.boolean(),
  })
  .map(({ exceptions, published }) =>
    WorkingCalendar.parse({
      version: 1,
      utcOffsetMinutes: 480,
      hours: [
        { from: '08:30', to: '12:00' },
        { from: '14:00', to: '18:00' },
      ],
      exceptions,
      names: {},
      publishedYears: published ? [2026, 2027] : [2026],
    }),
  );
const moments = fc
  .integer({ min: 0, max: 80 * 1440 })
  .map((m) => new Date(Date.UTC(2026, 8, 1) + m * 60_000));
const limits = fc.integer({ min: 1, max: 40 });

it('in days is what the new calendar gives from the beginning, extended or not', () => {
  fc.assert(
    fc.property(
      calendars,
      calendars,
      moments,
      limits,
      fc.integer({ min: 0, max: 7 }),
      (by, next, from, n, more) => {
        const first = addWorkingDays(by, from, n);
        const dueAt = more === 0 ? first.dueAt : addWorkingDays(by, first.dueAt, more).dueAt;
        const due = recountDue({ startedAt: from, resumedAt: null, dueAt, inDays: true }, by, next);
        const fresh = addWorkingDays(next, from, n + more);
        expect(due).toEqual({ at: fresh.dueAt, provisional: fresh.provisional });
      },
    ),
  );
});

it('of working time leaves as much of it as there was', () => {
  fc.assert(
    fc.property(
      calendars,
      calendars,
      moments,
      fc.integer({ min: 1, max: 5000 }),
      (by, next, from, minutes) => {
        const dueAt = addWorkingMinutes(by, from, minutes).at;
        const due = recountDue({ startedAt: from, resumedAt: null, dueAt, inDays: false }, by, next);
        expect(workingMinutesBetween(next, from, due.at)).toBeCloseTo(minutes, 5);
      },
    ),
  );
});

it('after a pause counts what was left from its end on', () => {
  fc.assert(
    fc.property(
      calendars,
      calendars,
      moments,
      moments,
      fc.integer({ min: 1, max: 5000 }),
      (by, next, a, b, left) => {
        const [startedAt, resumedAt] = a < b ? [a, b] : [b, a];
        const dueAt = addWorkingMinutes(by, resumedAt, left).at;
        const due = recountDue({ startedAt, resumedAt, dueAt, inDays: true }, by, next);
        expect(workingMinutesBetween(next, resumedAt, due.at)).toBeCloseTo(left, 5);
      },
    ),
  );
});

it('by the same calendar moves nothing, and there and back comes home', () => {
  fc.assert(
    fc.property(calendars, calendars, moments, limits, fc.boolean(), (by, next, startedAt, n, inDays) => {
      const dueAt = inDays
        ? addWorkingDays(by, startedAt, n).dueAt
        : addWorkingMinutes(by, startedAt, n * 60).at;
      const span = { startedAt, resumedAt: null, dueAt, inDays };
      expect(recountDue(span, by, by).at).toEqual(dueAt);
      const there = recountDue(span, by, next).at;
      expect(recountDue({ ...span, dueAt: there }, next, by).at).toEqual(dueAt);
    }),
  );
});

it('was over before its last pause, and stays over', () => {
  const by = WorkingCalendar.parse({
    version: 1,
    utcOffsetMinutes: 480,
    hours: [{ from: '08:30', to: '18:00' }],
    exceptions: {},
    names: {},
    publishedYears: [2026],
  });
  const next = { ...by, exceptions: { '2026-10-01': 'rest' as const } };
  const dueAt = new Date('2026-09-30T10:00:00Z');
  const resumedAt = new Date('2026-10-09T02:00:00Z');
  const span = { startedAt: new Date('2026-09-28T02:00:00Z'), resumedAt, dueAt, inDays: true };
  expect(recountDue(span, by, next).at).toEqual(dueAt);
});
