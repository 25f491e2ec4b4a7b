import { z } from 'zod';

const count = z.number().int();

/** What figures are broken down by. */
export const breakdowns = ['type', 'department', 'station', 'butler', 'month'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Matters that were closed between two days of the zone, both included; the last twelve months when left out. */
export const statisticsQuery = z
  .strictObject({
    by: z.enum(breakdowns).default('type'),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
  .refine((q) => !q.from || !q.to || q.from <= q.to, { path: ['to'], message: '结束日期不能早于开始日期' });
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

/** Median and quartiles with the number of values that they are taken from; null where there is none. */
const spread = z.object({
  n: count,
  median: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type Spread = z.infer<typeof spread>;
/** A median of what is known; `n` says of how many matters it is. */
const known = z.object({ n: count, median: z.number().nullable() });

const group = { key: z.string(), name: z.string() };

export const timeSavedRow = z.object({
  ...group,
  /** Working days of the promises that ended, pauses left out. */
  used: spread,
  promised: known,
  /** Calendar days are taken as five working days in seven. */
  statutory: known,
  pastPractice: known,
  /** Median of what each matter used less than the law gives, or than it used to take; unknown ones left out. */
  savedOnStatutory: known,
  savedOnPast: known,
});
export type TimeSavedRow = z.infer<typeof timeSavedRow>;

const period = { by: z.enum(breakdowns), from: z.iso.date(), to: z.iso.date() };
export const timeSaved = z.object({ ...period, total: timeSavedRow, rows: z.array(timeSavedRow) });
export type TimeSaved = z.infer<typeof timeSaved>;

export const ratingsRow = z.object({
  ...group,
  /** Rounds closed in the period; each is in exactly one of rated, notRated and waiting. */
  closed: count,
  /** Of those rated: what counts, 5 first; they add up to `counted`. */
  levels: z.array(count).length(5),
  rated: count,
  /** Rated and not found to be wrong: what shares of levels are taken from. */
  counted: count,
  /** The time to rate is over, and the firm did not. */
  notRated: count,
  /** May be rated still. */
  waiting: count,
  /** 误评, found to be wrong: kept on record among those rated, and in no level. */
  excluded: count,
  /** 通过链接评价: of those rated, by nobody who was signed in. */
  byLink: count,
});
export type RatingsRow = z.infer<typeof ratingsRow>;
export const ratingStatistics = z.object({
  ...period,
  total: ratingsRow,
  rows: z.array(ratingsRow),
  /** The newest hundred at most; `total.excluded` says how many there are. */
  exclusions: z.array(
    z.object({
      matter: z.object({ id: z.uuid(), number: z.string() }),
      round: count,
      level: z.union([z.literal(1), z.literal(2)]),
      /** Null: the words were erased. */
      reason: z.string().nullable(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
    }),
  ),
});
export type RatingStatistics = z.infer<typeof ratingStatistics>;
