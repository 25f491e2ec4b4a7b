import type { Principal } from '@guanjia/core/identity';
import {
  covers,
  isEmptyScope,
  type PermissionAction,
  reachOf,
  type Scope,
  type SubjectFacts,
  scopeOf,
} from '@guanjia/core/permissions';
import type { JournalActor } from './journal.ts';
import { Problem } from './problems.ts';

/** The scope in which a person may do an action. Throws `forbidden` where it is empty. */
export function authorise(principal: Principal, action: PermissionAction): Scope {
  const scope = scopeOf(principal, action);
  if (isEmptyScope(scope)) throw new Problem('forbidden');
  return scope;
}

/** Throws `forbidden` where a person may not do an action in the whole zone. */
export function authoriseInZone(principal: Principal, action: PermissionAction): void {
  if (!scopeOf(principal, action).zone) throw new Problem('forbidden');
}

/**
 * Judges an action on one object. Who may not even read it is told `not-found`, so that nobody learns what exists.
 */
export function authoriseOn(
  principal: Principal,
  action: PermissionAction,
  readAction: PermissionAction,
  facts: SubjectFacts,
): void {
  if (covers(scopeOf(principal, action), facts)) return;
  throw new Problem(covers(scopeOf(principal, readAction), facts) ? 'forbidden' : 'not-found');
}

/** The role in which a person acts, for the journal: the first that may do it. */
export function actorFor(principal: Principal, action: PermissionAction): JournalActor {
  const grant = principal.roles.find(({ role }) => reachOf(action, role) !== undefined);
  return { accountId: principal.accountId, role: grant?.role ?? 'self', officeId: grant?.officeId ?? null };
}

/** Somebody acting on the own account. */
export const actorAsSelf = (principal: Principal): JournalActor => ({
  accountId: principal.accountId,
  role: 'self',
  officeId: null,
});
