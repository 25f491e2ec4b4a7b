import { MAX_ROWS, type SheetRow } from '@guanjia/core/imports';
import { FileProblem, someOf } from './file-problem.ts';
import { LIMITS } from './limits.ts';
import { columnName, type ReadTable } from './read-workbook.ts';

const ROWS_ABOVE = 50;

/** Reads comma, tab or semicolon separated text (RFC 4180), in UTF-8, UTF-16 with its mark, or GB18030. */
export function readCsv(bytes: Buffer): ReadTable {
  const text = decode(bytes);
  const separator = separatorOf(text);
  const rows: SheetRow[] = [];
  const formulas: string[] = [];
  let row = 1;
  let cells: string[] = [];
  let column = 0;

  const keep = (cell: string) => {
    if (cell.trim() !== '') {
      const address = `${columnName(column)}${row}`;
      if (column >= LIMITS.columns) {
        throw new FileProblem('too-many-columns', { cell: address, most: LIMITS.columns });
      }
      if (cell.length > LIMITS.cellCharacters) {
        throw new FileProblem('cell-too-long', { cell: address, most: LIMITS.cellCharacters });
      }
      if (cell.trimStart().startsWith('=')) formulas.push(address);
      while (cells.length < column) cells.push('');
      cells[column] = cell;
    }
    column += 1;
  };
  const endRow = () => {
    if (cells.length > 0) rows.push({ number: row, cells });
    if (rows.length > MAX_ROWS + ROWS_ABOVE) throw new FileProblem('too-many-rows', { most: MAX_ROWS });
    row += 1;
    cells = [];
    column = 0;
  };

  let at = 0;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1, row);
      const rest = plainEnd(text, quoted.end, separator);
      // Behind the closing quote stands nothing in a sound file; what stands there is kept.
      cell = quoted.text + text.slice(quoted.end, rest);
      at = rest;
    } else {
      const end = plainEnd(text, at, separator);
      cell = text.slice(at, end);
      at = end;
    }
    keep(cell);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    endRow();
  }
  if (column > 0) endRow();
  if (formulas.length > 0) {
    throw new FileProblem('formula', { count: formulas.length, cells: someOf(formulas) });
  }
  return { rows, merged: [] };
}

function plainEnd(text: string, from: number, separator: string): number {
  let end = from;
  while (end < text.length) {
    const character = text[end];
    if (character === separator || character === '\n' || character === '\r') break;
    end += 1;
  }
  return end;
}

function readQuoted(text: string, from: number, row: number): { text: string; end: number } {
  let content = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that is never closed would swallow the rest of the file.
    if (quote < 0 || quote - from > LIMITS.cellCharacters * 2) throw new FileProblem('open-quote', { row });
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { text: content, end: quote + 1 };
    content += '"';
    at = quote + 2;
  }
}

/** The one that the first line with any of them has most of. */
function separatorOf(text: string): string {
  for (const line of text.slice(0, 100_000).split(/\r\n|\n|\r/)) {
    const counts = [',', '\t', ';'].map((separator) => ({
      separator,
      count: line.split(separator).length - 1,
    }));
    const best = counts.reduce((one, other) => (other.count > one.count ? other : one));
    if (best.count > 0) return best.separator;
  }
  return ',';
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return whole(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return whole(bytes, 'utf-16be');
  if (bytes.includes(0)) throw new FileProblem('wrong-type');
  const utf8 = attempt(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  return whole(bytes, looksLikeUtf8(bytes) ? 'utf-8' : 'gb18030');
}

function attempt(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function whole(bytes: Buffer, encoding: string): string {
  const text = attempt(bytes, encoding);
  if (text !== undefined) return text;
  let row = 1;
  for (const line of linesOf(bytes)) {
    if (attempt(line, encoding) === undefined) {
      throw new FileProblem('undecodable', { row, byte: firstBadByte(line, encoding) });
    }
    row += 1;
  }
  throw new FileProblem('undecodable', { row: 1, byte: 1 });
}

/** A damaged UTF-8 file must not be read as GB18030, in which nearly any bytes are some character. */
function looksLikeUtf8(bytes: Buffer): boolean {
  let sound = 0;
  let broken = 0;
  for (const line of linesOf(bytes)) {
    if (line.every((byte) => byte < 0x80)) continue;
    if (attempt(line, 'utf-8') === undefined) broken += 1;
    else sound += 1;
  }
  return sound > broken;
}

/** No multi-byte character of UTF-8 or GB18030 contains a line feed. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from);
    yield bytes.subarray(from, end < 0 ? bytes.length : end);
    if (end < 0) return;
    from = end + 1;
  }
}

function firstBadByte(line: Buffer, encoding: string): number {
  let sound = 0;
  let broken = line.length;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    // A character cut in half at the end is no fault of the bytes before it: `stream` waits for the rest.
    let holds = true;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(line.subarray(0, middle), { stream: true });
    } catch {
      holds = false;
    }
    if (holds) sound = middle;
    else broken = middle;
  }
  return broken;
}
