import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { IsoDate } from '@guanjia/core/calendar';
import { workingDayOf } from '@guanjia/core/plans';
import { PlanFaultError, type Schedule, schedule } from '@guanjia/core/schedule';
import { builtInCalendar } from '../calendars/index.ts';
import { FileProblem } from '../imports/index.ts';
import { runCommand } from '../platform/run-command.ts';
import { readPlanCsv, writePlanCsv } from './files/plan-csv.ts';
import { type PlanFile, PlanFileError } from './files/plan-file.ts';
import { readPlanXml, writePlanXml } from './files/plan-xml.ts';
import { sayFault } from './problems.ts';

const usage = `用法：npm run plan:schedule -- 文件.csv|文件.xml [--start 2026-01-05] [--today 2026-03-02] [--out 新文件.csv|新文件.xml] [--json]
CSV 的列：id, name, duration, unit（wd 工作日，d 自然日）, predecessors（如 A3; B1SS+2d）`;

/** `npm run plan:schedule -- FILE`: length, floats and critical path of a plan, without server or database. */
await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      start: { type: 'string' },
      today: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [path] = positionals;
  const badDay = [values.start, values.today].find(
    (day) => day !== undefined && !IsoDate.safeParse(day).success,
  );
  if (path === undefined || positionals.length > 1 || badDay !== undefined) {
    if (badDay !== undefined) console.error(`“${badDay}”不是日期，写作 2026-01-05`);
    console.error(usage);
    return 1;
  }
  try {
    const file = await readPlan(path);
    const startsOn = values.start ?? file.startsOn ?? new Date().toISOString().slice(0, 10);
    const times = schedule({
      start: startsOn,
      today: values.today,
      nodes: file.nodes.map((node) => ({
        ...node,
        actualStart: node.actualStart ?? undefined,
        actualEnd: node.actualEnd ?? undefined,
      })),
      isWorkingDay: workingDayOf(builtInCalendar()),
    });
    if (values.out !== undefined) await writePlan(values.out, { ...file, startsOn }, times);
    if (values.json) printJson(times);
    else print(file, times);
    return 0;
  } catch (error) {
    const words = wordsOf(error, path);
    if (words === undefined) throw error;
    console.error(words);
    return 1;
  }
});

async function readPlan(path: string): Promise<PlanFile> {
  const bytes = await readFile(path);
  return extname(path).toLowerCase() === '.xml' ? readPlanXml(bytes) : readPlanCsv(bytes, path);
}

async function writePlan(path: string, file: PlanFile, times: Schedule): Promise<void> {
  const text = extname(path).toLowerCase() === '.xml' ? writePlanXml(file, times.byId) : writePlanCsv(file);
  await writeFile(path, text, { flag: 'wx' });
}

function wordsOf(error: unknown, path: string): string | undefined {
  if (error instanceof PlanFaultError) {
    return `计划有矛盾：\n${error.faults.map((fault) => `· ${sayFault(fault, (id) => id)}`).join('\n')}`;
  }
  if (error instanceof PlanFileError) return `读不出 ${path}：\n${error.message}`;
  if (error instanceof FileProblem) return `读不出 ${path}：${error.message}`;
  if (error instanceof RangeError) return `计划超过一百年，请检查工期和间隔`;
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOENT') return `没有文件 ${path}`;
    if (error.code === 'EISDIR') return `${path} 是文件夹`;
    if (error.code === 'EEXIST') return '要写的文件已经存在，换一个名字';
  }
  return undefined;
}

function printJson(times: Schedule): void {
  const { start, end, lengthWorkingDays, lengthCalendarDays, criticalPath, nodes } = times;
  console.log(JSON.stringify({ start, end, lengthWorkingDays, lengthCalendarDays, criticalPath, nodes }));
}

function print(file: PlanFile, times: Schedule): void {
  console.log(
    `${times.start} 至 ${times.end}：${times.lengthWorkingDays} 个工作日，${times.lengthCalendarDays} 天`,
  );
  console.log(`关键线路：${times.criticalPath.join(' → ')}\n`);
  const width = Math.max(4, ...file.nodes.map((node) => node.id.length));
  console.log(`${'编号'.padEnd(width - 2)}  开始        完成        总时差  自由时差  名称`);
  for (const [position, node] of times.nodes.entries()) {
    console.log(
      [
        node.id.padEnd(width),
        node.start,
        node.end,
        `${String(node.totalFloat).padStart(6)}${node.critical ? '*' : ' '}`,
        String(node.freeFloat).padStart(8),
        file.nodes[position]?.name ?? '',
      ].join('  '),
    );
  }
}
