import type { ProjectAct } from '@guanjia/core/projects';

/** What was done to a project, in the record of it and in the journal. */
export const projectActs = {
  'project-create': '登记项目',
  'project-edit': '修改项目档案',
  'contact-add': '添加联系人',
  'contact-edit': '修改联系人',
  'contact-remove': '删除联系人',
  'stewardship-handover': '交接包抓',
  'project-production': '投产交接',
  'plan-make': '制定节点计划',
  'plan-adjust': '调整节点计划',
  'plan-rebaseline': '重设基线',
  'plan-export': '导出节点计划',
  'node-start': '报送节点开始',
  'node-progress': '报送节点进度',
  'node-finish': '报送节点完成',
  'node-note': '报送节点情况',
  'node-correct': '更正节点',
  'node-escalate': '从节点上报',
  'node-open-matter': '为节点开办事项',
  'node-matter-ended': '节点的事项办结',
  'node-matter-reopened': '节点的事项重新办理',
  'month-report': '填报月报',
  'node-supervised': '督办节点',
  'bundle-open': '开办一揽子服务',
} as const satisfies Record<ProjectAct, string>;
