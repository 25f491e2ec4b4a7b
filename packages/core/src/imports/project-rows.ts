import type { ProjectStage } from '../projects/index.ts';
import { day, label, oneOf, paragraphs, phone, quantity, uscc, wholeNumber, words } from './cells.ts';
import { defineKind, optional, required } from './columns.ts';

const wan = quantity(0, 99_999_999_999, '万元');

/** Milestones of a project, in order: 签约→立项→拿地→开工→主体封顶→设备安装→竣工→投产→达产. */
const STAGES = {
  signed: ['签约'],
  approved: ['立项', '备案'],
  'land-obtained': ['拿地', '供地'],
  started: ['开工', '在建'],
  'topped-out': ['主体封顶', '封顶'],
  'equipment-installed': ['设备安装'],
  completed: ['竣工'],
  'in-production': ['投产'],
  'at-capacity': ['达产'],
} as const satisfies Record<ProjectStage, readonly [string, ...string[]]>;

export const projectRows = defineKind({
  title: '项目',
  columns: {
    name: required(
      { heading: '项目名称', aliases: ['名称'], note: '全称', example: '示例：某某新型显示生产基地项目' },
      words(120),
    ),
    code: required(
      {
        heading: '项目编号',
        aliases: ['项目代码', '编号'],
        note: '区内唯一；这一列请设为文本格式',
        example: 'ZD-2026-001',
      },
      label(40),
    ),
    uscc: required(
      {
        heading: '建设单位信用代码',
        aliases: ['建设单位统一社会信用代码', '业主信用代码', '统一社会信用代码'],
        note: '建设单位须先作为企业导入；这一列请设为文本格式',
        example: '91350100M000100Y43',
      },
      uscc,
    ),
    station: required(
      {
        heading: '工作站',
        aliases: ['服务管家工作站', '所属工作站'],
        note: '系统里工作站的名称或简称',
        example: '第一工作站',
      },
      words(60),
    ),
    butler: required(
      {
        heading: '项目管家',
        aliases: ['管家', '服务管家'],
        note: '管家的姓名或手机号；同名时请填手机号',
        example: '管家姓名',
      },
      words(60),
    ),
    stage: required(
      {
        heading: '建设阶段',
        aliases: ['阶段', '当前阶段'],
        note: Object.values(STAGES)
          .map(([word]) => word)
          .join('、'),
        example: '开工',
      },
      oneOf(STAGES),
    ),
    listYear: required(
      { heading: '年度', note: '列入重点项目名单的年份', example: '2026' },
      wholeNumber(2000, 2200),
    ),
    enteredOn: required({ heading: '列入日期', note: '如 2026-02-10', example: '2026-02-10' }, day),
    investmentTotalWan: optional(
      { heading: '总投资（万元）', aliases: ['总投资'], note: '数字，单位万元', example: '120000' },
      wan,
    ),
    annualPlanWan: optional(
      {
        heading: '年度计划投资（万元）',
        aliases: ['年度计划投资'],
        note: '数字，单位万元',
        example: '30000',
      },
      wan,
    ),
    investedWan: optional(
      { heading: '累计完成投资（万元）', aliases: ['累计完成投资'], note: '数字，单位万元', example: '8000' },
      wan,
    ),
    address: optional({ heading: '建设地点', aliases: ['地址'], note: '', example: '' }, words(200)),
    plot: optional({ heading: '地块', note: '宗地或地块编号', example: '' }, words(100)),
    content: optional(
      { heading: '建设内容', aliases: ['建设规模及内容'], note: '4000 字以内', example: '' },
      paragraphs(4000),
    ),
    ownerName: optional({ heading: '业主联系人', note: '', example: '联系人姓名' }, words(50)),
    ownerPhone: optional(
      { heading: '业主联系电话', note: '填了电话就要填联系人', example: '13800000000' },
      phone,
    ),
    contractorCompany: optional({ heading: '施工单位', note: '', example: '某某建设有限公司' }, words(100)),
    contractorName: optional({ heading: '施工方联系人', note: '', example: '' }, words(50)),
    contractorPhone: optional(
      { heading: '施工方联系电话', note: '填了单位或电话就要填联系人', example: '' },
      phone,
    ),
  },
  unique: [{ column: 'code', of: (row) => row.code }],
  checkRow(row, fault) {
    if (row.ownerName === null && row.ownerPhone !== null) {
      fault('ownerName', 'missing');
    }
    if (row.contractorName === null && (row.contractorCompany ?? row.contractorPhone) !== null) {
      fault('contractorName', 'missing');
    }
  },
});
