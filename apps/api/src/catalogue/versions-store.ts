import type { VersionRules } from '@guanjia/core/catalogue';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

export interface VersionRow {
  number: number;
  rules: VersionRules;
  reason: string;
  publishedAt: Date;
  publishedBy: string | null;
  publishedByName: string | null;
}

export interface DraftRow {
  code: string;
  revision: number;
  basedOn: number | null;
  rules: VersionRules;
  savedAt: Date;
  savedBy: string;
  savedByName: string;
}

/** Until the transaction ends nobody else writes a draft or a version of this type. */
export async function lockType(tx: Tx, code: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`matter-type:${code}`}))`.execute(tx);
}

/** Newest first; none for a type that was never published. */
export async function findVersions(db: Db | Tx, code: string): Promise<VersionRow[]> {
  return await db
    .selectFrom('matter_type_version as v')
    .leftJoin('account as a', 'a.id', 'v.published_by')
    .where('v.type_code', '=', code)
    .orderBy('v.number', 'desc')
    .select([
      'v.number',
      'v.rules',
      'v.reason',
      'v.published_at as publishedAt',
      'v.published_by as publishedBy',
      'a.display_name as publishedByName',
    ])
    .execute();
}

/** A version that something keeps to, and the number of the one in force. Throws where there is none. */
export async function getVersion(
  db: Db | Tx,
  code: string,
  number: number,
): Promise<{ rules: VersionRules; publishedAt: Date; inForce: number }> {
  return await db
    .selectFrom('matter_type_version')
    .where('type_code', '=', code)
    .where('number', '=', number)
    .select(['rules', 'published_at as publishedAt'])
    .select(
      sql<number>`(select max(number) from matter_type_version newest where newest.type_code = matter_type_version.type_code)`.as(
        'inForce',
      ),
    )
    .executeTakeFirstOrThrow();
}

export async function insertVersion(
  tx: Tx,
  code: string,
  version: Pick<VersionRow, 'number' | 'rules' | 'reason' | 'publishedAt' | 'publishedBy'>,
): Promise<void> {
  await tx
    .insertInto('matter_type_version')
    .values({
      type_code: code,
      number: version.number,
      rules: JSON.stringify(version.rules),
      reason: version.reason,
      published_at: version.publishedAt,
      published_by: version.publishedBy,
    })
    .execute();
}

const drafts = (db: Db | Tx) =>
  db
    .selectFrom('matter_type_draft as d')
    .innerJoin('account as a', 'a.id', 'd.saved_by')
    .select([
      'd.type_code as code',
      'd.revision',
      'd.based_on as basedOn',
      'd.rules',
      'd.saved_at as savedAt',
      'd.saved_by as savedBy',
      'a.display_name as savedByName',
    ]);

export async function listDrafts(db: Db | Tx): Promise<DraftRow[]> {
  return await drafts(db).orderBy('d.type_code').execute();
}

export async function findDraft(db: Db | Tx, code: string): Promise<DraftRow | undefined> {
  return await drafts(db).where('d.type_code', '=', code).executeTakeFirst();
}

/** Writes the draft of a type, the first or the next revision of it. */
export async function putDraft(
  tx: Tx,
  draft: { code: string; basedOn: number | null; rules: VersionRules; savedAt: Date; savedBy: string },
): Promise<void> {
  const values = {
    based_on: draft.basedOn,
    rules: JSON.stringify(draft.rules),
    saved_at: draft.savedAt,
    saved_by: draft.savedBy,
  };
  await tx
    .insertInto('matter_type_draft')
    .values({ type_code: draft.code, ...values })
    .onConflict((c) =>
      c.column('type_code').doUpdateSet({ ...values, revision: sql<number>`matter_type_draft.revision + 1` }),
    )
    .execute();
}

export async function deleteDraft(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('matter_type_draft').where('type_code', '=', code).execute();
}

/** Matters under way by the version that they keep to. */
export async function countOpenMatters(db: Db | Tx, code: string): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('matter_type_use')
    .where('type_code', '=', code)
    .select(['version', 'open_matters'])
    .execute();
  return new Map(rows.map((row) => [row.version, row.open_matters]));
}

export async function listGroups(db: Db | Tx): Promise<{ code: string; name: string }[]> {
  return await db.selectFrom('matter_group').select(['code', 'name']).orderBy('position').execute();
}

/** Names of offices by id, and which of them work may be assigned to. */
export async function readOffices(
  db: Db | Tx,
): Promise<{ nameOf: Map<string, string>; assignable: Set<string> }> {
  const rows = await db.selectFrom('office').select(['id', 'name', 'kind', 'active']).execute();
  const assignable = rows.filter(
    (row) => row.active && (row.kind === 'department' || row.kind === 'supplier'),
  );
  return {
    nameOf: new Map(rows.map((row) => [row.id, row.name])),
    assignable: new Set(assignable.map((row) => row.id)),
  };
}

/** Codes of other types with this name that are offered. */
export async function findNamesakes(db: Db | Tx, name: string, code: string): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_type')
    .where('name', '=', name)
    .where('code', '<>', code)
    .where('active', '=', true)
    .select('code')
    .execute();
  return rows.map((row) => row.code);
}

/** Puts rules in force: new matters are of them from now on. */
export async function putInForce(tx: Tx, code: string, rules: VersionRules): Promise<void> {
  const values = {
    group_code: rules.groupCode,
    name: rules.name,
    subject: rules.subject,
    complexity: rules.complexity,
    lead_office_id: rules.leadOfficeId,
    promised_days: rules.promised?.days ?? null,
    promised_source: rules.promised?.source ?? null,
    statutory_days: rules.statutory?.days ?? null,
    statutory_unit: rules.statutory?.unit ?? null,
    statutory_source: rules.statutory?.source ?? null,
    past_days: rules.pastPractice?.days ?? null,
    past_unit: rules.pastPractice?.unit ?? null,
    past_source: rules.pastPractice?.source ?? null,
    materials: JSON.stringify(rules.materials),
    service_modes: rules.serviceModes,
    prominent: rules.prominent,
    active: rules.offered,
  };
  const { position } = await tx
    .selectFrom('matter_type')
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('matter_type')
    .values({ code, position, ...values })
    .onConflict((c) => c.column('code').doUpdateSet(values))
    .execute();
  await tx.deleteFrom('matter_type_support').where('type_code', '=', code).execute();
  if (rules.supportingOfficeIds.length === 0) return;
  await tx
    .insertInto('matter_type_support')
    .values(
      rules.supportingOfficeIds.map((officeId, at) => ({
        type_code: code,
        office_id: officeId,
        position: at,
      })),
    )
    .execute();
}

/** Takes a type out with its versions. The database refuses where a matter is of it. */
export async function deleteType(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('matter_type_support').where('type_code', '=', code).execute();
  await tx.deleteFrom('matter_type').where('code', '=', code).execute();
}
