import type { Tx } from '../platform/database.ts';

/** Words by id; a missing body was erased. */
export async function findTexts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { body: string | null; kind: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('personal_text')
    .select(['id', 'body', 'kind'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((r) => [r.id, { body: r.body, kind: r.kind }]));
}

/** Names and phones of accounts; a butler's service phone comes before the account's own. */
export async function namesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { name: string; phone: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('account as a')
    .leftJoin('butler as b', 'b.account_id', 'a.id')
    .where('a.id', 'in', [...new Set(ids)])
    .select(['a.id', 'a.display_name', 'a.phone', 'b.phone as butler_phone'])
    .execute();
  return new Map(rows.map((r) => [r.id, { name: r.display_name, phone: r.butler_phone ?? r.phone }]));
}

export async function officesOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0)
    return new Map<
      string,
      { id: string; name: string; short_name: string; phone: string | null; kind: string }
    >();
  const rows = await tx
    .selectFrom('office')
    .select(['id', 'name', 'short_name', 'phone', 'kind'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((r) => [r.id, r]));
}

/** The journal of a stream, oldest first, with its bodies. */
export async function entriesOf(tx: Tx, stream: string) {
  return tx
    .selectFrom('journal')
    .select(['seq', 'at', 'action', 'actor_id', 'visibility', 'body', 'hash', 'previous_hash'])
    .where('stream', '=', stream)
    .orderBy('seq')
    .execute();
}

export async function stationMastersOf(tx: Tx, stationId: string) {
  return tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .where('r.role', '=', 'station-master')
    .where('r.office_id', '=', stationId)
    .where('a.status', '=', 'active')
    .select(['a.display_name as name', 'a.phone'])
    .execute();
}

export async function firmPeopleOf(tx: Tx, enterpriseId: string, projectId: string | null) {
  if (projectId) {
    return tx
      .selectFrom('project_contact')
      .where('project_id', '=', projectId)
      .select(['name', 'phone', 'kind', 'company as title'])
      .orderBy('kind')
      .execute();
  }
  const rows = await tx
    .selectFrom('enterprise_contact')
    .where('enterprise_id', '=', enterpriseId)
    .select(['name', 'phone', 'title'])
    .orderBy('level')
    .limit(5)
    .execute();
  return rows.map((r) => ({ ...r, kind: 'owner' as const }));
}

export async function butlerPerson(tx: Tx, butlerId: string) {
  return tx
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .where('b.id', '=', butlerId)
    .select(['a.display_name as name', 'b.phone', 'b.title'])
    .executeTakeFirst();
}

/** Whom another butler concerns: the people of the firm or project, and that butler. Only active accounts. */
export async function findStewardAudience(
  tx: Tx,
  of: { enterpriseId: string } | { projectId: string },
  butlerId: string,
): Promise<string[]> {
  const firm = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .where('a.status', '=', 'active')
    .where((eb) =>
      'projectId' in of
        ? eb.and([eb('r.role', '=', 'project-owner'), eb('r.project_id', '=', of.projectId)])
        : eb.and([
            eb('r.role', 'in', ['enterprise-contact', 'enterprise-administrator'] as const),
            eb('r.enterprise_id', '=', of.enterpriseId),
          ]),
    )
    .select('r.account_id')
    .distinct()
    .execute();
  const butler = await tx
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .where('b.id', '=', butlerId)
    .where('a.status', '=', 'active')
    .select('b.account_id')
    .execute();
  return [...firm, ...butler].map((row) => row.account_id);
}

export async function subjectName(
  tx: Tx,
  of: { enterpriseId: string } | { projectId: string },
): Promise<string> {
  const row =
    'projectId' in of
      ? await tx.selectFrom('project').select('name').where('id', '=', of.projectId).executeTakeFirst()
      : await tx.selectFrom('enterprise').select('name').where('id', '=', of.enterpriseId).executeTakeFirst();
  return row?.name ?? '';
}
