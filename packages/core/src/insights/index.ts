import { z } from 'zod';

export * from './plan-measures.ts';
export * from './statistics.ts';

const count = z.number().int();
const named = z.object({ id: z.uuid(), name: z.string() });

/** On time: of the promises to firms that ended in the period, how many in time. */
const onTime = z.object({ kept: count, ended: count });

/** Lights of open matters. */
const litMatters = z.object({ red: count, yellow: count, green: count, paused: count, none: count });

/** What the leading group and station masters look at first; a station master sees the own stations. */
export const overview = z.object({
  at: z.iso.datetime(),
  scope: z.enum(['zone', 'stations']),
  enterprises: z.object({ active: count, aboveScale: count, butlers: count }),
  projects: z.object({ active: count, butlers: count }),
  /** The running month of the zone, YYYY-MM. */
  month: z.object({ name: z.string(), raised: count, closed: count }),
  open: z.object({
    total: count,
    lights: litMatters,
    unaccepted: count,
    waitingForFirm: count,
    rectifying: count,
  }),
  /** The last twelve months, the running one included. */
  year: z.object({
    from: z.iso.date(),
    raised: count,
    closed: count,
    onTime,
    /** Median working days of promises that ended, with the number they are taken from; null with none. */
    usedDays: z.object({ median: z.number().nullable(), n: count }),
    /** Mean promised working days of the same ones. */
    promisedDays: z.number().nullable(),
  }),
  /** Ratings of the last twelve months; excluded ones are left out and counted apart. */
  satisfaction: z.object({
    levels: z.array(z.object({ level: z.number().int().min(1).max(5), count })),
    rated: count,
    closed: count,
    notRated: count,
    excluded: count,
    badOpen: count,
  }),
  months: z.array(z.object({ month: z.string(), raised: count, closed: count, onTime })),
  stations: z.array(
    z.object({
      station: named,
      open: count,
      red: count,
      yellow: count,
      onTime,
      rated: count,
      satisfied: count,
    }),
  ),
  groups: z.array(z.object({ code: z.string(), name: z.string(), raised: count, open: count })),
});
export type Overview = z.infer<typeof overview>;
