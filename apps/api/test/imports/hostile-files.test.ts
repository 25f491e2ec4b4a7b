import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/imports/reading/read-file.ts';
import { readUpload } from '../../src/imports/reading/read-upload.ts';
import { makeWorkbook, rowXml, text, texts } from './make-workbook.ts';

const HEADINGS = texts('姓名', '手机', '工作站', '类别', '职务');
const BUTLER = texts('管家甲', '13800000001', '第一工作站', '企业管家', '服务管家');

/** As the server reads it: in a thread of its own. */
const readApart = async (file: Buffer, ...allowed: [{ seconds: number; heapMegabytes: number }?]) =>
  await readUpload(new Uint8Array(file), 'butlers', ...allowed);
const wordsOf = async (reading: Promise<unknown>) =>
  await reading.then(
    () => 'taken',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const refusal = async (file: Buffer) => await wordsOf(readFile(file, 'butlers'));

describe('hostile files', () => {
  it('takes a sound file', async () => {
    const sheet = await readApart(makeWorkbook([HEADINGS, BUTLER]));
    expect(sheet).toMatchObject({ total: 1, faults: [] });
  });

  it('refuses a zip bomb by its declared size, and one that lies about it', async () => {
    const zeros = new Uint8Array(70_000_000);
    const bomb = makeWorkbook([HEADINGS, BUTLER], { parts: { 'xl/worksheets/sheet1.xml': zeros } });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(redeclare(bomb, zeros.length, 0x7fffffff))).toContain('异常庞大');

    expect(await refusal(redeclare(bomb, zeros.length, 100))).toContain('FileProblem');
    // Spaces are sound XML, so that only the rate of packing tells.
    const spaces = Buffer.alloc(70_000_000, ' ');
    expect(await refusal(makeWorkbook([], { parts: { 'xl/worksheets/sheet1.xml': spaces } }))).toContain(
      '异常庞大',
    );
  });

  it('refuses entities before they expand', async () => {
    const laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(
      await refusal(makeWorkbook([HEADINGS, ['<c t="str"><v>&b;</v></c>']], { prologue: laughs })),
    ).toContain('外部定义');
    const external = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(
      await refusal(makeWorkbook([HEADINGS, ['<c t="str"><v>&x;</v></c>']], { prologue: external })),
    ).toContain('外部定义');
    expect(await refusal(makeWorkbook([HEADINGS, ['<c t="str"><v>&x;</v></c>']]))).toContain('已损坏');
  });

  it('names formulas and merged cells', async () => {
    const formula = '<c t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c>';
    expect(await refusal(makeWorkbook([HEADINGS, [...BUTLER, formula], [formula]]))).toContain(
      '2 个单元格是公式：F2、A3',
    );
    const merged = (range: string) =>
      makeWorkbook([texts('管家名单'), HEADINGS, BUTLER], {
        afterRows: `<mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>`,
      });
    expect(await refusal(merged('A3:A5'))).toContain('合并的单元格：A3:A5');
    expect(await refusal(merged('A1:E1'))).toBe('taken');
  });

  it('reads past a million empty rows', async () => {
    const rows: string[] = [rowXml(1, HEADINGS), rowXml(2, BUTLER)];
    for (let row = 3; row <= 1_048_576; row += 1)
      rows.push(`<row r="${row}" spans="1:5"><c r="A${row}" s="1"/></row>`);
    const file = makeWorkbook([], { sheetData: rows.join('') });
    expect(await readApart(file)).toMatchObject({ total: 1 });
    const csv = Buffer.from(
      `姓名,手机,工作站,类别,职务\n甲,13800000001,一,企业,管家\n${',,,,\n'.repeat(1_000_000)}`,
    );
    expect(await readApart(csv)).toMatchObject({ total: 1 });
  });

  it('refuses what is not a table', async () => {
    expect(await refusal(Buffer.alloc(0))).toContain('文件是空的');
    expect(await refusal(Buffer.from('%PDF-1.7 …'))).toContain('只能上传 .xlsx 或 .csv');
    expect(await refusal(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toContain('只能上传');
    expect(await refusal(Buffer.from([0x4d, 0x5a, 0, 1, 2]))).toContain('只能上传');
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toContain('旧版 .xls');
    expect(await refusal(Buffer.from(zipSync({ 'word/document.xml': Buffer.from('<x/>') })))).toContain(
      '没有工作簿',
    );
    expect(await refusal(Buffer.from('PK\x03\x04 and then nothing'))).toContain('已损坏');
    const cut = makeWorkbook([HEADINGS, BUTLER]);
    expect(await refusal(cut.subarray(0, cut.length - 30))).toContain('已损坏');
    const flipped = Buffer.from(cut);
    flipped.writeUInt8(flipped.readUInt8(200) ^ 0xff, 200);
    expect(await refusal(flipped)).toContain('FileProblem');
  });

  it('refuses broken XML, and XML of another encoding', async () => {
    expect(await refusal(makeWorkbook([], { sheetData: '<row><c>' }))).toContain('已损坏');
    const bytes = Buffer.from('<?xml version="1.0" encoding="GBK"?><worksheet/>');
    expect(await refusal(makeWorkbook([], { parts: { 'xl/worksheets/sheet1.xml': bytes } }))).toContain(
      '已损坏',
    );
    const invalid = Buffer.concat([
      Buffer.from('<worksheet>'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('</worksheet>'),
    ]);
    expect(await refusal(makeWorkbook([], { parts: { 'xl/worksheets/sheet1.xml': invalid } }))).toContain(
      '已损坏',
    );
    expect(await refusal(makeWorkbook([['<c t="s"><v>7</v></c>']]))).toContain('已损坏');
    expect(await refusal(makeWorkbook([], { sheetData: '<row r="5"/><row r="5"/>' }))).toContain('已损坏');
  });

  it('refuses a huge cell, too many columns, too many rows', async () => {
    expect(await refusal(makeWorkbook([HEADINGS, [text('长'.repeat(40_000))]]))).toContain(
      '单元格 A2 超过 32767',
    );
    const shared = `<si><t>${'长'.repeat(40_000)}</t></si>`;
    expect(
      await refusal(makeWorkbook([HEADINGS, ['<c t="s"><v>0</v></c>']], { sharedStrings: shared })),
    ).toContain('A2');
    const wide = makeWorkbook([], { sheetData: '<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>' });
    expect(await refusal(wide)).toContain('单元格 XFD1 超出了前 100 列');
    const rows = Array.from({ length: 20_100 }, () => '<row><c t="str"><v>x</v></c></row>').join('');
    expect(await refusal(makeWorkbook([], { sheetData: rows }))).toContain('超过 20000 行');
  });

  it('names headings that repeat or are missing', async () => {
    expect(
      await refusal(makeWorkbook([texts('姓名', '手机', '联系电话', '工作站', '类别', '职务')])),
    ).toContain('重复：手机');
    expect(await refusal(makeWorkbook([texts('姓名', '手机')]))).toContain('缺少：工作站、类别、职务');
    expect(await refusal(makeWorkbook([texts('甲', '乙'), texts('丙')]))).toContain('没有找到表头');
    expect(await refusal(makeWorkbook([HEADINGS]))).toContain('没有数据');
    expect(await refusal(makeWorkbook([HEADINGS, texts('示例：管家', '1')]))).toContain('没有数据');
  });

  it('ends a file that takes more memory or time than it may', async () => {
    const items = Array.from({ length: 300_000 }, (_, at) => `<si><t>${at}-${'x'.repeat(30)}</t></si>`).join(
      '',
    );
    const many = makeWorkbook([HEADINGS, BUTLER], { sharedStrings: items });
    expect(await wordsOf(readApart(many, { seconds: 30, heapMegabytes: 16 }))).toContain('文件内容过多');
    expect(await wordsOf(readApart(many, { seconds: 0.05, heapMegabytes: 384 }))).toContain('没有读完');
    expect(await readApart(makeWorkbook([HEADINGS, BUTLER]))).toMatchObject({ total: 1 });
  });
});

/** Writes another size over the true one in the directory of the archive. */
function redeclare(file: Buffer, size: number, declared: number): Buffer {
  const changed = Buffer.from(file);
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(size);
  for (let at = changed.indexOf(wanted); at >= 0; at = changed.indexOf(wanted, at + 1)) {
    changed.writeUInt32LE(declared, at);
  }
  return changed;
}
