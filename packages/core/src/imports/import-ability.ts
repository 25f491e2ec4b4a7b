import type { PermissionAction } from '../permissions/index.ts';
import type { ImportKind } from './kinds.ts';

/** What one must be allowed besides `data.import`: a file may do nothing that its owner may not do row by row. */
export const importAbility = {
  enterprises: 'enterprise.create',
  projects: 'project.create',
  butlers: 'organisation.edit',
  stewardships: 'stewardship.handover',
  industries: 'data.import',
  divisions: 'data.import',
} as const satisfies Record<ImportKind, PermissionAction>;
