import { type EnterpriseSummary, sizeClassNames } from '@guanjia/core/enterprises';
import type { ExportList, ExportRequest, signInColumns } from '@guanjia/core/exports';
import type { SignInEntry } from '@guanjia/core/identity';
import type { MatterSummary } from '@guanjia/core/matters';
import { type ProjectSummary, projectGradeNames, projectStageNames } from '@guanjia/core/projects';
import type { listColumns } from '@guanjia/core/views';
import {
  clockWords,
  lightWords,
  modeWords,
  outcomeWords,
  ratingWords,
  statusWords,
  type Words,
} from './words.ts';
import type { SheetColumn, Value } from './workbook.ts';

/** What the cells depend on besides their row. */
export interface CellContext {
  readonly word: (words: Words) => string;
  /** A moment as the serial date of the zone's time. */
  readonly moment: (iso: string | null) => Value;
  /** As far as the person may see it. */
  readonly phone: (phone: string | null) => Value;
}

interface CellColumn<Row> {
  readonly heading: Words;
  readonly width: number;
  readonly value: (row: Row, ctx: CellContext) => Value;
}
type Columns<List extends ExportList, Row> = Record<
  List extends keyof typeof listColumns ? (typeof listColumns)[List][number] : (typeof signInColumns)[number],
  readonly CellColumn<Row>[]
>;
const column = <Row>(
  heading: Words,
  width: number,
  value: (row: Row, ctx: CellContext) => Value,
): CellColumn<Row> => ({ heading, width, value });

/** One column of the screen may be several of the file: there a cell holds one thing. */
const matterCells: Columns<'matters', MatterSummary> = {
  light: [column(['亮灯', 'Light'], 8, (m, c) => c.word(lightWords[m.light]))],
  title: [
    column(['编号', 'Number'], 20, (m) => m.number),
    column(['事项', 'Matter'], 44, (m) => m.title),
    column(['紧急程度', 'Urgency'], 10, (m, c) =>
      c.word(m.urgency === 'urgent' ? ['紧急', 'Urgent'] : ['一般', 'Normal']),
    ),
  ],
  subject: [
    column(['企业', 'Enterprise'], 30, (m) => m.enterprise.name),
    column(['项目', 'Project'], 30, (m) => m.project?.name ?? null),
  ],
  office: [column(['主办部门', 'Lead department'], 14, (m) => m.leadOffice?.name ?? null)],
  butler: [column(['管家', 'Butler'], 12, (m) => m.butler.name)],
  status: [column(['状态', 'Status'], 12, (m, c) => c.word(statusWords[m.status]))],
  due: [
    column(['时限类型', 'Limit'], 14, (m, c) => m.due && c.word(clockWords[m.due.kind])),
    column(['到期时间', 'Due'], 17, (m, c) => c.moment(m.due?.at ?? null)),
    column(['剩余工作日（超期为负）', 'Working days left'], 14, (m) =>
      m.due ? (m.due.left.overdue ? -m.due.left.workingDays : m.due.left.workingDays) : null,
    ),
  ],
  updated: [column(['更新时间', 'Updated'], 17, (m, c) => c.moment(m.updatedAt))],
  type: [
    column(['类别', 'Group'], 16, (m) => m.type.groupName),
    column(['事项类型', 'Type'], 20, (m) => m.type.name),
  ],
  station: [column(['工作站', 'Station'], 18, (m) => m.station.name)],
  mode: [
    column(['服务方式', 'Service'], 12, (m, c) => (m.serviceMode ? c.word(modeWords[m.serviceMode]) : null)),
  ],
  created: [column(['提出时间', 'Raised'], 17, (m, c) => c.moment(m.createdAt))],
  closed: [column(['办结时间', 'Closed'], 17, (m, c) => c.moment(m.closedAt))],
  rating: [
    column(['评价', 'Rating'], 12, (m, c) => (m.lastRating ? c.word(ratingWords[m.lastRating]) : null)),
  ],
};

const yesNo = (yes: boolean, c: CellContext): string => c.word(yes ? ['是', 'Yes'] : ['否', 'No']);

const enterpriseCells: Columns<'enterprises', EnterpriseSummary> = {
  name: [
    column(['企业', 'Enterprise'], 34, (e) => e.name),
    column(['统一社会信用代码', 'Credit code'], 24, (e) => e.uscc),
  ],
  industry: [column(['行业', 'Industry'], 28, (e) => e.industryName)],
  size: [
    column(['规上', 'Above scale'], 8, (e, c) => yesNo(e.aboveScale, c)),
    column(['规模', 'Size'], 8, (e) => e.sizeClass && sizeClassNames[e.sizeClass]),
  ],
  station: [column(['工作站', 'Station'], 20, (e) => e.station.name)],
  butler: [column(['管家', 'Butler'], 12, (e) => e.butler?.name ?? null)],
  phone: [column(['管家电话', 'Butler’s phone'], 16, (e, c) => c.phone(e.butler?.phone ?? null))],
  address: [column(['地址', 'Address'], 40, (e) => e.address)],
  active: [column(['在册', 'On the books'], 8, (e, c) => yesNo(e.active, c))],
};

const percentOf = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : Math.round(share * 100);

const projectCells: Columns<'projects', ProjectSummary> = {
  name: [
    column(['编号', 'Number'], 14, (p) => p.code),
    column(['项目', 'Project'], 34, (p) => p.name),
    column(['企业', 'Enterprise'], 30, (p) => p.enterprise.name),
  ],
  stage: [column(['阶段', 'Stage'], 10, (p) => projectStageNames[p.stage])],
  light: [
    column(['亮灯', 'Light'], 8, (p, c) => (p.plan ? c.word(lightWords[p.plan.light]) : null)),
    column(['原因节点', 'Node'], 24, (p) => p.plan?.cause?.nodeName ?? null),
  ],
  progress: [
    column(['进度（%）', 'Done (%)'], 10, (p) => percentOf(p.plan?.progress)),
    column(['应达（%）', 'Due (%)'], 10, (p) => percentOf(p.plan?.plannedProgress)),
  ],
  ends: [
    column(['预计完成', 'Expected end'], 14, (p) => p.plan?.endsOn ?? null),
    column(['偏差（工作日）', 'Off by (working days)'], 14, (p) => p.plan?.lateBy ?? null),
  ],
  invested: [
    column(['累计投资（万元）', 'Invested (10,000 yuan)'], 16, (p) => p.investedWan),
    column(['总投资（万元）', 'Total (10,000 yuan)'], 16, (p) => p.investmentTotalWan),
  ],
  plan: [column(['年度计划（万元）', 'Year’s plan (10,000 yuan)'], 16, (p) => p.annualPlanWan)],
  station: [column(['工作站', 'Station'], 20, (p) => p.station.name)],
  butler: [column(['管家', 'Butler'], 12, (p) => p.butler?.name ?? null)],
  phone: [column(['管家电话', 'Butler’s phone'], 16, (p, c) => c.phone(p.butler?.phone ?? null))],
  address: [column(['地址', 'Address'], 40, (p) => p.address)],
  year: [
    column(['入库年度', 'Year'], 10, (p) => p.listYear),
    column(['级别', 'Grade'], 10, (p) => (p.grade === null ? null : projectGradeNames[p.grade])),
  ],
  active: [column(['在库', 'On the list'], 8, (p, c) => yesNo(p.active, c))],
};

const signInCells: Columns<'sign-ins', SignInEntry> = {
  at: [column(['时间', 'Time'], 17, (entry, c) => c.moment(entry.at))],
  who: [
    column(['账号', 'Account'], 20, (entry) => entry.username),
    column(['姓名', 'Name'], 14, (entry) => entry.displayName),
  ],
  outcome: [column(['结果', 'Result'], 16, (entry, c) => c.word(outcomeWords[entry.outcome]))],
  ip: [column(['来自', 'From'], 18, (entry) => entry.ip)],
  agent: [column(['设备', 'Device'], 60, (entry) => entry.userAgent)],
};

interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly cells: (row: never) => Value[];
}

function sheetOf<Row>(columns: readonly CellColumn<Row>[], ctx: CellContext): Sheet {
  return {
    columns: columns.map(({ heading, width }) => ({ heading: ctx.word(heading), width })),
    cells: (row: Row) => columns.map(({ value }) => value(row, ctx)),
  };
}

/** The columns that were shown, in their order. */
export function sheetFor(request: Pick<ExportRequest, 'list' | 'columns'>, ctx: CellContext): Sheet {
  const keys: readonly string[] = request.columns;
  const pick = <Row>(all: Readonly<Record<string, readonly CellColumn<Row>[]>>) =>
    sheetOf(
      keys.flatMap((key) => all[key] ?? []),
      ctx,
    );
  switch (request.list) {
    case 'matters':
      return pick(matterCells);
    case 'enterprises':
      return pick(enterpriseCells);
    case 'projects':
      return pick(projectCells);
    case 'sign-ins':
      return pick(signInCells);
  }
}
