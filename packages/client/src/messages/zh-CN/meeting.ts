/** 会议与议定事项, on the desk and on the phone. */
export const meeting = {
  kind: { 'on-site': '现场办公会', joint: '联席会', thematic: '专题会' },
  set: { convened: '已安排', moved: '改期', cancelled: '取消' },
  resolvedCount: '议定 {{count}} 项',
  notice: {
    meeting: {
      invited: '请您参加：{{title}}',
      moved: '会议改了时间或地点：{{title}}',
      cancelled: '会议取消：{{title}}',
      minutes: '会议纪要已发布：{{title}}',
      drafted: '例会草稿已生成，请定议程：{{title}}',
      answered: '有人不能到会：{{title}}',
      proposed: '有人提交了议题：{{title}}',
    },
    resolution: {
      given: '新的议定事项：{{words}}',
      reported: '报告已落实，请确认：{{words}}',
      accepted: '落实情况已确认：{{words}}',
      'sent-back': '落实情况被退回：{{words}}',
      withdrawn: '议定事项已撤销：{{words}}',
      near: '议定事项快到期：{{words}}',
      late: '议定事项已超期：{{words}}',
    },
  },
} as const;
