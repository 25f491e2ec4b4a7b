import type { Role, roleScopes } from '@guanjia/core/identity';

type Scopes = typeof roleScopes;

/** What each role is held for, as core has it; the type keeps the two alike without loading core's schemas. */
export const ROLE_SCOPES = {
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
} as const satisfies Scopes;

export const ROLES = Object.keys(ROLE_SCOPES) as readonly Role[];
