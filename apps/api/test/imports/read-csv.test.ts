import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/imports/reading/read-csv.ts';

const rowsOf = (bytes: Buffer) => readCsv(bytes).rows.map((row) => [row.number, ...row.cells]);
const PLAIN = '名称,备注\r\n镕企业,"一,二\n三""四"""\r\n\r\n乙公司,\r\n';
const READ = [
  [1, '名称', '备注'],
  [2, '镕企业', '一,二\n三"四"'],
  [4, '乙公司'],
];

describe('reading .csv', () => {
  it.each(['utf8', 'gb18030', 'utf16le'])('reads %s', (encoding) => {
    const addBOM = encoding.startsWith('utf16');
    expect(rowsOf(iconv.encode(PLAIN, encoding, { addBOM }))).toEqual(READ);
  });

  it('reads UTF-8 with its mark', () => {
    expect(rowsOf(iconv.encode(PLAIN, 'utf8', { addBOM: true }))).toEqual(READ);
  });

  it('reads rare characters of GB18030', () => {
    expect(rowsOf(iconv.encode('𠮷野,㐀\n', 'gb18030'))).toEqual([[1, '𠮷野', '㐀']]);
  });

  it.each(['\t', ';'])('takes %j between cells', (separator) => {
    expect(rowsOf(Buffer.from(`标题\n甲${separator}乙${separator}丙,丁\n`))).toEqual([
      [1, '标题'],
      [2, '甲', '乙', '丙,丁'],
    ]);
  });

  it('reads old line ends and a last line without one', () => {
    expect(rowsOf(Buffer.from('a,b\rc,d'))).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ]);
    expect(rowsOf(Buffer.from('a,'))).toEqual([[1, 'a']]);
    expect(rowsOf(Buffer.from('"a"x,b\n'))).toEqual([[1, 'ax', 'b']]);
  });

  it('names the place of bytes that are no text', () => {
    const broken = Buffer.concat([
      Buffer.from('名称\n甲公司\n乙'),
      Buffer.from([0xe4, 0xff]),
      Buffer.from('司\n'),
    ]);
    expect(() => readCsv(broken)).toThrow('第 3 行有无法识别的字节（第 5 个字节起）');
    const neither = Buffer.concat([
      iconv.encode('名称\n甲公司\n', 'gb18030'),
      Buffer.from([0x41, 0xff, 0xff]),
    ]);
    expect(() => readCsv(neither)).toThrow('第 3 行有无法识别的字节（第 2 个字节起）');
  });

  it('does not read a damaged UTF-8 file as GB18030', () => {
    const whole = Buffer.from('企业名称,信用代码\n某某电子有限公司,1\n某某机械有限公司,2\n');
    // Two bytes of one character lost: what is left is valid GB18030, and nonsense.
    const at = whole.indexOf(Buffer.from('机'));
    const damaged = Buffer.concat([whole.subarray(0, at + 1), whole.subarray(at + 3)]);
    expect(() => readCsv(damaged)).toThrow('第 3 行');
  });

  it('refuses formulas by their cell', () => {
    expect(() => readCsv(Buffer.from('a,b\n1,=1+1\n 2," =HYPERLINK(""x"")"\n'))).toThrow(
      '2 个单元格是公式：B2、B3',
    );
    expect(rowsOf(Buffer.from('a,-5,+86 138,@x\n'))).toHaveLength(1);
  });

  it('refuses a quote that stays open, by its row', () => {
    expect(() => readCsv(Buffer.from('a,b\nc,"d\n'))).toThrow('第 2 行的双引号');
  });
});
