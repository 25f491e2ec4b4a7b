import { z } from 'zod';

/** A local day, `YYYY-MM-DD`; refuses days that do not exist (2026-02-29). */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间写作 08:30');

/** One stretch of office hours on a local day, `from` included, `to` excluded. */
const hours = z.strictObject({ from: clockTime, to: clockTime });
export type OfficeHours = z.infer<typeof hours>;

/** The office hours of a day, in order, with breaks between them. */
export const OfficeDay = z
  .array(hours)
  .min(1)
  .max(6)
  .superRefine((stretches, context) => {
    for (const [position, stretch] of stretches.entries()) {
      const before = stretches[position - 1];
      if (stretch.from >= stretch.to || (before && before.to > stretch.from)) {
        context.addIssue({ code: 'custom', path: [position], message: '办公时间须由早到晚，且不重叠' });
      }
    }
  });

export const DayKind = z.enum(['work', 'rest']);
export type DayKind = z.infer<typeof DayKind>;

/**
 * The working calendar of a zone (工作日历): Monday to Friday but for `exceptions`, which hold statutory
 * holidays (rest) and make-up workdays 调休 (work). Treat a value as immutable: what is derived from it is
 * kept per object.
 *
 * `utcOffsetMinutes` stands for the zone's clock. China has one time zone and no summer time, so an offset is
 * the whole truth, and no arithmetic here looks at the machine's own zone.
 */
export const WorkingCalendar = z.strictObject({
  version: z.int().min(1),
  utcOffsetMinutes: z.int().min(-720).max(840),
  hours: OfficeDay,
  exceptions: z.record(IsoDate, DayKind),
  /** What an exception is for (国庆节, 春节 …), by day; a day may go without. */
  names: z.record(IsoDate, z.string().min(1).max(40)),
  /** Years whose holidays the State Council has published; any other year is provisional. */
  publishedYears: z.array(z.int().min(1970).max(9999)),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** Beijing time. */
export const CHINA_UTC_OFFSET_MINUTES = 480;

/** Office hours that a zone starts with; a setting of the zone afterwards. */
export const DEFAULT_OFFICE_HOURS: readonly OfficeHours[] = [
  { from: '08:30', to: '12:00' },
  { from: '14:00', to: '18:00' },
];
