import type { Principal } from '@guanjia/core/identity';
import type { ImportKind } from '@guanjia/core/imports';
import type { PermissionAction } from '@guanjia/core/permissions';
import { authoriseInZone } from '../platform/authorise.ts';

/** A file may do nothing that its owner may not do row by row. */
const singleAct: Record<ImportKind, PermissionAction> = {
  enterprises: 'enterprise.create',
  projects: 'project.create',
  butlers: 'organisation.edit',
  stewardships: 'stewardship.handover',
  industries: 'data.import',
  divisions: 'data.import',
};

/** Throws `forbidden`. */
export function authoriseImport(principal: Principal, kind?: ImportKind): void {
  authoriseInZone(principal, 'data.import');
  if (kind) authoriseInZone(principal, singleAct[kind]);
}
