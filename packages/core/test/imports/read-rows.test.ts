import { type ImportKind, type ReadSheet, readRows } from '@guanjia/core/imports';
import { describe, expect, it } from 'vitest';

const read = <K extends ImportKind>(kind: K, ...lines: string[][]): ReadSheet<K> => {
  const sheet = readRows(kind, { rows: lines.map((cells, at) => ({ number: at + 1, cells })) });
  if ('code' in sheet) throw new Error(sheet.code);
  return sheet;
};
const HEADINGS = ['企业名称', '统一社会信用代码', '工作站', '企业管家'];
const FIRM = ['甲公司', '91350100M000100Y43', '一站', '管家甲'];
/** Reads one enterprise with some more columns; answers its values, or its faults as `column code`. */
const firm = (more: Record<string, string>, base = FIRM) => {
  const { rows, faults } = read(
    'enterprises',
    [...HEADINGS, ...Object.keys(more)],
    [...base, ...Object.values(more)],
  );
  return faults.length > 0 ? faults.map((fault) => `${fault.column} ${fault.code}`) : rows[0]?.values;
};

describe('headings', () => {
  it('are found below titles, in any order, with marks and brackets of either kind', () => {
    const sheet = read(
      'enterprises',
      ['某某高新区企业名单'],
      ['填表日期', '2026-09-30'],
      ['企业管家 *', '注册资本(万元)', '名称', '备注', '统一社会 信用代码（必填）', '工作站'],
      ['管家甲', '5000', '甲公司', 'x', '91350100M000100Y43', '一站'],
    );
    expect(sheet.headingRow).toBe(3);
    expect(sheet.ignored).toEqual(['备注']);
    expect(sheet.rows).toMatchObject([{ number: 4, values: { name: '甲公司', registeredCapitalWan: 5000 } }]);
  });

  it.each([
    [[], 'empty'],
    [[['', ' ']], 'empty'],
    [[['a', 'b']], 'headings-not-found'],
    [[HEADINGS.slice(0, 2)], 'headings-missing'],
    [[[...HEADINGS, '名称'], FIRM], 'headings-repeated'],
    [[HEADINGS], 'no-rows'],
    [[HEADINGS, ['示例：甲公司', ...FIRM.slice(1)]], 'no-rows'],
  ])('%j: %s', (lines, code) => {
    const rows = lines.map((cells, at) => ({ number: at + 1, cells }));
    expect(readRows('enterprises', { rows })).toMatchObject({ code });
  });

  it('stops at twenty thousand rows', () => {
    const rows = Array.from({ length: 20_002 }, (_, at) => ({
      number: at + 1,
      cells: at === 0 ? HEADINGS : FIRM,
    }));
    expect(readRows('enterprises', { rows })).toMatchObject({ code: 'too-many-rows' });
  });
});

describe('rows', () => {
  it('passes over examples and empty rows, and keeps row numbers', () => {
    const sheet = read('enterprises', HEADINGS, ['示例：乙公司'], ['', ''], FIRM);
    expect(sheet.total).toBe(1);
    expect(sheet.rows[0]?.number).toBe(4);
    expect(sheet.sample).toEqual([{ row: 4, cells: FIRM }]);
  });

  it('names each fault by row, column, reason and what was given', () => {
    const { faults, rows } = read(
      'enterprises',
      [...HEADINGS, '成立日期', '从业人数'],
      [...FIRM, '2026-02-30', '3.5'],
      ['', '123', '一站'],
    );
    expect(rows).toEqual([]);
    expect(faults).toEqual([
      { row: 2, column: '成立日期', code: 'not-a-day', details: {}, given: '2026-02-30' },
      { row: 2, column: '从业人数', code: 'not-whole', details: {}, given: '3.5' },
      { row: 3, column: '企业名称', code: 'missing', details: {}, given: '' },
      { row: 3, column: '统一社会信用代码', code: 'uscc-length', details: { found: 3 }, given: '123' },
      { row: 3, column: '企业管家', code: 'missing', details: {}, given: '' },
    ]);
  });

  it('finds rows that repeat each other', () => {
    const sheet = read(
      'enterprises',
      HEADINGS,
      FIRM,
      ['乙公司', ' 91350100m000100y43', '一站', '管家甲'],
      ['甲公司', '116104000160135516', '一站', '管家甲'],
    );
    expect(sheet.faults).toMatchObject([
      { row: 3, column: '统一社会信用代码', code: 'duplicate-in-file', details: { row: 2 } },
      { row: 4, column: '企业名称', code: 'duplicate-in-file', details: { row: 2 } },
    ]);
  });
});

describe('cells', () => {
  it.each([
    [{ 成立日期: '2020年5月18日' }, { foundedOn: '2020-05-18' }],
    [{ 成立日期: '2020/5/8' }, { foundedOn: '2020-05-08' }],
    [{ 成立日期: '20200229' }, { foundedOn: '2020-02-29' }],
    [{ 注册资本: '1,234.5万元' }, { registeredCapitalWan: 1234.5 }],
    [{ 注册资本: '１２３' }, { registeredCapitalWan: 123 }],
    [{ 规上: '是' }, { aboveScale: true }],
    [{ 规上: '×' }, { aboveScale: false }],
    [{ 登记状态: '存续（在营、开业、在册）' }, { registrationStatus: 'in-business' }],
    [{ 行业代码: 'C3974' }, { industryCode: '3974' }],
    [{ 区划代码: '610402' }, { divisionCode: '610402' }],
    [{ 联系人: '某人', 联系电话: '+86 138 0000 0000' }, { contactPhone: '13800000000' }],
    [{ 联系人: '某人', 联系电话: '029-33330000-801' }, { contactPhone: '029-33330000-801' }],
    [
      { 股东: '某集团：60%；某基金:40\n某人' },
      {
        shareholders: [
          { name: '某集团', percent: 60 },
          { name: '某基金', percent: 40 },
          { name: '某人', percent: null },
        ],
      },
    ],
    [
      { 资质: '高新技术企业 2024-11-01~2027-10-31；瞪羚企业' },
      {
        qualifications: [
          { kind: 'high-tech', name: '高新技术企业', grantedOn: '2024-11-01', expiresOn: '2027-10-31' },
          { kind: 'gazelle', name: '瞪羚企业', grantedOn: null, expiresOn: null },
        ],
      },
    ],
    [{ 企业简介: ' 一\r\n二 ' }, { introduction: '一\n二' }],
    [{ 企业简称: '甲\n 乙' }, { shortName: '甲 乙' }],
  ])('%j reads %j', (more, values) => expect(firm(more)).toMatchObject(values));

  it.each([
    [{ 成立日期: '45351' }, '成立日期 not-a-day'],
    [{ 注册资本: '五千万' }, '注册资本（万元） not-a-number'],
    [{ 注册资本: '5000元' }, '注册资本（万元） not-a-number'],
    [{ 注册资本: '-1' }, '注册资本（万元） out-of-range'],
    [{ 规上: '可能' }, '是否规上 not-yes-or-no'],
    [{ 登记状态: '不错' }, '登记状态 not-in-list'],
    [{ 登记状态: '注销' }, '登记状态 enterprise-gone'],
    [{ 行业代码: '9999' }, '行业代码 industry-unknown'],
    [{ 区划代码: '咸阳' }, '区划代码 code-malformed'],
    [{ 联系人: '某人', 联系电话: '1380000' + '000' }, '联系电话 phone-malformed'],
    [{ 联系人: '某人', 联系电话: '138****1234' }, '联系电话 phone-masked'],
    [{ 联系人: '某人', 联系电话: '138＊＊＊＊1234' }, '联系电话 phone-masked'],
    [{ 联系人: '某人', 联系电话: '1.38E+10' }, '联系电话 digits-lost'],
    [{ 联系电话: '13800000000' }, '联系人 missing'],
    [{ 资质: '高新技术企业 2027-01-01~2024-01-01' }, '资质荣誉 malformed-list'],
    [{ 股东: '某集团:160' }, '股东 malformed-list'],
    [{ 企业简称: '长'.repeat(31) }, '企业简称 too-long'],
    [{ 企业简称: 'a\u0000b' }, '企业简称 control-character'],
    [{ 企业简称: 'a\ud800b' }, '企业简称 control-character'],
    [{ 企业简称: '#REF!' }, '企业简称 cell-error'],
    [{ 信用代码说明: '早期' }, '信用代码说明 reason-not-needed'],
  ])('%j is refused: %s', (more, fault) => expect(firm(more)).toEqual([fault]));

  it.each([
    ['91350100M000100Y44', ['统一社会信用代码 uscc-needs-reason']],
    ['91350100M000100Y53', ['统一社会信用代码 uscc-check']],
    ['1.16104000160136E+17', ['统一社会信用代码 digits-lost']],
    ['9135O100M000100Y43', ['统一社会信用代码 uscc-character']],
  ])('credit code %s: %j', (code, faults) => {
    expect(firm({}, ['甲公司', code, '一站', '管家甲'])).toEqual(faults);
  });

  it('takes an early code with its reason', () => {
    expect(
      firm({ 信用代码说明: '早期赋码' }, ['甲公司', '91350100M000100Y44', '一站', '管家甲']),
    ).toMatchObject({
      uscc: { code: '91350100M000100Y44', early: '3' },
      usccExceptionReason: '早期赋码',
    });
  });
});

describe('other kinds', () => {
  it('projects', () => {
    const headings = [
      '项目编号',
      '项目名称',
      '建设单位信用代码',
      '工作站',
      '项目管家',
      '阶段',
      '年度',
      '列入日期',
      '施工单位',
    ];
    const line = ['ZD-1', '甲项目', '91350100M000100Y43', '一站', '管家乙', '拿地', '2026', '2026-02-10'];
    expect(read('projects', headings, line).rows[0]?.values).toMatchObject({
      stage: 'land-obtained',
      listYear: 2026,
    });
    expect(read('projects', headings, [...line, '某建设']).faults.map((fault) => fault.column)).toEqual([
      '施工方联系人',
    ]);
  });

  it('butlers, whose account is their telephone number unless named', () => {
    const headings = ['姓名', '手机', '工作站', '类别', '职务', '账号'];
    const sheet = read(
      'butlers',
      headings,
      ['甲', '13800000001', '一站', '企业', '管家', 'Jia.01'],
      ['乙', '13800000002', '一站', '项目管家', '管家', '13800000001'],
      ['丙', '13800000003', '一站', '两者', '管家', '丙'],
    );
    expect(sheet.rows[0]?.values).toMatchObject({ kind: 'enterprise', username: 'jia.01' });
    expect(sheet.faults).toMatchObject([{ row: 4, column: '账号', code: 'username-malformed' }]);
  });

  it('stewardships', () => {
    const sheet = read(
      'stewardships',
      ['统一社会信用代码', '对象', '管家'],
      ['91350100M000100Y43', '企业', '管家乙'],
      ['91350100m000100y43', '企业', '管家丙'],
    );
    expect(sheet.faults).toMatchObject([{ row: 3, code: 'duplicate-in-file' }]);
  });

  it('code tables, with English headings too', () => {
    const sheet = read(
      'industries',
      ['code', 'level', 'parent', 'section', 'name'],
      ['A', '1', '', 'A', '农业'],
      ['011', '3', '01', 'A', '谷物种植'],
    );
    expect(sheet.rows.map((row) => row.values)).toEqual([
      { code: 'A', name: '农业', parent: null },
      { code: '011', name: '谷物种植', parent: '01' },
    ]);
  });
});
