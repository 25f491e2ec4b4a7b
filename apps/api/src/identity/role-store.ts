import type { Role, RoleGrantView } from '@guanjia/core/identity';
import { roleNames } from '@guanjia/core/identity';
import { foldForSearch } from '@guanjia/core/search';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

/** The roles of some people, presented with the names of what they are held for. */
export async function findRoleGrants(
  db: Db | Tx,
  accountIds: readonly string[],
): Promise<Map<string, RoleGrantView[]>> {
  const grants = new Map<string, RoleGrantView[]>(accountIds.map((id) => [id, []]));
  if (accountIds.length === 0) return grants;
  const rows = await db
    .selectFrom('account_role as r')
    .leftJoin('office as o', 'o.id', 'r.office_id')
    .leftJoin('enterprise as e', 'e.id', 'r.enterprise_id')
    .leftJoin('project as p', 'p.id', 'r.project_id')
    .select([
      'r.id',
      'r.account_id',
      'r.role',
      'o.id as office_id',
      'o.name as office_name',
      'o.kind as office_kind',
    ])
    .select([
      'e.id as enterprise_id',
      'e.name as enterprise_name',
      'p.id as project_id',
      'p.name as project_name',
    ])
    .where('r.account_id', 'in', accountIds)
    .orderBy('r.granted_at')
    .orderBy('r.id')
    .execute();
  for (const row of rows) {
    grants.get(row.account_id)?.push({
      id: row.id,
      role: row.role,
      roleName: roleNames[row.role],
      office:
        row.office_id && row.office_name && row.office_kind
          ? { id: row.office_id, name: row.office_name, kind: row.office_kind }
          : null,
      enterprise: row.enterprise_id ? { id: row.enterprise_id, name: row.enterprise_name ?? '' } : null,
      project: row.project_id ? { id: row.project_id, name: row.project_name ?? '' } : null,
    });
  }
  return grants;
}

export interface NewGrant {
  id: string;
  accountId: string;
  role: Role;
  officeId: string | null;
  enterpriseId: string | null;
  projectId: string | null;
  at: Date;
  by: string | null;
}

export async function insertRoleGrant(tx: Tx, grant: NewGrant): Promise<void> {
  await tx
    .insertInto('account_role')
    .values({
      id: grant.id,
      account_id: grant.accountId,
      role: grant.role,
      office_id: grant.officeId,
      enterprise_id: grant.enterpriseId,
      project_id: grant.projectId,
      granted_at: grant.at,
      granted_by: grant.by,
    })
    .execute();
}

export async function findRoleGrant(tx: Tx, accountId: string, grantId: string) {
  return await tx
    .selectFrom('account_role')
    .select(['id', 'role', 'office_id', 'enterprise_id', 'project_id'])
    .where('account_id', '=', accountId)
    .where('id', '=', grantId)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteRoleGrant(tx: Tx, grantId: string): Promise<void> {
  await tx.deleteFrom('account_role').where('id', '=', grantId).execute();
}

export async function rolesOf(db: Db | Tx, accountId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('account_role')
    .select('role')
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.role);
}

/** Active accounts that hold a role. Locks the grants, so that two revocations can't each spare the other's. */
export async function lockHolders(tx: Tx, role: Role): Promise<number> {
  const rows = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select('r.id')
    .where('r.role', '=', role)
    .where('a.status', '=', 'active')
    .orderBy('r.id')
    .forUpdate('r')
    .execute();
  return rows.length;
}

type ScopeKind = 'department' | 'station' | 'enterprise' | 'project';

/** Names of what a role can be held for; nothing else of it. */
export async function listRoleScopes(db: Db, kind: ScopeKind, q: string | undefined) {
  const matches = sql<boolean>`position(${foldForSearch(q ?? '')} in search_fold(name)) > 0`;
  if (kind === 'department' || kind === 'station') {
    const kinds = kind === 'station' ? (['station'] as const) : (['department', 'supplier'] as const);
    return await db
      .selectFrom('office')
      .select(['id', 'name'])
      .where('kind', 'in', kinds)
      .where('active', '=', true)
      .where(matches)
      .orderBy('position')
      .orderBy('id')
      .limit(200)
      .execute();
  }
  return await db
    .selectFrom(kind === 'enterprise' ? 'enterprise' : 'project')
    .select(['id', 'name'])
    .where('active', '=', true)
    .where(matches)
    .orderBy('id')
    .limit(50)
    .execute();
}
