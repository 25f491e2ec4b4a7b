import {
  FAULT_TEXTS,
  type Fault,
  factsWanted,
  faultReason,
  type ImportFacts,
  type ImportKind,
  readRows,
  resolveRows,
} from '@guanjia/core/imports';
import { describe, expect, it } from 'vitest';

const facts: ImportFacts = {
  stations: [
    { id: 's1', name: '第一服务管家工作站', shortName: '一站' },
    { id: 's2', name: '第二服务管家工作站', shortName: '二站' },
  ],
  butlers: [
    { id: 'b1', name: '管家甲', phone: '13800000001', kind: 'enterprise', atWork: true },
    { id: 'b2', name: '管家乙', phone: '13800000002', kind: 'project', atWork: true },
    { id: 'b3', name: '同名', phone: '13800000003', kind: 'both', atWork: true },
    { id: 'b5', name: '新人', phone: '13800000005', kind: 'both', atWork: false },
    { id: 'b4', name: '同名', phone: '13800000004', kind: 'both', atWork: true },
  ],
  enterprises: new Map([
    ['91350100M000100Y43', { id: 'e1', name: '甲公司', active: true, butlerId: 'b1' }],
    ['116104000160135516', { id: 'e2', name: '已迁出', active: false, butlerId: null }],
  ]),
  enterpriseNames: new Set(['甲公司']),
  projects: new Map([['ZD-1', { id: 'p1', name: '甲项目', active: true, butlerId: 'b2' }]]),
  usernames: new Set(['taken']),
  codesOff: { industries: new Set(['3974']), divisions: new Set() },
  codeLevels: new Map([
    ['A', 1],
    ['01', 2],
    ['610000', 1],
    ['610400', 2],
  ]),
};

function resolve<K extends ImportKind>(kind: K, headings: string[], ...lines: string[][]) {
  const sheet = readRows(kind, {
    rows: [headings, ...lines].map((cells, at) => ({ number: at + 1, cells })),
  });
  if ('code' in sheet) throw new Error(sheet.code);
  expect(sheet.faults).toEqual([]);
  return { wanted: factsWanted(kind, sheet.rows), ...resolveRows(kind, sheet.rows, facts) };
}
const shown = (faults: readonly Fault[]) =>
  faults.map((fault) => `${fault.row} ${fault.column} ${fault.code}`);

describe('references', () => {
  const ENTERPRISE = ['企业名称', '统一社会信用代码', '工作站', '企业管家'];
  const NEW = '11610424305359858H';

  it('finds stations and butlers by name, short name or telephone', () => {
    const { rows, wanted } = resolve('enterprises', ENTERPRISE, [
      '乙公司',
      NEW,
      '第二服务管家 工作站',
      '138 0000 0003',
    ]);
    expect(rows[0]?.resolved).toEqual({ stationId: 's2', butlerId: 'b3' });
    expect(wanted).toEqual([{ uscc: NEW, enterpriseName: '乙公司' }]);
  });

  it.each([
    [['乙公司', '91350100M000100Y43', '一站', '管家甲'], ['2 统一社会信用代码 exists']],
    [['甲公司', NEW, '一站', '管家甲'], ['2 企业名称 exists']],
    [['乙公司', NEW, '一站', '新人'], ['2 企业管家 butler-not-at-work']],
    [['乙公司', NEW, '九站', '管家甲'], ['2 工作站 station-unknown']],
    [['乙公司', NEW, '一站', '没有'], ['2 企业管家 butler-unknown']],
    [['乙公司', NEW, '一站', '同名'], ['2 企业管家 butler-ambiguous']],
    [['乙公司', NEW, '一站', '管家乙'], ['2 企业管家 butler-wrong-kind']],
    [
      ['乙公司', NEW, '九站', '没有'],
      ['2 工作站 station-unknown', '2 企业管家 butler-unknown'],
    ],
  ])('%j: %j', (line, faults) => {
    const result = resolve('enterprises', ENTERPRISE, line);
    expect(shown(result.faults)).toEqual(faults);
    expect(result.rows).toEqual([]);
  });

  it('ties a project to its enterprise', () => {
    const headings = [
      '项目编号',
      '项目名称',
      '建设单位信用代码',
      '工作站',
      '项目管家',
      '阶段',
      '年度',
      '列入日期',
    ];
    const line = (code: string, uscc: string) => [
      code,
      '项目',
      uscc,
      '一站',
      '管家乙',
      '签约',
      '2026',
      '2026-01-05',
    ];
    const result = resolve(
      'projects',
      headings,
      line('ZD-2', '91350100M000100Y43'),
      line('ZD-1', '91350100M000100Y43'),
      line('ZD-3', NEW),
      line('ZD-4', '116104000160135516'),
    );
    expect(result.rows.map((row) => row.resolved)).toEqual([
      { stationId: 's1', butlerId: 'b2', enterpriseId: 'e1' },
    ]);
    expect(shown(result.faults)).toEqual([
      '3 项目编号 exists',
      '4 建设单位信用代码 enterprise-unknown',
      '5 建设单位信用代码 enterprise-unknown',
    ]);
  });

  it('gives butlers an account', () => {
    const result = resolve(
      'butlers',
      ['姓名', '手机', '工作站', '类别', '职务', '账号'],
      ['丙', '029-33330000', '一站', '两者', '管家'],
      ['丁', '13800000001', '一站', '两者', '管家'],
      ['戊', '13800000009', '一站', '两者', '管家', 'taken'],
    );
    expect(result.rows.map((row) => row.resolved)).toEqual([{ stationId: 's1', username: '02933330000' }]);
    expect(shown(result.faults)).toEqual(['3 手机 exists', '4 账号 username-taken']);
  });

  it('hands over, and knows when nothing changes', () => {
    const result = resolve(
      'stewardships',
      ['信用代码或项目编号', '对象', '管家'],
      ['116104-000160135516', '企业', '同名'],
      ['9135 0100 M000100Y43', '企业', '13800000003'],
      ['ZD-1', '项目', '管家乙'],
      ['ZD-9', '项目', '管家乙'],
      ['ZD-1', '企业', '管家甲'],
    );
    expect(result.rows.map((row) => row.resolved)).toEqual([
      { subjectId: 'e1', fromButlerId: 'b1', butlerId: 'b3' },
      { subjectId: 'p1', fromButlerId: 'b2', butlerId: 'b2' },
    ]);
    expect(shown(result.faults)).toEqual([
      '2 信用代码或项目编号 enterprise-unknown',
      '2 管家 butler-ambiguous',
      '5 信用代码或项目编号 project-unknown',
      '6 信用代码或项目编号 enterprise-unknown',
    ]);
  });

  it('places codes under their parents, in the file or in the table', () => {
    const industries = resolve(
      'industries',
      ['代码', '名称', '上级代码'],
      ['011', '谷物'],
      ['0111', '稻谷'],
      ['399', '其他'],
      ['A', '农业'],
      ['012', '豆类', '0111'],
    );
    expect(industries.rows.map((row) => row.resolved)).toEqual([
      { level: 3, parent: '01' },
      { level: 4, parent: '011' },
      { level: 1, parent: null },
    ]);
    expect(shown(industries.faults)).toEqual(['4 上级代码 parent-unknown', '6 上级代码 parent-level']);

    const divisions = resolve(
      'divisions',
      ['代码', '名称', '上级代码', '层级'],
      ['610402', '区'],
      ['610581', '县'],
      ['110101', '区'],
      ['GX-1', '园区', '610400'],
      ['GX-2', '片区', 'GX-1', '4'],
      ['GX-3', '园区'],
    );
    expect(divisions.rows.map((row) => row.resolved)).toEqual([
      { level: 3, parent: '610400' },
      { level: 3, parent: '610000' },
      { level: 3, parent: '610400' },
      { level: 4, parent: 'GX-1' },
    ]);
    expect(shown(divisions.faults)).toEqual(['4 上级代码 parent-unknown', '7 上级代码 parent-unknown']);
  });
});

describe('words of faults', () => {
  it('are filled in', () => {
    expect(faultReason({ code: 'out-of-range', details: { least: 0, most: 9 } })).toBe('应在 0 到 9 之间');
    for (const text of Object.values(FAULT_TEXTS)) expect(text.length).toBeGreaterThan(3);
  });
});
