import type { CellReader } from './cells.ts';
import type { FaultCode, FaultDetails } from './faults.ts';

interface ColumnText {
  /** Heading in the template. */
  readonly heading: string;
  /** Other headings that files in use have for it. */
  readonly aliases?: readonly string[];
  /** What to write, for the notes of the template. */
  readonly note: string;
  /** In the template's example row; '' leaves the cell empty. */
  readonly example: string;
}

export interface Column<V, Required extends boolean> extends ColumnText {
  readonly required: Required;
  readonly read: CellReader<V>;
}

// biome-ignore lint/suspicious/noExplicitAny: a reader's type of value is what is inferred from here
export type AnyColumn = Column<any, boolean>;
export type Columns = Readonly<Record<string, AnyColumn>>;

/** The values of a row that has no fault. */
export type RowOf<C extends Columns> = {
  -readonly [K in keyof C]: C[K] extends Column<infer V, infer Required>
    ? Required extends true
      ? V
      : V | null
    : never;
};

/** As `RowOf`, of a row that may have faults: null where a cell is empty or faulty. */
export type DraftOf<C extends Columns> = { readonly [K in keyof RowOf<C>]: RowOf<C>[K] | null };

export function required<V>(text: ColumnText, read: CellReader<V>): Column<V, true> {
  return { ...text, required: true, read };
}

export function optional<V>(text: ColumnText, read: CellReader<V>): Column<V, false> {
  return { ...text, required: false, read };
}

export interface KindDefinition<C extends Columns> {
  /** Name of the sheet, and of the template's file. */
  readonly title: string;
  readonly columns: C;
  /** Values that no two rows of a file may share. */
  readonly unique: readonly {
    readonly column: keyof C & string;
    readonly of: (row: DraftOf<C>) => string | null;
  }[];
  /** Finds what is wrong between cells; a column that is faulty already is not told of twice. */
  readonly checkRow?: (
    row: DraftOf<C>,
    fault: (column: keyof C & string, code: FaultCode, details?: FaultDetails) => void,
  ) => void;
}

/** Lets the compiler infer the columns of a kind. */
export function defineKind<const C extends Columns>(definition: KindDefinition<C>): KindDefinition<C> {
  return definition;
}
