import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PlanLink } from '@guanjia/core/schedule';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPlanCsv, writePlanCsv } from '../../src/plans/files/plan-csv.ts';
import { type FileNode, type PlanFile, PlanFileError } from '../../src/plans/files/plan-file.ts';
import { readPlanXml, writePlanXml } from '../../src/plans/files/plan-xml.ts';

const unit = fc.constantFrom('workingDay' as const, 'calendarDay' as const);
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/[\p{C}=+\-@']/u.test(text));
const day = fc
  .integer({ min: 20_000, max: 25_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

/** Plans whose nodes wait only for earlier ones. */
const plans: fc.Arbitrary<PlanFile> = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc
    .tuple(
      ...Array.from({ length: count }, (_, n) =>
        fc.record({
          name,
          duration: fc.integer({ min: 0, max: 400 }),
          unit,
          actualStart: fc.option(day),
          actualEnd: fc.option(day),
          predecessors: fc.uniqueArray(
            fc.record({
              from: fc.integer({ min: 0, max: Math.max(0, n - 1) }).map((before) => `N${before}`),
              kind: fc.constantFrom('finishToStart' as const, 'startToStart' as const),
              lag: fc.integer({ min: -30, max: 30 }),
              lagUnit: unit,
            }),
            { maxLength: n === 0 ? 0 : 3, selector: ({ from, kind }) => from + kind },
          ),
        }),
      ),
    )
    .map((nodes) => ({
      name: '示例',
      startsOn: null,
      nodes: nodes.map((node, n) => ({ ...node, id: `N${n}` })),
    })),
);
/** A link without lag says nothing of a unit. */
const plain = (nodes: readonly FileNode[]) =>
  nodes.map((node) => ({
    ...node,
    predecessors: node.predecessors.map(
      (link): PlanLink => (link.lag === 0 ? { ...link, lagUnit: 'workingDay' } : link),
    ),
  }));

describe('a plan written to a file', () => {
  it('is read back from CSV as it was', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const read = readPlanCsv(Buffer.from(writePlanCsv(plan)), '示例');
        expect(plain(read.nodes)).toEqual(plain(plan.nodes));
      }),
    );
  });

  it('is read back from Project XML as it was', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const read = readPlanXml(Buffer.from(writePlanXml(plan, new Map())));
        expect(read).toEqual(plan);
      }),
    );
  });

  it('keeps a name that has a line of its own in it', () => {
    const node = {
      id: 'N1',
      name: '规划\u2028条件',
      duration: 5,
      unit: 'workingDay' as const,
      actualStart: null,
      actualEnd: null,
      predecessors: [],
    };
    const plan: PlanFile = { name: '示例', startsOn: null, nodes: [node] };
    expect(readPlanXml(Buffer.from(writePlanXml(plan, new Map())))).toEqual(plan);
  });
});

describe('a CSV of nodes', () => {
  const read = (text: string | Buffer) => readPlanCsv(Buffer.from(text as string), 'x').nodes;

  it('may have Chinese headings, semicolons, GB18030 and units behind the numbers', () => {
    const [first, second] = read('编号;名称;工期;前置节点\nA1;签约;0;\nA2;企业开办;3天;A1FS+1天\n');
    expect(first).toMatchObject({ id: 'A1', duration: 0, unit: 'workingDay' });
    expect(second).toMatchObject({
      unit: 'calendarDay',
      predecessors: [{ from: 'A1', kind: 'finishToStart', lag: 1, lagUnit: 'calendarDay' }],
    });
    const gb = Buffer.from([
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb9, 0xa4, 0xc6, 0xda, 0x0a, 0x41, 0x2c, 0x31, 0x0a,
    ]);
    expect(readPlanCsv(gb, 'x').nodes).toMatchObject([{ id: 'A', duration: 1 }]);
  });

  it.each([
    ['id,name\nA,甲\n', '第 1 行：第一行缺少列 duration（工期）'],
    ['id,duration\nA,很久\n', '第 2 行：工期“很久”不是整数天数'],
    ['id,duration,predecessors\nA,1,\nB,1,AFF\n', '第 3 行：前置节点“AFF”读不懂'],
    ['id,duration,actual_start\nA,1,昨天\n', '第 2 行：日期“昨天”写作 2026-01-05'],
    ['id,duration,unit\nA,1,月\n', '第 2 行：单位“月”读不懂'],
    ['id,duration\n', '文件里没有节点'],
  ])('that is faulty is refused with its line: %j', (text, words) => {
    expect(() => read(text)).toThrow(PlanFileError);
    expect(() => read(text)).toThrow(words);
  });

  it('does not come alive in a spreadsheet', () => {
    const node = {
      id: 'A',
      name: '=1+1',
      duration: 1,
      unit: 'workingDay' as const,
      predecessors: [],
      actualStart: null,
      actualEnd: null,
    };
    expect(writePlanCsv({ nodes: [node] })).toContain("A,'=1+1,1");
  });
});

describe('a Project file', () => {
  it('leaves out summary tasks, and knows elapsed days and lags', () => {
    const { nodes, startsOn } = readPlanXml(
      Buffer.from(`<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-03-02T08:00:00</StartDate><Tasks>
<Task><UID>0</UID><Name>All</Name><Summary>1</Summary></Task>
<Task><UID>1</UID><Name>Phase</Name><Summary>1</Summary></Task>
<Task><UID>2</UID><Name>Dig</Name><Duration>PT40H0M0S</Duration><DurationFormat>7</DurationFormat></Task>
<Task><UID>3</UID><Name>Dry</Name><Duration>PT72H0M0S</Duration><DurationFormat>8</DurationFormat>
<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>9600</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
</Tasks></Project>`),
    );
    expect(startsOn).toBe('2026-03-02');
    expect(nodes).toMatchObject([
      { id: '2', duration: 5, unit: 'workingDay' },
      {
        id: '3',
        duration: 3,
        unit: 'calendarDay',
        predecessors: [{ from: '2', lag: 2, lagUnit: 'workingDay' }],
      },
    ]);
  });

  it.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]><Project>&a;</Project>', 'DOCTYPE'],
    ['<html></html>', '不是 Microsoft Project'],
    ['<Project><Tasks>', '不是有效的 XML'],
    ['<Project><Tasks></Tasks></Project>', '文件里没有任务'],
    [
      '<Project><Tasks><Task><UID>1</UID><Name>A</Name><Duration>soon</Duration></Task></Tasks></Project>',
      '工期“soon”读不懂',
    ],
    [
      '<Project><Tasks><Task><UID>1</UID></Task><Task><UID>2</UID><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>0</Type></PredecessorLink></Task></Tasks></Project>',
      '只支持完成—开始',
    ],
  ])('that is none or too clever is refused: %j', (text, words) => {
    expect(() => readPlanXml(Buffer.from(text))).toThrow(words);
  });
});

describe('npm run plan:schedule', () => {
  const command = resolve(import.meta.dirname, '../../src/plans/schedule-command.ts');
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guanjia-plan-'));
  });
  const run = async (text: string, ...more: string[]) => {
    const path = join(folder, 'plan.csv');
    await writeFile(path, text);
    return await promisify(execFile)(process.execPath, [command, path, ...more]).then(
      ({ stdout }) => ({ code: 0, out: stdout, err: '' }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout,
        err: error.stderr,
      }),
    );
  };
  const plan = 'id,name,duration,unit,predecessors\nA,甲,3,wd,\nB,乙,10,d,A\nC,丙,2,wd,A\nD,丁,1,wd,B; C\n';

  it('prints length, floats and critical path over 国庆, and writes the other format', async () => {
    const out = join(folder, 'plan.xml');
    const { code, out: said } = await run(plan, '--start', '2026-09-28', '--out', out);
    expect(code).toBe(0);
    expect(said).toContain('2026-09-28 至 2026-10-12');
    expect(said).toContain('关键线路：A → B → D');
    expect(said).toMatch(/C {5}2026-10-08 {2}2026-10-09 .* 0? +丙/);
    expect(readPlanXml(await readFile(out)).nodes).toHaveLength(4);
    expect((await run(plan, '--start', '2026-09-28', '--out', out)).err).toContain('已经存在');
  });

  it('names the nodes of a cycle and gives the exit code of a failure', async () => {
    const { code, err } = await run('id,duration,predecessors\nA,1,B\nB,1,A\n');
    expect(code).toBe(1);
    expect(err).toMatch(/绕成了圈：(A → B → A|B → A → B)/);
    expect((await run(plan, '--start', 'tomorrow')).err).toContain('用法');
  });
});
