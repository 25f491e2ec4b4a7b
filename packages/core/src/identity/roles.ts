import { z } from 'zod';

export const roles = [
  'enterprise-contact', // 企业联系人
  'enterprise-administrator', // 企业管理员
  'project-owner', // 项目业主
  'butler', // 服务管家
  'officer', // 部门经办人
  'department-head', // 部门负责人
  'station-master', // 站长
  'coordinator', // 平台主管
  'leader', // 领导小组
  'system-admin', // 系统管理员
  'security-admin', // 安全管理员
  'audit-admin', // 审计管理员
] as const;
export type Role = (typeof roles)[number];
export const role = z.enum(roles);

/** 三员: nobody holds two of them, and none can do another's part. */
export const separatedRoles = ['system-admin', 'security-admin', 'audit-admin'] as const;
export type SeparatedRole = (typeof separatedRoles)[number];
export const isSeparatedRole = (value: Role): value is SeparatedRole =>
  (separatedRoles as readonly Role[]).includes(value);

/** Roles that somebody else may stand in for (代班). */
export const coverableRoles = [
  'butler',
  'officer',
  'department-head',
  'station-master',
  'coordinator',
] as const satisfies readonly Role[];

/** Whether a zone's setting (`secondFactorFor`) asks a second factor of somebody with these roles. */
export const needsSecondFactor = (held: readonly Role[], setting: number): boolean =>
  held.some(
    (name) =>
      (setting >= 1 && isSeparatedRole(name)) ||
      (setting >= 2 && (name === 'leader' || name === 'coordinator' || name === 'station-master')),
  );

export type RoleScopeKind = 'zone' | 'department' | 'station' | 'enterprise' | 'project';

/** What a role is held for: `department` takes departments and suppliers. */
export const roleScopes = {
  'enterprise-contact': 'enterprise',
  'enterprise-administrator': 'enterprise',
  'project-owner': 'project',
  butler: 'zone',
  officer: 'department',
  'department-head': 'department',
  'station-master': 'station',
  coordinator: 'zone',
  leader: 'zone',
  'system-admin': 'zone',
  'security-admin': 'zone',
  'audit-admin': 'zone',
} as const satisfies Record<Role, RoleScopeKind>;

export const roleNames = {
  'enterprise-contact': '企业联系人',
  'enterprise-administrator': '企业管理员',
  'project-owner': '项目业主',
  butler: '服务管家',
  officer: '部门经办人',
  'department-head': '部门负责人',
  'station-master': '站长',
  coordinator: '平台主管',
  leader: '领导小组',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const satisfies Record<Role, string>;

/** Which first screen a person gets. */
export const homes = ['firm', 'butler', 'department', 'committee', 'administration'] as const;
export type Home = (typeof homes)[number];

const homeOfRole = {
  butler: 'butler',
  officer: 'department',
  'department-head': 'department',
  'station-master': 'committee',
  coordinator: 'committee',
  leader: 'committee',
  'system-admin': 'administration',
  'security-admin': 'administration',
  'audit-admin': 'administration',
  'enterprise-administrator': 'firm',
  'enterprise-contact': 'firm',
  'project-owner': 'firm',
} as const satisfies Record<Role, Home>;

/** The home of a person with several roles: a station master who is also a butler decides first, then serves. */
export function homeOf(held: readonly Role[]): Home {
  const reached = new Set(held.map((name) => homeOfRole[name]));
  const order: readonly Home[] = ['committee', 'butler', 'department', 'administration', 'firm'];
  return order.find((home) => reached.has(home)) ?? 'firm';
}
