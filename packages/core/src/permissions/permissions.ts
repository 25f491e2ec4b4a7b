import type { Role } from '../identity/index.ts';

/** How far a role reaches with an action: the whole zone, or what is in its charge (see `scope.ts`). */
export type Reach = 'zone' | 'charge';

const staff = {
  butler: 'zone',
  officer: 'zone',
  'department-head': 'zone',
  'station-master': 'zone',
  coordinator: 'zone',
  leader: 'zone',
  'system-admin': 'zone',
  'security-admin': 'zone',
  'audit-admin': 'zone',
} as const satisfies Partial<Record<Role, Reach>>;

/** Permission = action × reach of a role, as data. What is not listed is not allowed. */
export const permissions = {
  'organisation.read': staff,
  'organisation.edit': { coordinator: 'zone', 'system-admin': 'zone' },

  'enterprise.read': {
    'enterprise-contact': 'charge',
    'enterprise-administrator': 'charge',
    butler: 'charge',
    'station-master': 'charge',
    coordinator: 'zone',
    leader: 'zone',
  },
  'enterprise.create': { coordinator: 'zone' },
  'enterprise.edit': {
    'enterprise-administrator': 'charge',
    butler: 'charge',
    'station-master': 'charge',
    coordinator: 'zone',
  },
  // Station, above-scale mark, leaving the zone: decided by the committee, not by the firm or its butler.
  'enterprise.classify': { coordinator: 'zone' },
  'enterprise.edit-contacts': {
    'enterprise-administrator': 'charge',
    butler: 'charge',
    coordinator: 'zone',
  },

  'project.read': {
    'project-owner': 'charge',
    'enterprise-contact': 'charge',
    'enterprise-administrator': 'charge',
    butler: 'charge',
    'station-master': 'charge',
    coordinator: 'zone',
    leader: 'zone',
  },
  // 联系电话: whoever deals with the firm calls it; all others who may read the record read 138****1234.
  'contact.read-phone': {
    'enterprise-contact': 'charge',
    'enterprise-administrator': 'charge',
    'project-owner': 'charge',
    butler: 'charge',
    'station-master': 'charge',
    coordinator: 'zone',
  },
  // Numbers of leaders and station masters: for those who work on matters, not for the three administrators.
  'person.read-phone': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
    leader: 'zone',
  },
  'project.create': { coordinator: 'zone' },
  'project.edit': { butler: 'charge', 'station-master': 'charge', coordinator: 'zone' },
  'project.classify': { coordinator: 'zone' },
  'project.edit-contacts': { 'project-owner': 'charge', butler: 'charge', coordinator: 'zone' },

  // 节点计划: 调整 with reasons; the baseline is the coordinator's; from the site also the owner reports.
  'plan.adjust': { butler: 'charge', 'station-master': 'charge', coordinator: 'zone' },
  'plan.rebaseline': { coordinator: 'zone' },
  'plan.report': {
    'project-owner': 'charge',
    butler: 'charge',
    'station-master': 'charge',
    coordinator: 'zone',
  },
  'plan.open-matter': { butler: 'charge' },
  'plan-template.read': staff,
  'plan-template.edit': { coordinator: 'zone' },

  // 请假与代班: who may enter them for whom stands in core/absences.
  'absence.read': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
    leader: 'zone',
  },
  'absence.enter': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
  },

  // 会议: which ones a person sees and what he may do with each stands in core/meetings.
  'meeting.read': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
    leader: 'zone',
  },
  'meeting.convene': { butler: 'zone', 'station-master': 'zone', coordinator: 'zone', leader: 'zone' },
  'meeting-series.edit': { coordinator: 'zone' },

  // 统计: each over the matters that the person may know of anyway.
  'statistics.read': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
    leader: 'zone',
  },

  // 差评整改 as a queue: over the matters that the person may know of anyway.
  'rectification.read': { butler: 'zone', 'station-master': 'zone', coordinator: 'zone', leader: 'zone' },

  // 督办: over whose work, and which step, stands in core/supervision; here only who has a place for it at all.
  'supervision.read': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
    leader: 'zone',
  },
  'supervision.issue': { butler: 'zone', 'station-master': 'zone', coordinator: 'zone', leader: 'zone' },

  'stewardship.read': { butler: 'charge', 'station-master': 'charge', coordinator: 'zone', leader: 'zone' },
  'stewardship.handover': { 'station-master': 'charge', coordinator: 'zone' },

  // 三员: three parts that nobody joins.
  'account.read': { 'system-admin': 'zone', 'security-admin': 'zone', 'audit-admin': 'zone' },
  'account.create': { 'system-admin': 'zone' },
  'account.edit': { 'system-admin': 'zone' },
  'account.reset-password': { 'system-admin': 'zone' },
  // On a person's request (PIPL 47): what is erased is never read by whoever erases it.
  'words.erase': { 'system-admin': 'zone' },
  'role.grant': { 'security-admin': 'zone' },
  'role.revoke': { 'security-admin': 'zone' },
  'session.revoke': { 'security-admin': 'zone' },
  'second-factor.reset': { 'security-admin': 'zone' },
  'audit.read': { 'audit-admin': 'zone' },

  'settings.read': staff,
  'settings.edit-service': { coordinator: 'zone' },
  'settings.edit-security': { 'security-admin': 'zone' },
  'calendar.read': staff,
  'calendar.edit': { coordinator: 'zone', 'system-admin': 'zone' },
  // 事项目录的各个版本: what the firms see of it stands in the catalogue that everybody reads.
  'catalogue.read': staff,
  'catalogue.edit': { coordinator: 'zone' },
  'code-table.read': staff,
  'code-table.edit': { coordinator: 'zone', 'system-admin': 'zone' },
  // 工作手册: written by those who work with it, published by another than its author.
  'handbook.read': staff,
  'handbook.write': {
    butler: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
  },
  'handbook.review': { coordinator: 'zone', leader: 'zone' },
  'view.share-in-zone': { coordinator: 'zone' },
  // What a list may be asked for is the list's own permission; this is whether it may leave as a file.
  'list.export': {
    butler: 'zone',
    officer: 'zone',
    'department-head': 'zone',
    'station-master': 'zone',
    coordinator: 'zone',
    leader: 'zone',
  },
  'sign-in-log.export': { 'audit-admin': 'zone' },
  'export.approve': { coordinator: 'zone', 'security-admin': 'zone' },
  'export.audit': { 'audit-admin': 'zone' },
  'data.import': { coordinator: 'zone', 'system-admin': 'zone' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type PermissionAction = keyof typeof permissions;
export const permissionActions = Object.keys(permissions) as PermissionAction[];

export function reachOf(action: PermissionAction, role: Role): Reach | undefined {
  const rule: Partial<Record<Role, Reach>> = permissions[action];
  return rule[role];
}
