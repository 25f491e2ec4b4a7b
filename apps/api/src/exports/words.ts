import type { ExportList } from '@guanjia/core/exports';
import type { SignInOutcome } from '@guanjia/core/identity';
import type { ClockKind, Light, MatterQueue, MatterStatus, ServiceMode } from '@guanjia/core/matters';

export type Words = readonly [zh: string, en: string];

/** What stands in exported cells; the screens have their own catalogue. */
export const statusWords: Record<MatterStatus, Words> = {
  submitted: ['待受理', 'To accept'],
  accepted: ['已受理', 'Accepted'],
  handling: ['部门办理中', 'With departments'],
  'awaiting-materials': ['待补材料', 'Awaiting materials'],
  answered: ['待企业确认', 'Awaiting confirmation'],
  closed: ['已办结', 'Closed'],
  rectifying: ['差评整改', 'Being put right'],
  declined: ['不予受理', 'Declined'],
  withdrawn: ['已撤回', 'Withdrawn'],
  merged: ['已并案', 'Merged'],
};
export const lightWords: Record<Light, Words> = {
  green: ['绿灯', 'Green'],
  yellow: ['黄灯', 'Yellow'],
  red: ['红灯', 'Red'],
  paused: ['停表', 'Paused'],
  none: ['无灯', 'None'],
};
export const modeWords: Record<ServiceMode, Words> = {
  guided: ['线上指导', 'Guided online'],
  assisted: ['帮办陪办', 'Accompanied'],
  agent: ['全程代办', 'By agent'],
  self: ['企业自办', 'By the firm'],
};
export const clockWords: Record<ClockKind, Words> = {
  accept: ['受理时限', 'Acceptance'],
  promise: ['承诺时限', 'Promise'],
  return: ['退单时限', 'Return'],
  assignment: ['交办时限', 'Assignment'],
  materials: ['补材料期限', 'Materials'],
  confirm: ['企业确认期', 'Confirmation'],
  rating: ['评价期', 'Rating'],
  verify: ['差评核实', 'Verification'],
  rectify: ['差评整改', 'Rectification'],
  revisit: ['差评回访', 'Revisit'],
  escalation: ['上报答复', 'Escalation'],
  decision: ['待主管决定', 'Decision'],
};
export const queueWords: Record<MatterQueue, Words> = {
  'to-accept': ['待受理（签收）', 'To accept'],
  'in-hand': ['在办', 'In hand'],
  'to-decide': ['待决定', 'To decide'],
  'waiting-firm': ['等企业', 'Waiting for the firm'],
  overdue: ['超期', 'Overdue'],
  'due-soon': ['临期', 'Due soon'],
  rectifying: ['差评整改', 'Being put right'],
  open: ['未办结', 'Open'],
  closed: ['已结束', 'Ended'],
  all: ['全部', 'All'],
};
export const urgencyWords: Readonly<Record<string, Words>> = {
  normal: ['一般', 'Normal'],
  urgent: ['紧急', 'Urgent'],
};
export const subjectKindWords: Readonly<Record<string, Words>> = {
  enterprise: ['企业', 'Enterprise'],
  project: ['项目', 'Project'],
};
export const raisedByWords: Readonly<Record<string, Words>> = {
  firm: ['企业提出', 'Raised by the firm'],
  butler: ['管家代提', 'Raised by the butler'],
};
export const whoseWords: Readonly<Record<string, Words>> = {
  mine: ['我的', 'Mine'],
  covered: ['代班的', 'Covered'],
};
export const ratingWords: Record<1 | 2 | 3 | 4 | 5, Words> = {
  5: ['非常满意', 'Very satisfied'],
  4: ['满意', 'Satisfied'],
  3: ['基本满意', 'Fairly satisfied'],
  2: ['不满意', 'Dissatisfied'],
  1: ['非常不满意', 'Very dissatisfied'],
};
export const listWords: Record<ExportList, Words> = {
  'sign-ins': ['登录日志', 'Sign-in log'],
  matters: ['诉求事项', 'Matters'],
  enterprises: ['企业', 'Enterprises'],
  projects: ['项目', 'Projects'],
};
export const outcomeWords: Record<SignInOutcome, Words> = {
  'signed-in': ['登录成功', 'Signed in'],
  'wrong-credentials': ['账号或密码错', 'Wrong account or password'],
  locked: ['已锁定', 'Locked'],
  disabled: ['已停用', 'Disabled'],
  'rate-limited': ['太频繁', 'Too often'],
  'signed-out': ['退出', 'Signed out'],
  revoked: ['被下线', 'Was signed out'],
  'second-factor-asked': ['等待动态口令', 'Code asked for'],
  'second-factor-wrong': ['动态口令错', 'Wrong code'],
  lockout: ['触发锁定', 'Became locked'],
};
/** Filters and order, by their names in the query. */
export const conditionWords: Readonly<Record<string, Words>> = {
  queue: ['队列', 'Queue'],
  status: ['状态', 'Status'],
  light: ['亮灯', 'Light'],
  typeCode: ['事项类型', 'Type'],
  groupCode: ['类别', 'Group'],
  stationId: ['工作站', 'Station'],
  officeId: ['部门', 'Department'],
  butlerId: ['管家', 'Butler'],
  enterpriseId: ['企业', 'Enterprise'],
  projectId: ['项目', 'Project'],
  q: ['查找', 'Search'],
  subjectKind: ['对象', 'Subject'],
  urgency: ['紧急程度', 'Urgency'],
  mode: ['服务方式', 'Service'],
  raisedBy: ['提出人', 'Raised by'],
  raisedFrom: ['提出日期自', 'Raised from'],
  raisedTo: ['提出日期至', 'Raised to'],
  dueFrom: ['到期日期自', 'Due from'],
  dueTo: ['到期日期至', 'Due to'],
  whose: ['谁的', 'Whose'],
  unread: ['有未读', 'Unread'],
  urged: ['被催办', 'Urged'],
  sizeClass: ['规模', 'Size'],
  industryCode: ['行业', 'Industry'],
  sort: ['排序', 'Order'],
  direction: ['方向', 'Direction'],
  aboveScale: ['规上', 'Above scale'],
  active: ['在册', 'On the books'],
  stage: ['阶段', 'Stage'],
  listYear: ['入库年度', 'Year'],
  outcome: ['结果', 'Result'],
  accountId: ['账号', 'Account'],
  from: ['时间自', 'From'],
  until: ['时间至', 'Until'],
};
export const aboutWords = {
  title: ['导出说明', 'About'],
  by: ['导出人', 'Taken by'],
  at: ['导出时间', 'Taken at'],
  rows: ['行数', 'Rows'],
  number: ['导出编号', 'Export number'],
  demo: ['演示数据', 'Demo data'],
  demoNote: ['本文件全部为演示数据，不是真实的企业和人员。', 'Everything in this file is demo data.'],
  care: ['提醒', 'Note'],
  careNote: [
    '导出已记入日志。请按规定保管，不得外传。',
    'This export is on record. Keep it safe; do not pass it on.',
  ],
} as const satisfies Record<string, Words>;
