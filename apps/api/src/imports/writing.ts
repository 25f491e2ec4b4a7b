import type { Principal } from '@guanjia/core/identity';
import type { Tx } from '../platform/database.ts';

/** One import as it is written. */
export interface Writing {
  readonly tx: Tx;
  readonly principal: Principal;
  readonly runId: string;
  readonly fileName: string;
  readonly at: Date;
  /** Rows written so far, for those who watch. */
  progress(done: number): Promise<void>;
}

export interface Written {
  readonly written: number;
  readonly unchanged: number;
  /** What its owner must do or know now. */
  readonly notes: readonly string[];
}

const ROWS_AT_ONCE = 200;

/** Hands on rows in portions, and tells how far it is after each. */
export async function inPortions<Row>(
  rows: readonly Row[],
  { progress }: Writing,
  write: (portion: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const portion = rows.slice(from, from + ROWS_AT_ONCE);
    await write(portion);
    await progress(from + portion.length);
  }
}
