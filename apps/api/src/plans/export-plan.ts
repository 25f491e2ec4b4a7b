import type { PlanLimit, PlanView } from '@guanjia/core/plans';
import { streamWorkbook, type Value } from '../exports/index.ts';
import { writePlanCalendar } from './files/plan-calendar.ts';
import { writePlanCsv } from './files/plan-csv.ts';
import type { PlanFile } from './files/plan-file.ts';
import { writePlanXml } from './files/plan-xml.ts';

export const exportFormats = ['xlsx', 'ics', 'csv', 'xml'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

const fileOf = (plan: PlanView): PlanFile => ({
  name: plan.projectName,
  startsOn: plan.startsOn,
  nodes: plan.nodes.map(({ code, days, ...node }) => ({ ...node, id: code, duration: days })),
});

const limitText = (limit: PlanLimit | null): Value =>
  limit === null
    ? '未知'
    : `${limit.days} ${limit.unit === 'workingDay' ? '个工作日' : '天'}（${limit.source}）`;

const columns: readonly (readonly [
  heading: string,
  width: number,
  value: (node: PlanView['nodes'][number]) => Value,
])[] = [
  ['编号', 8, (node) => node.code],
  ['节点', 30, (node) => node.name],
  ['责任单位', 30, (node) => node.offices.map((office) => office.name).join('、') || '企业'],
  ['工期', 8, (node) => node.days],
  ['单位', 10, (node) => (node.unit === 'workingDay' ? '工作日' : '自然日')],
  ['承诺时限', 24, (node) => limitText(node.promised)],
  ['法定时限', 24, (node) => limitText(node.statutory)],
  ['前置节点', 18, (node) => node.predecessors.map(({ from }) => from).join('、')],
  ['基线开始', 12, (node) => node.baselineStart],
  ['基线完成', 12, (node) => node.baselineEnd],
  ['实际开始', 12, (node) => node.actualStart],
  ['实际完成', 12, (node) => node.actualEnd],
  ['预计开始', 12, (node) => (node.actualStart ? null : node.start)],
  ['预计完成', 12, (node) => (node.actualEnd ? null : node.end)],
  ['偏差（工作日）', 14, (node) => node.lateBy],
  ['时差（工作日）', 14, (node) => (node.actualEnd ? null : node.totalFloat)],
  ['关键', 6, (node) => (node.critical ? '是' : '')],
  ['进度', 8, (node) => (node.progress === null ? null : `${node.progress}%`)],
  ['亮灯', 6, (node) => ({ none: '', green: '绿', yellow: '黄', red: '红' })[node.light]],
  ['事项', 14, (node) => node.matter?.number ?? null],
];

/** The plan as a file: its bytes or a stream of them, its type and its name. */
export function exportPlan(plan: PlanView, format: ExportFormat, taken: { by: string; at: Date }) {
  const name = `${plan.projectName}-节点计划-${plan.today}.${format}`;
  const body = (() => {
    switch (format) {
      case 'csv':
        return writePlanCsv(fileOf(plan));
      case 'xml':
        return writePlanXml(fileOf(plan), new Map(plan.nodes.map((node) => [node.code, node])));
      case 'ics':
        return writePlanCalendar(plan, taken.at);
      case 'xlsx':
        return workbookOf(plan, taken.by);
    }
  })();
  return { name, type: types[format], body };
}

function workbookOf(plan: PlanView, by: string) {
  async function* batches() {
    yield plan.nodes.map((node) => columns.map(([, , value]) => value(node)));
  }
  return streamWorkbook({
    title: '节点计划',
    columns: columns.map(([heading, width]) => ({ heading, width })),
    batches: batches(),
    about: {
      title: '说明',
      lines: (rows) => [
        ['项目', plan.projectName],
        ['截至', plan.today],
        ['导出人', by],
        ['节点数', rows],
        ['预计全部完成', plan.endsOn],
        ['基线完成', plan.baselineEndsOn],
      ],
    },
  }).stream;
}
