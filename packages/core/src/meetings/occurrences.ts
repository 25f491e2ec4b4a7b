import { dayOfIso, isoOfDay, isWorkingDay, type WorkingCalendar } from '../calendar/index.ts';

export interface Occurrence {
  /** The day that the rule names. */
  readonly on: string;
  /** The day on which it is held. */
  readonly heldOn: string;
  readonly restDay: boolean;
}

/** Longer than any run of rest days. */
const mostSteps = 20;

/** Where an occurrence comes to lie: off a holiday, where the zone wants that, on the next working day. */
export function placeOccurrence(calendar: WorkingCalendar, on: string, moves: boolean): Occurrence {
  const restDay = !isWorkingDay(calendar, on);
  if (!restDay || !moves) return { on, heldOn: on, restDay };
  const first = dayOfIso(on);
  for (let step = 1; step <= mostSteps; step += 1) {
    const day = isoOfDay(first + step);
    if (isWorkingDay(calendar, day)) return { on, heldOn: day, restDay };
  }
  return { on, heldOn: on, restDay };
}

/** Two occurrences that come to lie on one day are held once: the later one gives way. */
export function placeOccurrences(
  calendar: WorkingCalendar,
  days: readonly string[],
  moves: boolean,
): Occurrence[] {
  const taken = new Set<string>();
  return days.flatMap((on) => {
    const placed = placeOccurrence(calendar, on, moves);
    if (taken.has(placed.heldOn)) return [];
    taken.add(placed.heldOn);
    return [placed];
  });
}
