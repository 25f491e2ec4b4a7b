import type { Principal } from '@guanjia/core/identity';
import { type ImportKind, importAbility } from '@guanjia/core/imports';
import { authoriseInZone } from '../platform/authorise.ts';

/** Throws `forbidden`. */
export function authoriseImport(principal: Principal, kind?: ImportKind): void {
  authoriseInZone(principal, 'data.import');
  if (kind) authoriseInZone(principal, importAbility[kind]);
}
