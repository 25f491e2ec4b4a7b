import { sectionOfIndustry } from '../enterprises/index.ts';
import { type CellReader, division, wholeNumber, words } from './cells.ts';
import { defineKind, optional, required } from './columns.ts';

/** A code of GB/T 4754 alone, before it is known to any table: a letter, or two to four digits. */
const industryCode: CellReader<string> = (text) => {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^[A-T](?=\d)/, '');
  return /^([A-Z]|\d{2,4})$/.test(code)
    ? { ok: true, value: code }
    : {
        ok: false,
        code: 'code-malformed',
        details: { pattern: '门类字母，或 2 到 4 位数字（注意保留开头的 0）' },
      };
};

export const industryRows = defineKind({
  title: '行业代码',
  columns: {
    code: required(
      {
        heading: '代码',
        aliases: ['code', '行业代码'],
        note: '门类字母，或 2 到 4 位数字；这一列请设为文本格式，保留开头的 0',
        example: '示例：3974',
      },
      industryCode,
    ),
    name: required(
      { heading: '名称', aliases: ['name', '行业名称'], note: '', example: '显示器件制造' },
      words(100),
    ),
    parent: optional(
      {
        heading: '上级代码',
        aliases: ['parent', '上级'],
        note: '不填时由代码推出：3974 的上级是 397',
        example: '397',
      },
      industryCode,
    ),
  },
  unique: [{ column: 'code', of: (row) => row.code }],
});

export const divisionRows = defineKind({
  title: '区划代码',
  columns: {
    code: required(
      {
        heading: '代码',
        aliases: ['code', '区划代码', '行政区划代码'],
        note: '6 位数字，或本区自编代码',
        example: '示例：610402',
      },
      division,
    ),
    name: required(
      { heading: '名称', aliases: ['name', '区划名称', '单位名称'], note: '', example: '秦都区' },
      words(100),
    ),
    parent: optional(
      {
        heading: '上级代码',
        aliases: ['parent', '上级'],
        note: '不填时由代码推出；自编代码必须填',
        example: '610400',
      },
      division,
    ),
    level: optional(
      {
        heading: '层级',
        aliases: ['level'],
        note: '1 省、2 市、3 区县和开发区；不填时由上级推出',
        example: '3',
      },
      wholeNumber(1, 5),
    ),
  },
  unique: [{ column: 'code', of: (row) => row.code }],
});

/** Level and parents that a code may have by its form alone, nearest first. */
export function industryPlace(code: string): { level: number; parents: string[] } {
  if (/^[A-Z]$/.test(code)) return { level: 1, parents: [] };
  if (code.length > 2) return { level: code.length, parents: [code.slice(0, -1)] };
  const section = sectionOfIndustry(code);
  return { level: 2, parents: section ? [section] : [] };
}

/** As `industryPlace`. A county right under its province is allowed: some cities have no districts of their own. */
export function divisionPlace(code: string): { level: number; parents: string[] } {
  if (!/^\d{6}$/.test(code)) return { level: 3, parents: [] };
  if (code.endsWith('0000')) return { level: 1, parents: [] };
  const province = `${code.slice(0, 2)}0000`;
  if (code.endsWith('00')) return { level: 2, parents: [province] };
  return { level: 3, parents: [`${code.slice(0, 4)}00`, province] };
}
