/** One row of a bench: `name` begins with part and size; `ratio` is ours against `peer`, above 1 where we are ahead. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  ratio: number | null;
  peer: string | null;
  /** What it ought to be, as people read it, and whether it is. */
  goal?: { text: string; met: boolean };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

const round = (value: number): number => Number(value.toPrecision(4));

/** One object a line, for machines. */
export function printJson(figures: readonly Figure[]): void {
  for (const { name, value, unit, ratio, peer } of figures) {
    console.log(
      JSON.stringify({ name, value: round(value), unit, ratio: ratio === null ? null : round(ratio), peer }),
    );
  }
}

/** A table, for people. */
export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, unit, ratio, peer, goal }) => [
    name,
    `${round(value)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)}×`,
    peer ?? '',
    goal ? `${goal.met ? '✓' : '✗'} ${goal.text}` : '',
  ]);
  const all = [['name', 'value', 'ratio', 'peer', 'goal'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
