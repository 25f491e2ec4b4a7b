/** 节点计划的亮灯, on the desk and on the phone. */
export const plan = {
  turned: { red: '{{project}} 亮红灯', yellow: '{{project}} 亮黄灯' },
  someProject: '一个项目',
  firm: '企业',
  cause: {
    nodeOverdue: '{{node}}（{{office}}）已超期 {{n}} 个工作日',
    nodeNearDue: '{{node}}（{{office}}）还有 {{n}} 个工作日到期',
    nodeDueToday: '{{node}}（{{office}}）今天到期',
    nodeLate: '{{node}}（{{office}}）预计晚 {{n}} 个工作日',
    endLate: '全部完成预计晚 {{n}} 个工作日',
    behind: '进度落后计划 {{n}} 个百分点',
    startMissed: '开工已逾期 {{n}} 个月',
    investment: '投资完成为同期计划的 {{n}}%',
  },
  late: '晚 {{n}} 个工作日',
  early: '早 {{n}} 个工作日',
  onDay: '按期',
} as const;
