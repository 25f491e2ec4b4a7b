import { unreadable } from './cells.ts';
import type { AnyColumn, Columns, KindDefinition, RowOf } from './columns.ts';
import { IMPORT_DEFINITIONS, type NumberedDraft, type NumberedRow } from './definitions.ts';
import type { Fault, FaultCode, FaultDetails } from './faults.ts';
import type { FileProblemFacts } from './file-problems.ts';
import { EXAMPLE_MARK, type ImportKind, MAX_ROWS, type Sheet, type SheetRow } from './kinds.ts';

/** Headings are looked for in this many rows: files in use carry a title, a date and a unit above them. */
const HEADING_ROWS = 10;

export interface ReadSheet<K extends ImportKind = ImportKind> {
  /** Row number of the headings. */
  readonly headingRow: number;
  /** Headings taken, in the order of the file. */
  readonly headings: readonly string[];
  /** Headings of the file that mean nothing here. */
  readonly ignored: readonly string[];
  /** Data rows, faulty ones included, examples not. */
  readonly total: number;
  readonly rows: readonly NumberedRow<K>[];
  /** What could be read of the faulty rows, so that all that is wrong with them is told at once. */
  readonly drafts: readonly NumberedDraft<K>[];
  readonly faults: readonly Fault[];
  /** The first rows as they stand, for the eye. */
  readonly sample: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

const SAMPLE_ROWS = 20;

interface Place {
  readonly key: string;
  readonly column: AnyColumn;
  /** Where it stands in the file. */
  readonly at: number;
}

/**
 * Reads a sheet by the columns of a kind: finds the headings, reads each cell, and finds rows that repeat each
 * other. What needs the database (does this butler exist?) comes afterwards, in `resolveRows`.
 */
export function readRows<K extends ImportKind>(kind: K, sheet: Sheet): ReadSheet<K> | FileProblemFacts {
  // Every definition is read alike; only the caller knows which kind it asked for.
  const definition = IMPORT_DEFINITIONS[kind] as unknown as KindDefinition<Columns>;
  const headed = findHeadings(definition.columns, sheet);
  if ('code' in headed) return headed;
  const { places, ignored } = headed;

  const data = sheet.rows.filter((row) => row.number > headed.row && !isEmpty(row) && !isExample(row));
  if (data.length === 0) return { code: 'no-rows', details: {} };
  if (data.length > MAX_ROWS) return { code: 'too-many-rows', details: { most: MAX_ROWS } };

  const faults: Fault[] = [];
  const rows: NumberedRow<K>[] = [];
  const drafts: NumberedDraft<K>[] = [];
  const seen = definition.unique.map(() => new Map<string, number>());
  for (const row of data) {
    const own: Fault[] = [];
    const fault = (key: string, code: FaultCode, details: FaultDetails = {}) => {
      const place = places.find((one) => one.key === key);
      const column = place?.column.heading ?? definition.columns[key]?.heading ?? key;
      if (own.some((one) => one.column === column)) return;
      own.push({ row: row.number, column, code, details, given: place ? shown(row.cells[place.at]) : '' });
    };
    const values = readCells(definition.columns, places, row, fault);
    definition.checkRow?.(values, fault);
    for (const [index, { column, of }] of definition.unique.entries()) {
      const value = of(values);
      const first = value === null ? undefined : seen[index]?.get(value);
      if (first !== undefined) fault(column, 'duplicate-in-file', { row: first });
      else if (value !== null) seen[index]?.set(value, row.number);
    }
    const numbered = { number: row.number, values: values as NumberedRow<K>['values'] };
    if (own.length === 0) rows.push(numbered);
    else drafts.push(numbered);
    faults.push(...own);
  }
  const sample = data.slice(0, SAMPLE_ROWS).map((row) => ({
    row: row.number,
    cells: places.map((place) => shown(row.cells[place.at])),
  }));
  return {
    headingRow: headed.row,
    headings: places.map((place) => place.column.heading),
    ignored,
    total: data.length,
    rows,
    drafts,
    faults,
    sample,
  };
}

function readCells(
  columns: Columns,
  places: readonly Place[],
  row: SheetRow,
  fault: (key: string, code: FaultCode, details?: FaultDetails) => void,
): RowOf<Columns> {
  const values: Record<string, unknown> = {};
  for (const key of Object.keys(columns)) values[key] = null;
  for (const { key, column, at } of places) {
    const text = (row.cells[at] ?? '').trim();
    if (text === '') {
      if (column.required) fault(key, 'missing');
      continue;
    }
    const broken = unreadable(text);
    if (broken) {
      fault(key, broken);
      continue;
    }
    const reading = column.read(text);
    if (reading.ok) values[key] = reading.value;
    else fault(key, reading.code, reading.details);
  }
  return values as RowOf<Columns>;
}

interface Headings {
  readonly row: number;
  readonly places: readonly Place[];
  readonly ignored: readonly string[];
}

function findHeadings(columns: Columns, sheet: Sheet): Headings | FileProblemFacts {
  const byHeading = new Map<string, string>();
  for (const [key, column] of Object.entries(columns)) {
    for (const heading of [column.heading, ...(column.aliases ?? [])])
      byHeading.set(plainHeading(heading), key);
  }
  const candidates = sheet.rows.filter((row) => !isEmpty(row)).slice(0, HEADING_ROWS);
  if (candidates.length === 0) return { code: 'empty', details: {} };
  const known = (row: SheetRow) => row.cells.filter((cell) => byHeading.has(plainHeading(cell))).length;
  const best = candidates.reduce((one, other) => (known(other) > known(one) ? other : one));
  const required = Object.values(columns).filter((column) => column.required);
  const wanted = required.map((column) => column.heading);
  if (known(best) < Math.min(2, required.length)) {
    return { code: 'headings-not-found', details: { headings: wanted.join('、') } };
  }

  const places: Place[] = [];
  const ignored: string[] = [];
  const repeated = new Set<string>();
  for (const [at, cell] of best.cells.entries()) {
    const heading = cell.trim();
    if (heading === '') continue;
    const key = byHeading.get(plainHeading(heading));
    const column = key === undefined ? undefined : columns[key];
    if (key === undefined || !column) ignored.push(shown(heading));
    else if (places.some((place) => place.key === key)) repeated.add(column.heading);
    else places.push({ key, column, at });
  }
  if (repeated.size > 0) {
    return { code: 'headings-repeated', details: { row: best.number, headings: [...repeated].join('、') } };
  }
  const missing = required.filter((column) => !places.some((place) => place.column === column));
  if (missing.length > 0) {
    const headings = missing.map((column) => column.heading).join('、');
    return { code: 'headings-missing', details: { row: best.number, headings } };
  }
  return { row: best.number, places, ignored };
}

/** `企业名称 *`, `企业名称（必填）` and `企业 名称` are one heading; so are both kinds of brackets. */
function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((必填|选填)\)/g, '')
    .replace(/[\s*]/g, '');
}

function isEmpty(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

function isExample(row: SheetRow): boolean {
  return EXAMPLE_MARK.test(row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '');
}

/** A cell as it is shown to people: whole, but not a book. */
function shown(text = ''): string {
  const characters = [...text.toWellFormed().trim()];
  return characters.length > 100 ? `${characters.slice(0, 100).join('')}…` : characters.join('');
}
