import { Readable } from 'node:stream';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A cell: text, a number, or a serial date-time of the zone; null stays empty. */
export type Value = string | number | { readonly serial: number } | null;

export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
}

interface Workbook {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  /** Rows in batches; the next is asked for only when the last one was taken. */
  readonly batches: AsyncIterable<readonly (readonly Value[])[]>;
  /** Written last, shown first: it knows how many rows there were. */
  readonly about: { readonly title: string; readonly lines: (rows: number) => [string, Value][] };
}

const TEXT_AT_MOST = 32_767;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 can't carry them
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(notInXml, '')
    .slice(0, TEXT_AT_MOST)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const style = { plain: 0, head: 1, text: 2, guarded: 3, moment: 4 } as const;
/** Text that a spreadsheet might take for a formula when the file goes on as .csv: marked as quoted text. */
const mayComeAlive = /^\s*[=+\-@\t\r]/;

function cell(value: Value, heading = false): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c><v>${value}</v></c>` : '<c/>';
  if (typeof value === 'object') return `<c s="${style.moment}"><v>${value.serial}</v></c>`;
  const kind = heading ? style.head : mayComeAlive.test(value) ? style.guarded : style.text;
  return `<c t="inlineStr" s="${kind}"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
}

const row = (values: readonly Value[], heading = false): string =>
  `<row>${values.map((value) => cell(value, heading)).join('')}</row>`;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const fixed = (about: string, title: string): [string, string][] => [
  [
    '[Content_Types].xml',
    `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mainType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${mainType}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mainType}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${mainType}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${head}<workbook xmlns="${sheets}" xmlns:r="${relations}"><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="${xml(about)}" sheetId="1" r:id="rId1"/><sheet name="${xml(title)}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${head}<styleSheet xmlns="${sheets}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F0FF"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

const widths = (all: readonly number[]): string =>
  `<cols>${all.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

/**
 * A workbook as a stream. Only one batch of rows is held at a time: the next is read when the reader of the stream
 * has taken what there is. `rows` tells the number of rows so far.
 */
export function streamWorkbook(book: Workbook): { stream: Readable; rows: () => number } {
  let count = 0;
  async function* parts(): AsyncGenerator<Uint8Array> {
    let ready: Uint8Array[] = [];
    const zip = new Zip((error, data) => {
      if (error) throw error;
      ready.push(data);
    });
    const entry = (name: string): ZipDeflate => {
      const file = new ZipDeflate(name, { level: 4 });
      zip.add(file);
      return file;
    };
    const take = (): Uint8Array => {
      const taken = Buffer.concat(ready);
      ready = [];
      return taken;
    };
    for (const [name, text] of fixed(book.about.title, book.title)) entry(name).push(strToU8(text), true);
    const sheet = entry('xl/worksheets/sheet2.xml');
    const freeze =
      '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
    sheet.push(
      strToU8(
        `${head}<worksheet xmlns="${sheets}">${freeze}${widths(book.columns.map((c) => c.width))}<sheetData>${row(
          book.columns.map((c) => c.heading),
          true,
        )}`,
      ),
    );
    for await (const batch of book.batches) {
      count += batch.length;
      sheet.push(strToU8(batch.map((values) => row(values)).join('')));
      if (ready.length > 0) yield take();
    }
    sheet.push(strToU8('</sheetData></worksheet>'), true);
    const lines = book.about.lines(count).map((line) => row(line));
    entry('xl/worksheets/sheet1.xml').push(
      strToU8(
        `${head}<worksheet xmlns="${sheets}">${widths([18, 80])}<sheetData>${lines.join('')}</sheetData></worksheet>`,
      ),
      true,
    );
    zip.end();
    yield take();
  }
  return { stream: Readable.from(parts(), { objectMode: false, highWaterMark: 65_536 }), rows: () => count };
}
