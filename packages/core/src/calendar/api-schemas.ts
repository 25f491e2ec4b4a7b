import { z } from 'zod';
import { DayKind, IsoDate, OfficeDay, WorkingCalendar } from './working-calendar.ts';

/** The calendar in force, and where it comes from. */
export const calendarView = z.object({
  ...WorkingCalendar.shape,
  source: z.string(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Name of who published it; null for the platform itself. */
  createdBy: z.string().nullable(),
  /** Of the present and the coming year, those without published holidays: due days in them are provisional. */
  unpublishedYears: z.array(z.int()),
});
export type CalendarView = z.infer<typeof calendarView>;

/** A version of the calendar with what it moved, newest first. */
export const calendarVersions = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      source: z.string(),
      note: z.string().nullable(),
      createdAt: z.iso.datetime(),
      createdBy: z.string().nullable(),
      publishedYears: z.array(z.int()),
      /** Days that differ from the version before. */
      changedDays: z.int(),
      /** Matters whose due moments it moved; null for the first, which nothing was counted before. */
      recount: z.object({ moved: z.int(), finishedAt: z.iso.datetime().nullable() }).nullable(),
    }),
  ),
});
export type CalendarVersions = z.infer<typeof calendarVersions>;

const calendarDay = z.strictObject({
  on: IsoDate,
  kind: DayKind,
  name: z.string().trim().min(1).max(40),
});

/** Arrangements of a year sometimes move days of the last two weeks before it (2018-12-29 for 元旦 2019). */
const FIRST_DAY_BEFORE = '12-18';

/** Publishes the holidays and make-up workdays of one year, as a new version of the calendar. */
export const calendarCreation = z
  .strictObject({
    /** The version that the editor saw. */
    basedOn: z.int().min(1),
    year: z.int().min(2000).max(2200),
    /** All days of the year that differ from the ordinary week; they take the place of what was there. */
    days: z.array(calendarDay).min(1).max(150),
    /** Office hours from now on, where they change as well. */
    hours: OfficeDay.optional(),
    /** Where it is published, such as the number of the State Council's notice. */
    source: z.string().trim().min(1).max(200),
    note: z.string().trim().min(1).max(500).optional(),
  })
  .superRefine(({ year, days }, context) => {
    const seen = new Set<string>();
    for (const [position, { on }] of days.entries()) {
      const path = ['days', position, 'on'];
      if (on < `${year - 1}-${FIRST_DAY_BEFORE}` || on > `${year}-12-31`) {
        context.addIssue({
          code: 'custom',
          path,
          message: `应在 ${year} 年内（可含上一年 12 月 18 日以后的调休）`,
        });
      }
      if (seen.has(on)) context.addIssue({ code: 'custom', path, message: '同一天只能列一次' });
      seen.add(on);
    }
  });
/** Changes single days, as a new version; `ordinary` is what the week makes of the day. */
export const calendarDaysChange = z
  .strictObject({
    basedOn: z.int().min(1),
    days: z
      .array(
        z.discriminatedUnion('kind', [
          calendarDay,
          z.strictObject({ on: IsoDate, kind: z.literal('ordinary') }),
        ]),
      )
      .min(1)
      .max(60),
    source: z.string().trim().min(1).max(200),
    note: z.string().trim().min(1).max(500).optional(),
  })
  .superRefine(({ days }, context) => {
    for (const [position, { on }] of days.entries()) {
      const path = ['days', position, 'on'];
      if (on < '2000-01-01' || on > '2200-12-31') {
        context.addIssue({ code: 'custom', path, message: '应在 2000 年至 2200 年之间' });
      }
      if (days.findIndex((day) => day.on === on) !== position) {
        context.addIssue({ code: 'custom', path, message: '同一天只能列一次' });
      }
    }
  });
export type CalendarDaysChange = z.infer<typeof calendarDaysChange>;
export type CalendarCreation = z.infer<typeof calendarCreation>;
