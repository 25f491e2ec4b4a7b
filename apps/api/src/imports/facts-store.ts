import {
  type FactsWanted,
  factsWanted,
  type ImportFacts,
  type ImportKind,
  type KnownSubject,
  type NumberedDraft,
} from '@guanjia/core/imports';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

/** What the zone knows of all that these rows speak of. A handful of queries, whatever their number. */
export async function findFacts<K extends ImportKind>(
  db: Db | Tx,
  kind: K,
  rows: readonly NumberedDraft<K>[],
): Promise<ImportFacts> {
  const wanted = factsWanted(kind, rows);
  const values = (of: (one: FactsWanted) => string | undefined) => [
    ...new Set(wanted.map(of).filter((value) => value !== undefined)),
  ];
  return {
    stations: await findStations(db),
    butlers: await findButlers(db),
    enterprises: await findEnterprises(
      db,
      values((one) => one.uscc),
    ),
    enterpriseNames: await findEnterpriseNames(
      db,
      values((one) => one.enterpriseName),
    ),
    projects: await findProjects(
      db,
      values((one) => one.projectCode),
    ),
    usernames: await findUsernames(
      db,
      values((one) => one.username),
    ),
    codesOff:
      kind === 'enterprises'
        ? { industries: await findCodesOff(db, 'industry'), divisions: await findCodesOff(db, 'division') }
        : { industries: new Set(), divisions: new Set() },
    codeLevels: kind === 'industries' || kind === 'divisions' ? await findCodeLevels(db, kind) : new Map(),
  };
}

const isOneOf = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = ANY (${[...values]}::text[])`;

async function findStations(db: Db | Tx): Promise<ImportFacts['stations']> {
  return await db
    .selectFrom('office')
    .select(['id', 'name', 'short_name as shortName'])
    .where('kind', '=', 'station')
    .where('active', '=', true)
    .orderBy('position')
    .execute();
}

async function findButlers(db: Db | Tx): Promise<ImportFacts['butlers']> {
  return await db
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .select(['b.id', 'a.display_name as name', 'b.phone', 'b.kind'])
    .select(
      sql<boolean>`a.status = 'active' AND EXISTS (
        SELECT FROM account_role AS r WHERE r.account_id = a.id AND r.role = 'butler')`.as('atWork'),
    )
    .where('b.active', '=', true)
    .execute();
}

type Known = ReadonlyMap<string, KnownSubject>;
const knownOf = (row: KnownSubject & { key: string | null }): [string, KnownSubject] => [
  row.key ?? '',
  { id: row.id, name: row.name, active: row.active, butlerId: row.butlerId },
];

async function findEnterprises(db: Db | Tx, usccs: readonly string[]): Promise<Known> {
  const rows = await db
    .selectFrom('enterprise as e')
    .leftJoin('stewardship as s', (join) =>
      join.onRef('s.enterprise_id', '=', 'e.id').on('s.ended_at', 'is', null),
    )
    .select(['e.id', 'e.name', 'e.active', 'e.uscc as key', 's.butler_id as butlerId'])
    .where(isOneOf('e.uscc', usccs))
    .execute();
  return new Map(rows.map(knownOf));
}

async function findEnterpriseNames(db: Db | Tx, names: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('enterprise').select('name').where(isOneOf('name', names)).execute();
  return new Set(rows.map((row) => row.name));
}

async function findProjects(db: Db | Tx, codes: readonly string[]): Promise<Known> {
  const rows = await db
    .selectFrom('project as p')
    .leftJoin('stewardship as s', (join) =>
      join.onRef('s.project_id', '=', 'p.id').on('s.ended_at', 'is', null),
    )
    .select(['p.id', 'p.name', 'p.active', 'p.code as key', 's.butler_id as butlerId'])
    .where(isOneOf('p.code', codes))
    .execute();
  return new Map(rows.map(knownOf));
}

async function findUsernames(db: Db | Tx, usernames: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('account')
    .select('username')
    .where(isOneOf('username', usernames))
    .execute();
  return new Set(rows.map((row) => row.username));
}

async function findCodeLevels(db: Db | Tx, kind: 'industries' | 'divisions'): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('code_table_entry')
    .select(['code', 'level'])
    .where('kind', '=', kind === 'industries' ? 'industry' : 'division')
    .execute();
  return new Map(rows.map((row) => [row.code, row.level]));
}

async function findCodesOff(db: Db | Tx, kind: 'industry' | 'division'): Promise<Set<string>> {
  const rows = await db
    .selectFrom('code_table_entry')
    .select('code')
    .where('kind', '=', kind)
    .where('active', '=', false)
    .execute();
  return new Set(rows.map((row) => row.code));
}
