const DAY_MS = 86_400_000;

/** Days since 1970 of a local day. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;
export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
export const movedBy = (day: string, days: number): string => dayOf(dayNumber(day) + days);
