import { z } from 'zod';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../calendar/index.ts';
import type { PlanLimit } from '../plans/index.ts';
import { type Spread, type TimeSavedRow, timeSavedRow } from './statistics.ts';

export const planBreakdowns = ['node', 'office', 'station', 'month'] as const;
export type PlanBreakdown = (typeof planBreakdowns)[number];

/** Nodes that were done between two days, both included; the last twelve months when left out. */
export const planMeasuresQuery = z
  .strictObject({
    by: z.enum(planBreakdowns).default('node'),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
  .refine((q) => !q.from || !q.to || q.from <= q.to, { path: ['to'], message: '结束日期不能早于开始日期' });
export type PlanMeasuresQuery = z.infer<typeof planMeasuresQuery>;

export const planMeasureRow = timeSavedRow.extend({
  /** Of those with a promise: how many took longer. */
  overPromise: z.int(),
  withPromise: z.int(),
});
export type PlanMeasureRow = z.infer<typeof planMeasureRow>;

/** How good forecasts were, so many days before the end came. Positive: it came later than was expected. */
export const forecastAccuracy = z.object({
  daysBefore: z.int(),
  n: z.int(),
  medianError: z.number().nullable(),
  medianAbsoluteError: z.number().nullable(),
});
export type ForecastAccuracy = z.infer<typeof forecastAccuracy>;
export const forecastHorizons = [7, 30, 90, 180] as const;

export const planMeasures = z.object({
  by: z.enum(planBreakdowns),
  from: z.iso.date(),
  to: z.iso.date(),
  total: planMeasureRow,
  /** The slowest first, by how far the median lies above what was promised, else by the median itself. */
  rows: z.array(planMeasureRow),
  forecasts: z.array(forecastAccuracy),
});
export type PlanMeasures = z.infer<typeof planMeasures>;

/** One node that is done, with the groups that it counts in. */
export interface DoneNode {
  readonly start: string;
  readonly end: string;
  readonly promised: PlanLimit | null;
  readonly statutory: PlanLimit | null;
  readonly pastPractice: PlanLimit | null;
  readonly groups: readonly { readonly key: string; readonly name: string }[];
}

/** Working days that a node took, both ends included; one within a holiday took none. */
export const daysTaken = (calendar: WorkingCalendar, start: string, end: string): number =>
  workingDaysBetween(calendar, start, end) + (isWorkingDay(calendar, start) ? 1 : 0);

/** Calendar days as working days, where figures of both kinds stand side by side. */
const workingDaysOf = (limit: PlanLimit | null): number | null =>
  limit === null ? null : limit.unit === 'workingDay' ? limit.days : (limit.days * 5) / 7;

/** The value below which a share of the sorted values lies, between neighbours in proportion. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
const sortedOf = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null).sort((one, other) => one - other);

function spreadOf(values: readonly number[]): Spread {
  const sorted = sortedOf(values);
  return {
    n: sorted.length,
    median: quantile(sorted, 0.5),
    lower: quantile(sorted, 0.25),
    upper: quantile(sorted, 0.75),
  };
}
function knownOf(values: readonly (number | null)[]): TimeSavedRow['promised'] {
  const sorted = sortedOf(values);
  return { n: sorted.length, median: quantile(sorted, 0.5) };
}

function rowOf(
  key: string,
  name: string,
  nodes: readonly DoneNode[],
  calendar: WorkingCalendar,
): PlanMeasureRow {
  const each = nodes.map((node) => ({
    used: daysTaken(calendar, node.start, node.end),
    promised: workingDaysOf(node.promised),
    statutory: workingDaysOf(node.statutory),
    past: workingDaysOf(node.pastPractice),
  }));
  const less = (than: number | null, used: number) => (than === null ? null : than - used);
  return {
    key,
    name,
    used: spreadOf(each.map(({ used }) => used)),
    promised: knownOf(each.map(({ promised }) => promised)),
    statutory: knownOf(each.map(({ statutory }) => statutory)),
    pastPractice: knownOf(each.map(({ past }) => past)),
    savedOnStatutory: knownOf(each.map(({ statutory, used }) => less(statutory, used))),
    savedOnPast: knownOf(each.map(({ past, used }) => less(past, used))),
    withPromise: each.filter(({ promised }) => promised !== null).length,
    overPromise: each.filter(({ promised, used }) => promised !== null && used > promised).length,
  };
}

const beyond = ({ used, promised }: PlanMeasureRow): number => (used.median ?? 0) - (promised.median ?? 0);

/** What nodes took beside what was promised, by group and in all. */
export function measureNodes(
  nodes: readonly DoneNode[],
  calendar: WorkingCalendar,
): Pick<PlanMeasures, 'total' | 'rows'> {
  const groups = new Map<string, { name: string; nodes: DoneNode[] }>();
  for (const node of nodes) {
    for (const { key, name } of node.groups) {
      const group = groups.get(key) ?? { name, nodes: [] };
      group.nodes.push(node);
      groups.set(key, group);
    }
  }
  const rows = [...groups].map(([key, group]) => rowOf(key, group.name, group.nodes, calendar));
  return {
    total: rowOf('*', '', nodes, calendar),
    rows: rows.sort(
      (one, other) =>
        Number(other.promised.n > 0) - Number(one.promised.n > 0) ||
        beyond(other) - beyond(one) ||
        one.name.localeCompare(other.name),
    ),
  };
}

/** Errors of forecasts in working days, by how long before the end they were made. */
export function measureForecasts(
  forecasts: readonly { readonly daysBefore: number; readonly expected: string; readonly actual: string }[],
  calendar: WorkingCalendar,
): ForecastAccuracy[] {
  return forecastHorizons.map((daysBefore) => {
    const errors = forecasts
      .filter((one) => one.daysBefore === daysBefore)
      .map((one) => workingDaysBetween(calendar, one.expected, one.actual));
    return {
      daysBefore,
      n: errors.length,
      medianError: quantile(sortedOf(errors), 0.5),
      medianAbsoluteError: quantile(sortedOf(errors.map(Math.abs)), 0.5),
    };
  });
}
