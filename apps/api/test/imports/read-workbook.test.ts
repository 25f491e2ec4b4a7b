import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readWorkbook } from '../../src/imports/reading/read-workbook.ts';
import { makeWorkbook, rowXml, text, texts } from './make-workbook.ts';

const cellsOf = async (file: Buffer, sheet = '企业') =>
  (await readWorkbook(file, sheet)).rows.map((row) => row.cells);

describe('reading .xlsx', () => {
  it('reads what a real writer writes', async () => {
    const file = await writeExcelFile(
      [
        [{ value: '企业名称' }, { value: '成立日期' }, { value: '注册资本' }, { value: '规上' }],
        [
          { value: '甲 & 乙 <公司>' },
          { value: new Date('2024-02-29T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
          { value: 1234.5, type: Number },
          { value: true, type: Boolean },
        ],
      ],
      { sheet: '企业' },
    ).toBuffer();
    expect(await cellsOf(file)).toEqual([
      ['企业名称', '成立日期', '注册资本', '规上'],
      ['甲 & 乙 <公司>', '2024-02-29', '1234.5', 'TRUE'],
    ]);
  });

  it('keeps row numbers and columns over gaps', async () => {
    const file = makeWorkbook([], {
      sheetData: rowXml(3, texts('a')) + rowXml(7, ['<c/>', '<c/>', text('b')]),
    });
    expect((await readWorkbook(file, '')).rows).toEqual([
      { number: 3, cells: ['a'] },
      { number: 7, cells: ['', '', 'b'] },
    ]);
  });

  it('counts rows and cells that carry no address', async () => {
    const cell = '<c t="inlineStr"><is><t>x</t></is></c>';
    const file = makeWorkbook([], { sheetData: `<row><c/>${cell}</row><row/><row>${cell}</row>` });
    expect((await readWorkbook(file, '')).rows).toEqual([
      { number: 1, cells: ['', 'x'] },
      { number: 3, cells: ['x'] },
    ]);
  });

  it('joins the runs of a rich text, without its reading aid', async () => {
    const file = makeWorkbook([['<c t="s"><v>0</v></c>']], {
      sharedStrings: '<si><r><t>高新</t></r><r><t>企业</t></r><rPh sb="0" eb="1"><t>gao</t></rPh></si>',
    });
    expect(await cellsOf(file)).toEqual([['高新企业']]);
  });

  it.each([
    ['14', '', '45351', '2024-02-29'],
    ['14', '', '45351.75', '2024-02-29'],
    ['31', '', '1', '1900-01-01'],
    ['14', '', '61', '1900-03-01'],
    ['0', '', '45351', '45351'],
    [
      '170',
      '<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>',
      '45351',
      '2024-02-29',
    ],
    ['170', '<numFmt numFmtId="170" formatCode="0.00&quot;daily&quot;"/>', '45351', '45351'],
    ['170', '<numFmt numFmtId="170" formatCode="[Red]0.00"/>', '5.5', '5.5'],
  ])('style %s %s shows %s as %s', async (id, formats, value, shown) => {
    const file = makeWorkbook([[`<c s="1"><v>${value}</v></c>`]], {
      styles: `<numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`,
    });
    expect(await cellsOf(file)).toEqual([[shown]]);
  });

  it('knows workbooks that count from 1904', async () => {
    const file = makeWorkbook([['<c s="0"><v>43889</v></c>']], {
      workbookProperties: '<workbookPr date1904="1"/>',
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    });
    expect(await cellsOf(file)).toEqual([['2024-02-29']]);
  });

  it.each([
    ['0.30000000000000004', '0.3'],
    ['13800000000', '13800000000'],
    ['1.16104000160136E+17', '1.16104000160136E+17'],
    ['116104000160135516', '1.1610400016013552E+17'],
    ['-12.5', '-12.5'],
  ])('the number %s reads %s', async (value, shown) => {
    expect(await cellsOf(makeWorkbook([[`<c><v>${value}</v></c>`]]))).toEqual([[shown]]);
  });

  it('prefers the sheet of the wanted name, passes over hidden ones', async () => {
    const sheet = (value: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rowXml(1, texts(value))}</sheetData></worksheet>`;
    const workbook = (first: string) =>
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${first}" sheetId="1" state="hidden" r:id="r1"/><sheet name="封面" sheetId="2" r:id="r2"/><sheet name=" 企业 " sheetId="3" r:id="r3"/></sheets></workbook>`;
    const relation = (number: number) =>
      `<Relationship Id="r${number}" Type="x/worksheet" Target="/xl/worksheets/sheet${number}.xml"/>`;
    const parts = {
      'xl/workbook.xml': workbook('企业'),
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1)}${relation(2)}${relation(3)}</Relationships>`,
      'xl/worksheets/sheet1.xml': sheet('hidden'),
      'xl/worksheets/sheet2.xml': sheet('cover'),
      'xl/worksheets/sheet3.xml': sheet('wanted'),
    };
    expect(await cellsOf(makeWorkbook([], { parts }))).toEqual([['wanted']]);
    expect(await cellsOf(makeWorkbook([], { parts }), '项目')).toEqual([['cover']]);
  });

  it('reads parts whose names carry a prefix', async () => {
    const file = makeWorkbook([], {
      parts: {
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>p</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    });
    expect(await cellsOf(file)).toEqual([['p']]);
  });
});
