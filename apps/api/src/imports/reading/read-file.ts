import { IMPORT_DEFINITIONS, type ImportKind, type ReadSheet, readRows } from '@guanjia/core/imports';
import { FileProblem, someOf } from './file-problem.ts';
import { readCsv } from './read-csv.ts';
import { type ReadTable, readWorkbook } from './read-workbook.ts';

/** Reads an uploaded file by what its bytes are, whatever its name says. Throws FileProblem. */
export async function readFile(bytes: Buffer, kind: ImportKind): Promise<ReadSheet> {
  const table = await readTable(bytes, IMPORT_DEFINITIONS[kind].title);
  const sheet = readRows(kind, table);
  if ('code' in sheet) throw new FileProblem(sheet.code, sheet.details);
  const merged = table.merged.filter((one) => one.lastRow >= sheet.headingRow);
  if (merged.length > 0) throw new FileProblem('merged', { cells: someOf(merged.map((one) => one.range)) });
  return sheet;
}

async function readTable(bytes: Buffer, title: string): Promise<ReadTable> {
  if (bytes.length === 0) throw new FileProblem('empty');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return await readWorkbook(bytes, title);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileProblem('old-excel');
  if (OTHER_KINDS.some((signature) => startsWith(bytes, signature))) throw new FileProblem('wrong-type');
  return readCsv(bytes);
}

/** Files that could pass for text: PDF, PNG, JPEG, GIF, RTF, PostScript, gzip, RAR, 7z, an empty zip, ELF, XML, HTML. */
const OTHER_KINDS: readonly (readonly number[])[] = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '{\\rtf',
  '%!PS',
  '\x1f\x8b',
  'Rar!',
  '7z\xbc\xaf',
  'PK\x05\x06',
  '\x7fELF',
  '<?xml',
  '<html',
  '<!DOCTYPE',
].map((signature) => [...signature].map((character) => character.charCodeAt(0)));

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
