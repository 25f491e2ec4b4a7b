import type { TypeMaterial, VersionRules } from '@guanjia/core/catalogue';
import { type ServiceMode, type SourcedDays, serviceModes } from '@guanjia/core/matters';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { MatterTypeTable } from '../platform/schema-matters.ts';
import { type CatalogueGroup, type CatalogueType, MATERIALS_NOTE, type Sourced } from './catalogue-type.ts';
import type { CatalogueOffice } from './offices.ts';

type NamedOffice = { id: string; name: string };

/** A kind of matter as the zone has it now. */
export interface MatterTypeRecord {
  readonly code: string;
  readonly groupCode: string;
  readonly groupName: string;
  readonly name: string;
  readonly subject: 'enterprise' | 'project' | 'both';
  readonly complexity: 'consult' | 'general' | 'complex';
  readonly leadOffice: NamedOffice | null;
  readonly supportingOffices: readonly NamedOffice[];
  /** The type's own promise; null where the default of its complexity governs (`promiseOf`). */
  readonly promised: SourcedDays | null;
  readonly statutory: SourcedDays | null;
  readonly pastPractice: SourcedDays | null;
  readonly materials: readonly TypeMaterial[];
  readonly serviceModes: readonly ServiceMode[];
  readonly prominent: boolean;
  readonly active: boolean;
  /** The version in force. */
  readonly version: number;
}

/** Adds the offices whose codes the zone lacks; answers how many, and the ids of all by code. */
export async function addMissingOffices(
  tx: Tx,
  offices: readonly CatalogueOffice[],
  now: Date,
): Promise<{ added: number; idOf: Map<string, string> }> {
  const inserted = await tx
    .insertInto('office')
    .values(
      offices.map((office, position) => ({
        id: newId(now.getTime()),
        kind: office.kind,
        code: office.code,
        name: office.name,
        short_name: office.shortName,
        phone: null,
        position,
        created_at: now,
      })),
    )
    .onConflict((c) => c.column('code').doNothing())
    .returning('id')
    .execute();
  const rows = await tx.selectFrom('office').select(['id', 'code']).execute();
  return { added: inserted.length, idOf: new Map(rows.map((row) => [row.code, row.id])) };
}

/** Adds the groups and types whose codes the zone lacks, and nothing to those that it has; each with its first version. */
export async function addMissingTypes(
  tx: Tx,
  groups: readonly CatalogueGroup[],
  idOf: ReadonlyMap<string, string>,
  now: Date,
): Promise<number> {
  await tx
    .insertInto('matter_group')
    .values(groups.map(({ code, name }, position) => ({ code, name, position })))
    .onConflict((c) => c.column('code').doNothing())
    .execute();
  const types = groups.flatMap((group) => group.types.map((type) => ({ group: group.code, type })));
  const added = await tx
    .insertInto('matter_type')
    .values(
      types.map(({ group, type }, position) => ({
        ...typeRow(type),
        group_code: group,
        position,
        lead_office_id: idOf.get(type.lead) ?? null,
      })),
    )
    .onConflict((c) => c.column('code').doNothing())
    .returning('code')
    .execute();
  const fresh = new Set(added.map((row) => row.code));
  const support = types
    .filter(({ type }) => fresh.has(type.code))
    .flatMap(({ type }) =>
      type.support.flatMap((code, position) => {
        const office = idOf.get(code);
        return office ? [{ type_code: type.code, office_id: office, position }] : [];
      }),
    );
  if (support.length > 0) await tx.insertInto('matter_type_support').values(support).execute();
  const versions = types
    .filter(({ type }) => fresh.has(type.code))
    .map(({ group, type }) => ({
      type_code: type.code,
      number: 1,
      rules: JSON.stringify(firstRules(group, type, idOf)),
      reason: FIRST_REASON,
      published_at: now,
      published_by: null,
    }));
  if (versions.length > 0) await tx.insertInto('matter_type_version').values(versions).execute();
  return fresh.size;
}

const FIRST_REASON = '平台载入';

function firstRules(groupCode: string, type: CatalogueType, idOf: ReadonlyMap<string, string>): VersionRules {
  return {
    name: type.name,
    groupCode,
    subject: type.subject,
    complexity: type.complexity,
    leadOfficeId: idOf.get(type.lead) ?? null,
    supportingOfficeIds: type.support.flatMap((code) => idOf.get(code) ?? []),
    promised: type.promised ? { days: type.promised.days, source: type.promised.source } : null,
    statutory: type.statutory ?? null,
    pastPractice: type.past ?? null,
    materials: materialsOf(type),
    serviceModes: [...(type.modes ?? serviceModes)],
    prominent: type.prominent ?? false,
    offered: true,
  };
}

const materialsOf = (type: CatalogueType): TypeMaterial[] => [
  ...type.needs.map((name) => ({ name, required: true, note: MATERIALS_NOTE })),
  ...(type.mayNeed ?? []).map((name) => ({ name, required: false, note: MATERIALS_NOTE })),
];

function typeRow(type: CatalogueType) {
  return {
    code: type.code,
    name: type.name,
    subject: type.subject,
    complexity: type.complexity,
    promised_days: type.promised?.days ?? null,
    promised_source: type.promised?.source ?? null,
    statutory_days: type.statutory?.days ?? null,
    statutory_unit: type.statutory?.unit ?? null,
    statutory_source: type.statutory?.source ?? null,
    past_days: type.past?.days ?? null,
    past_unit: type.past?.unit ?? null,
    past_source: type.past?.source ?? null,
    materials: JSON.stringify(materialsOf(type)),
    ...(type.modes ? { service_modes: [...type.modes] } : {}),
    prominent: type.prominent ?? false,
  };
}

/** All types that may be chosen; with `'retired-too'` all there are; or the one of `code`, also where it is retired. */
export async function readTypes(
  db: Db | Tx,
  which: { code: string } | 'offered' | 'retired-too',
): Promise<MatterTypeRecord[]> {
  const rows = await db
    .selectFrom('matter_type as t')
    .innerJoin('matter_group as g', 'g.code', 't.group_code')
    .leftJoin('office as lead', 'lead.id', 't.lead_office_id')
    .selectAll('t')
    .select(['g.name as group_name', 'lead.name as lead_name'])
    .select(
      sql<number>`coalesce((select max(number) from matter_type_version where type_code = t.code), 1)`.as(
        'version',
      ),
    )
    .$if(which === 'offered', (q) => q.where('t.active', '=', true))
    .$if(typeof which === 'object', (q) => q.where('t.code', '=', (which as { code: string }).code))
    .orderBy('g.position')
    .orderBy('t.position')
    .orderBy('t.code')
    .execute();
  if (rows.length === 0) return [];
  const support = await db
    .selectFrom('matter_type_support as s')
    .innerJoin('office as o', 'o.id', 's.office_id')
    .select(['s.type_code', 'o.id', 'o.name'])
    .where(
      's.type_code',
      'in',
      rows.map((row) => row.code),
    )
    .orderBy('s.position')
    .execute();
  const supportOf = Map.groupBy(support, (row) => row.type_code);
  return rows.map((row) => recordOf(row, supportOf.get(row.code) ?? []));
}

type TypeRow = Selectable<MatterTypeTable> & {
  group_name: string;
  lead_name: string | null;
  version: number;
};

function recordOf(row: TypeRow, support: readonly NamedOffice[]): MatterTypeRecord {
  return {
    code: row.code,
    groupCode: row.group_code,
    groupName: row.group_name,
    name: row.name,
    subject: row.subject,
    complexity: row.complexity,
    leadOffice: row.lead_office_id && row.lead_name ? { id: row.lead_office_id, name: row.lead_name } : null,
    supportingOffices: support.map(({ id, name }) => ({ id, name })),
    promised: sourced(row.promised_days, 'working', row.promised_source),
    statutory: sourced(row.statutory_days, row.statutory_unit, row.statutory_source),
    pastPractice: sourced(row.past_days, row.past_unit, row.past_source),
    materials: row.materials,
    serviceModes: row.service_modes as ServiceMode[],
    prominent: row.prominent,
    active: row.active,
    version: row.version,
  };
}

const sourced = (
  days: number | null,
  unit: Sourced['unit'] | null,
  source: string | null,
): SourcedDays | null => (days !== null && unit && source ? { days, unit, source } : null);
