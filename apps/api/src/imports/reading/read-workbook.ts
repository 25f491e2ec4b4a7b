import { MAX_ROWS, type Sheet, type SheetRow } from '@guanjia/core/imports';
import { FileProblem, someOf } from './file-problem.ts';
import { LIMITS } from './limits.ts';
import { findParts, readDayStyles, readSharedTexts } from './workbook-parts.ts';
import { walkXml } from './xml-parts.ts';
import { ZipArchive } from './zip-archive.ts';

const DAY_MS = 86_400_000;
/** Titles and headings above the rows. */
const ROWS_ABOVE = 50;

export interface MergedCells {
  readonly range: string;
  /** Last row that it covers. */
  readonly lastRow: number;
}

export interface ReadTable extends Sheet {
  readonly merged: readonly MergedCells[];
}

/**
 * Reads the cells of one sheet of an .xlsx file. Formulas are refused; merged cells are only told of, because titles
 * above the headings are merged in most files in use. Empty rows and cells cost time but no memory.
 */
export async function readWorkbook(bytes: Buffer, wantedSheet: string): Promise<ReadTable> {
  const archive = new ZipArchive(bytes);
  const parts = await findParts(archive, wantedSheet);
  const sharedTexts = await readSharedTexts(archive, parts.sharedTexts);
  const dayStyles = await readDayStyles(archive, parts.styles);
  const reader = new SheetReader(sharedTexts, dayStyles, parts.since1904);
  await walkXml(archive, parts.sheet, reader);
  return reader.table();
}

/** Follows the tags of a sheet: `<row r="2"><c r="A2" s="1" t="s"><v>0</v></c></row>`. */
class SheetReader {
  readonly #sharedTexts: readonly (string | undefined)[];
  readonly #dayStyles: readonly boolean[];
  readonly #since1904: boolean;
  readonly #rows: SheetRow[] = [];
  readonly #merged: MergedCells[] = [];
  readonly #formulas: string[] = [];
  #rowNumber = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #collecting = false;
  #inPhonetic = false;

  constructor(
    sharedTexts: readonly (string | undefined)[],
    dayStyles: readonly boolean[],
    since1904: boolean,
  ) {
    this.#sharedTexts = sharedTexts;
    this.#dayStyles = dayStyles;
    this.#since1904 = since1904;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#openRow(attributes.r);
        break;
      case 'c':
        this.#column = attributes.r ? columnOf(attributes.r) : this.#column + 1;
        this.#type = attributes.t ?? 'n';
        this.#style = Number(attributes.s ?? 0);
        this.#value = '';
        break;
      case 'v':
      case 't':
        this.#collecting = !this.#inPhonetic;
        break;
      case 'rPh':
        this.#inPhonetic = true;
        break;
      case 'f':
        this.#formulas.push(this.#address());
        break;
      case 'mergeCell':
        if (this.#merged.length < 10_000) this.#merged.push(mergedCells(attributes.ref ?? ''));
    }
  }

  text(text: string): void {
    if (!this.#collecting) return;
    this.#value += text;
    if (this.#value.length > LIMITS.cellCharacters) this.#refuseLength();
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) {
      this.#rows.push({ number: this.#rowNumber, cells: this.#cells });
      if (this.#rows.length > MAX_ROWS + ROWS_ABOVE)
        throw new FileProblem('too-many-rows', { most: MAX_ROWS });
    }
  }

  table(): ReadTable {
    if (this.#formulas.length > 0) {
      throw new FileProblem('formula', { count: this.#formulas.length, cells: someOf(this.#formulas) });
    }
    return { rows: this.#rows, merged: this.#merged };
  }

  #openRow(given: string | undefined): void {
    const number = given === undefined ? this.#rowNumber + 1 : Number(given);
    if (!Number.isSafeInteger(number) || number <= this.#rowNumber) {
      throw new FileProblem('broken-xml', { part: `row ${given}` });
    }
    this.#rowNumber = number;
    this.#cells = [];
    this.#column = -1;
  }

  #closeCell(): void {
    const text = this.#text();
    if (text.trim() === '') return;
    if (this.#column >= LIMITS.columns) {
      throw new FileProblem('too-many-columns', { cell: this.#address(), most: LIMITS.columns });
    }
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #text(): string {
    const value = this.#value;
    if (value === '') return '';
    switch (this.#type) {
      case 's': {
        const at = Number(value);
        if (!Number.isSafeInteger(at) || at < 0 || at >= this.#sharedTexts.length) {
          throw new FileProblem('broken-xml', { part: this.#address() });
        }
        return this.#sharedTexts[at] ?? this.#refuseLength();
      }
      case 'n':
        return this.#number(value);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.slice(0, 10);
      default:
        return value;
    }
  }

  #number(value: string): string {
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    if (this.#dayStyles[this.#style] && number >= 1) return dayOf(number, this.#since1904) ?? value;
    // From 16 digits on a spreadsheet has lost the last ones; the form that it would show says so.
    if (Math.abs(number) >= 1e15) return number.toExponential().toUpperCase();
    // Spreadsheets show 15 digits; the 17 that they write would turn 0.3 into 0.30000000000000004.
    return String(Number(number.toPrecision(15)));
  }

  #address(): string {
    return `${columnName(this.#column)}${this.#rowNumber}`;
  }

  #refuseLength(): never {
    throw new FileProblem('cell-too-long', { cell: this.#address(), most: LIMITS.cellCharacters });
  }
}

/** `AB12` is column 27, counted from 0. */
function columnOf(address: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(address)?.[1];
  if (!letters) throw new FileProblem('broken-xml', { part: address.slice(0, 20) });
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (column % 26));
}

function mergedCells(reference: string): MergedCells {
  const [, last = '0'] = /^[A-Z]+\d+:[A-Z]+(\d+)$/.exec(reference) ?? [];
  return { range: reference.slice(0, 30), lastRow: Number(last) };
}

/** Serial day of a spreadsheet as `YYYY-MM-DD`; undefined beyond what it can show. */
function dayOf(serial: number, since1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (day > 2_958_465) return undefined;
  // Spreadsheets believe in 1900-02-29, so days before it stand one later.
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(epoch + day * DAY_MS).toISOString().slice(0, 10);
}
