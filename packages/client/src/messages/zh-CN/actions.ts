import type {
  ActionName,
  AnswerOutcome,
  AssignmentStatus,
  ClockKind,
  CloseReason,
  DeclineReason,
  EscalationLevel,
  EscalationStatus,
  ExtensionStatus,
  Light,
  MatterQueue,
  MatterStatus,
  RatingLevel,
  RectificationStatus,
  ServiceMode,
  SystemAction,
  Urgency,
} from '@guanjia/core/matters';

/** What may be done, worded as a button for those who work on a matter. */
const action = {
  accept: '受理',
  decline: '不予受理',
  transfer: '转办',
  'choose-mode': '选择服务方式',
  assign: '交办部门',
  'request-materials': '请企业补材料',
  'supply-materials': '补交材料',
  resume: '恢复计时',
  'close-unsupplied': '材料未补，办结',
  'answer-firm': '答复企业',
  confirm: '确认办结',
  dispute: '对答复有异议',
  'dispute-decline': '对不予受理有异议',
  rate: '评价',
  reopen: '重新办理',
  urge: '催办',
  merge: '并案',
  withdraw: '撤回',
  comment: '写一条记录',
  escalate: '一键上报',
  'decide-escalation': '答复上报',
  sign: '签收',
  return: '退单',
  answer: '答复',
  'accept-answer': '采纳答复',
  'send-back': '退回重办',
  recall: '收回交办',
  'request-extension': '申请延期',
  'grant-extension': '同意延期',
  'refuse-extension': '不同意延期',
  'verify-rating': '核实差评',
  appeal: '申诉',
  'uphold-rating': '维持差评',
  'exclude-rating': '认定误评',
  'extend-rectification': '延长整改',
  rectify: '整改完成',
  revisit: '回访完成',
} as const satisfies Record<ActionName, string>;

/** What happened, as the second half of a sentence that begins with who did it. */
const event = {
  submit: '提出诉求',
  accept: '受理',
  decline: '不予受理',
  transfer: '转办',
  'choose-mode': '选定服务方式',
  assign: '交办部门',
  'request-materials': '请企业补材料，停表',
  'supply-materials': '补交材料',
  resume: '恢复计时',
  'close-unsupplied': '因材料未补办结',
  'answer-firm': '答复企业，请企业确认',
  confirm: '确认办结',
  dispute: '对答复提出异议',
  'dispute-decline': '对不予受理提出异议',
  rate: '作出评价',
  reopen: '要求重新办理',
  merge: '并案办理',
  absorbed: '并入一件重复的诉求',
  urge: '催办',
  withdraw: '撤回诉求',
  comment: '写了记录',
  escalate: '上报',
  'decide-escalation': '答复上报',
  sign: '签收',
  return: '退单',
  answer: '答复',
  'accept-answer': '采纳答复',
  'send-back': '退回重办',
  recall: '收回交办',
  'request-extension': '申请延期',
  'grant-extension': '同意延期',
  'refuse-extension': '不同意延期',
  'verify-rating': '核实差评，开始整改',
  appeal: '对差评提出申诉',
  'uphold-rating': '维持差评，继续整改',
  'exclude-rating': '认定为误评',
  'extend-rectification': '延长整改时限',
  rectify: '整改完成，待回访',
  revisit: '回访完成',
  'return-lapsed': '逾期未退单，视为签收',
  'materials-lapsed': '补材料期满，已再次提醒企业',
  'closed-silent': '企业未提异议，到期自动办结',
  'rating-reminded': '评价期将满，已提醒企业评价',
  'rating-link-issued': '生成评价链接',
  'rating-lapsed': '评价期满，记为未评价',
  'light-turned': '亮灯变化',
  'due-moved': '截止时刻随工作日历调整',
  'handed-over': '管家交接',
} as const satisfies Record<ActionName | SystemAction, string>;

const matterStatus = {
  submitted: '待受理',
  accepted: '已受理',
  handling: '部门办理中',
  'awaiting-materials': '待补材料',
  answered: '待企业确认',
  closed: '已办结',
  rectifying: '差评整改',
  declined: '不予受理',
  withdrawn: '已撤回',
  merged: '已并案',
} as const satisfies Record<MatterStatus, string>;

/** The same for the firm, which never hears of what is internal. */
const firmStatus = {
  submitted: '已提交，等管家受理',
  accepted: '管家正在办',
  handling: '部门正在办',
  'awaiting-materials': '请您补材料',
  answered: '请您确认结果',
  closed: '已办结',
  rectifying: '正在为您整改',
  declined: '没有受理',
  withdrawn: '您已撤回',
  merged: '并入另一件',
} as const satisfies Record<MatterStatus, string>;

const assignmentStatus = {
  assigned: '待签收',
  signed: '办理中',
  answered: '已答复',
  accepted: '已采纳',
  returned: '已退单',
  recalled: '已收回',
} as const satisfies Record<AssignmentStatus, string>;

const extensionStatus = {
  requested: '延期待批',
  granted: '已延期',
  refused: '延期未同意',
  lapsed: '延期申请失效',
} as const satisfies Record<ExtensionStatus, string>;

const rectificationStatus = {
  verifying: '核实中',
  rectifying: '整改中',
  revisiting: '待回访',
  appealed: '申诉复核中',
  done: '整改完成',
  excluded: '误评',
} as const satisfies Record<RectificationStatus, string>;

const escalationLevel = {
  'station-master': '站长',
  coordinator: '平台主管',
} as const satisfies Record<EscalationLevel, string>;

const escalationStatus = { open: '待答复', decided: '已答复', lapsed: '已失效' } as const satisfies Record<
  EscalationStatus,
  string
>;

const light = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  paused: '停表',
  none: '无灯',
} as const satisfies Record<Light, string>;

const clock = {
  accept: '受理时限',
  promise: '承诺时限',
  return: '退单时限',
  assignment: '交办时限',
  materials: '补材料期限',
  confirm: '企业确认期',
  rating: '评价期',
  verify: '差评核实',
  rectify: '差评整改',
  revisit: '差评回访',
  escalation: '上报答复',
  decision: '待主管决定',
} as const satisfies Record<ClockKind, string>;

const urgency = { normal: '一般', urgent: '紧急' } as const satisfies Record<Urgency, string>;

const serviceMode = {
  guided: '线上指导',
  assisted: '帮办陪办',
  agent: '全程代办',
  self: '企业自办',
} as const satisfies Record<ServiceMode, string>;

const declineReason = {
  'outside-jurisdiction': '不属于本区职权',
  litigation: '已进入诉讼、仲裁、纪检、复议或信息公开程序',
  petition: '属于信访事项',
  secret: '涉及国家秘密',
  abuse: '恶意或无实质内容',
  duplicate: '同一事项正在办理',
} as const satisfies Record<DeclineReason, string>;

const rating = {
  '5': '非常满意',
  '4': '满意',
  '3': '基本满意',
  '2': '不满意',
  '1': '非常不满意',
} as const satisfies Record<RatingLevel, string>;

const closeReason = {
  confirmed: '企业确认',
  silent: '到期未提异议',
  rectified: '整改完成',
  excluded: '误评排除',
  'not-supplied': '材料未补',
} as const satisfies Record<CloseReason, string>;

const outcome = {
  solved: '已解决',
  partly: '部分解决',
  'not-possible': '不能办',
  explained: '解释说明',
} as const satisfies Record<AnswerOutcome, string>;

const queue = {
  'to-accept': '待受理',
  'in-hand': '待我办',
  'to-decide': '待我决定',
  'waiting-firm': '等企业',
  overdue: '超期',
  'due-soon': '临期',
  rectifying: '差评整改',
  open: '在办',
  closed: '已办结',
  all: '全部',
} as const satisfies Record<MatterQueue, string>;

const relation = {
  firm: '企业',
  butler: '管家',
  office: '经办人',
  'office-head': '部门负责人',
  'station-master': '站长',
  coordinator: '平台主管',
  leader: '领导',
  auditor: '审计管理员',
  contractor: '施工方',
} as const;

export const actions = {
  urged: '催办 {{count}} 次',
  action,
  event,
  matterStatus,
  firmStatus,
  assignmentStatus,
  extensionStatus,
  rectificationStatus,
  escalationLevel,
  escalationStatus,
  light,
  clock,
  urgency,
  serviceMode,
  declineReason,
  rating,
  closeReason,
  outcome,
  queue,
  relation,
  assignmentRole: { lead: '主办', support: '协办' },
  visibility: { firm: '企业可见', internal: '内部' },
  subjectKind: { enterprise: '企业', project: '项目' },
  raisedBy: { firm: '企业提出', butler: '管家代提' },
  platform: '平台',
  erased: '内容已依法删除',
  timeLeft: {
    days: '还剩 {{n}} 个工作日',
    hours: '还剩 {{n}} 小时',
    minutes: '还剩 {{n}} 分钟',
    overDays: '超期 {{n}} 个工作日',
    overHours: '超期 {{n}} 小时',
    overMinutes: '超期 {{n}} 分钟',
    paused: '停表',
    due: '{{day}}到期',
    provisional: '暂定，该年节假日安排还没公布',
  },
} as const;
