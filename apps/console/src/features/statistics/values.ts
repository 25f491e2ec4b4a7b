/** Fewer than these say little. */
export const FEW = 5;

/** One decimal, without it where it is nothing: 3 · 2.5. */
export const figure = (value: number | null): string =>
  value === null ? '—' : String(Math.round(value * 10) / 10);
