import { type Zippable, zipSync } from 'fflate';

export type CellXml = string;

interface WorkbookOptions {
  /** Rows as XML, in place of `rows`. */
  sheetData?: string;
  /** Behind the rows: merged cells and the like. */
  afterRows?: string;
  sharedStrings?: string;
  styles?: string;
  workbookProperties?: string;
  sheetName?: string;
  /** More parts, or others in place of these. */
  parts?: Record<string, string | Uint8Array>;
  /** Put before the root element of the sheet. */
  prologue?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** An .xlsx file put together by hand, so that a test can have any part of it as a spreadsheet never would. */
export function makeWorkbook(rows: readonly (readonly CellXml[])[], options: WorkbookOptions = {}): Buffer {
  const sheetData = options.sheetData ?? rows.map((cells, at) => rowXml(at + 1, cells)).join('');
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (...list: string[]) =>
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
  const parts: Record<string, string | Uint8Array> = {
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${options.workbookProperties ?? ''}<sheets><sheet name="${options.sheetName ?? 'Sheet1'}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      relation('r3', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': `${DECLARATION}${options.prologue ?? ''}<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData>${options.afterRows ?? ''}</worksheet>`,
    ...(options.sharedStrings && {
      'xl/sharedStrings.xml': `${DECLARATION}<sst xmlns="${MAIN}">${options.sharedStrings}</sst>`,
    }),
    ...(options.styles && {
      'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}">${options.styles}</styleSheet>`,
    }),
    ...options.parts,
  };
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === 'string' ? Buffer.from(content) : content;
  }
  return Buffer.from(zipSync(files, { level: 6 }));
}

export function rowXml(number: number, cells: readonly CellXml[]): string {
  const content = cells.map((cell, at) => cell.replace('<c', `<c r="${letters(at)}${number}"`)).join('');
  return `<row r="${number}">${content}</row>`;
}

export function text(value: string): CellXml {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return value === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

export const texts = (...values: string[]): CellXml[] => values.map(text);

function letters(at: number): string {
  const rest = Math.floor(at / 26) - 1;
  return (rest >= 0 ? letters(rest) : '') + String.fromCharCode(65 + (at % 26));
}
