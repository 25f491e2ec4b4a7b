import type { DurationUnit, PlanLink } from '@guanjia/core/schedule';

/** A node as other planning software knows it. */
export interface FileNode {
  readonly id: string;
  readonly name: string;
  /** Whole days of its unit. */
  readonly duration: number;
  readonly unit: DurationUnit;
  readonly predecessors: readonly PlanLink[];
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
}

export interface PlanFile {
  readonly name: string;
  /** The first day; null where the file does not say. */
  readonly startsOn: string | null;
  readonly nodes: readonly FileNode[];
}

/** More nodes than any plan has: a file with more is another file. */
export const mostNodes = 20_000;

/** One thing that is wrong with a file, with the place where it stands. */
export interface FileFault {
  /** Line of the CSV, or number of the task; null for the file as a whole. */
  readonly row: number | null;
  readonly message: string;
}

export class PlanFileError extends Error {
  readonly faults: readonly FileFault[];
  constructor(faults: readonly FileFault[]) {
    super(faults.map(({ row, message }) => (row === null ? message : `第 ${row} 行：${message}`)).join('\n'));
    this.name = 'PlanFileError';
    this.faults = faults;
  }
}
