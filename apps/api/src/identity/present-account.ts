import { type AccountView, isSeparatedRole, type Principal } from '@guanjia/core/identity';
import { allowsInZone, type PermissionAction } from '@guanjia/core/permissions';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { phonesFor } from '../platform/phone-sight.ts';
import { Problem } from '../platform/problems.ts';
import { type AccountRow, countOpenSessions, findAccount } from './account-store.ts';
import { findRoleGrants } from './role-store.ts';
import { findGuarded } from './second-factor-store.ts';

const accountActions = [
  'account.edit',
  'account.reset-password',
  'role.grant',
  'role.revoke',
  'session.revoke',
  'second-factor.reset',
] as const satisfies readonly PermissionAction[];

/** Accounts as the administrators see them, each with what the asker may do with it. */
export async function presentAccounts(
  { db, now }: AppDependencies,
  principal: Principal,
  rows: readonly AccountRow[],
): Promise<AccountView[]> {
  const ids = rows.map((row) => row.id);
  const [grants, open, guarded] = await Promise.all([
    findRoleGrants(db, ids),
    countOpenSessions(db, ids, now()),
    findGuarded(db, ids),
  ]);
  const allowed = accountActions.filter((action) => allowsInZone(principal, action));
  // Whoever writes it down reads it; the others tell people apart without.
  const phoneOf = phonesFor(principal, 'account.edit');
  return rows.map((row) => {
    const roles = grants.get(row.id) ?? [];
    const isAdministrator = roles.some((grant) => isSeparatedRole(grant.role));
    return {
      id: row.id,
      username: row.username,
      displayName: row.display_name,
      phone: phoneOf(row.phone),
      status: row.status,
      mustChangePassword: row.must_change_password,
      lockedUntil: row.locked_until && row.locked_until > now() ? row.locked_until.toISOString() : null,
      createdAt: row.created_at.toISOString(),
      lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
      roles,
      openSessions: open.get(row.id) ?? 0,
      secondFactor: guarded.has(row.id),
      abilities: allowed.filter((action) =>
        action === 'second-factor.reset'
          ? guarded.has(row.id) && row.id !== principal.accountId
          : isPossible(action, row, principal, isAdministrator),
      ),
    };
  });
}

function isPossible(
  action: Exclude<(typeof accountActions)[number], 'second-factor.reset'>,
  account: AccountRow,
  principal: Principal,
  isAdministrator: boolean,
): boolean {
  if (action === 'session.revoke') return true;
  if (account.id === principal.accountId || account.is_demo) return false;
  return action === 'role.grant' || action === 'role.revoke' || !isAdministrator;
}

export async function presentAccount(
  deps: AppDependencies,
  principal: Principal,
  id: string,
): Promise<AccountView> {
  const row = await findAccount(deps.db, id);
  const [view] = row ? await presentAccounts(deps, principal, [row]) : [];
  if (!view) throw new Problem('not-found');
  return view;
}
