import { sql } from 'kysely';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Tx } from '../platform/database.ts';
import { isUnused } from '../platform/uploads.ts';
import {
  type AssignmentRow,
  type AttachmentRow,
  type BundleTable,
  bundleTables,
  type ClockRow,
  type EscalationRow,
  type ExtensionRow,
  type MaterialRow,
  type MatterBundle,
  type RatingRow,
  type RectificationRow,
  type RulesRow,
  rowSnapshot,
  rowsOf,
  type UrgingRow,
} from './bundle.ts';

/** Loads a matter with all its rows and locks it, so that of two who act at once one waits. */
export async function findMatterForChange(tx: Tx, id: string): Promise<MatterBundle | undefined> {
  const matter = await tx
    .selectFrom('matter')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!matter) return undefined;
  return { matter, ...(await childrenOf(tx, id)) };
}

/** The same for reading, without a lock. */
export async function findMatter(tx: Tx, id: string): Promise<MatterBundle | undefined> {
  const matter = await tx.selectFrom('matter').selectAll().where('id', '=', id).executeTakeFirst();
  if (!matter) return undefined;
  return { matter, ...(await childrenOf(tx, id)) };
}

/** All children in one round trip. JSON has no dates, bytes or exact numbers: see `fromJson`. */
async function childrenOf(tx: Tx, id: string): Promise<Omit<MatterBundle, 'matter'>> {
  const of = (table: string, order: string) =>
    sql`(select coalesce(json_agg(r order by ${sql.raw(order)}), '[]') from ${sql.table(table)} r where r.matter_id = ${id})`;
  const { rows } = await sql<Record<keyof Omit<MatterBundle, 'matter'>, Record<string, unknown>[]>>`select
    ${of('matter_rules', 'r.id')} as matter_rules,
    ${of('assignment', 'r.assigned_at, r.id')} as assignment,
    ${of('extension', 'r.requested_at')} as extension,
    ${of('escalation', 'r.escalated_at')} as escalation,
    ${of('rating', 'r.round')} as rating,
    ${of('rectification', 'r.opened_at')} as rectification,
    ${of('urging', 'r.urged_at, r.id')} as urging,
    ${of('matter_material', 'r.name')} as matter_material,
    ${of('clock', 'r.started_at, r.id')} as clock,
    ${of('attachment', 'r.created_at, r.id')} as attachment`.execute(tx);
  const found = rows[0];
  return {
    matter_rules: fromJson<RulesRow>(found?.matter_rules),
    assignment: fromJson<AssignmentRow>(found?.assignment),
    extension: fromJson<ExtensionRow>(found?.extension),
    escalation: fromJson<EscalationRow>(found?.escalation),
    rating: fromJson<RatingRow>(found?.rating),
    rectification: fromJson<RectificationRow>(found?.rectification),
    urging: fromJson<UrgingRow>(found?.urging),
    matter_material: fromJson<MaterialRow>(found?.matter_material),
    clock: fromJson<ClockRow>(found?.clock),
    attachment: fromJson<AttachmentRow>(found?.attachment),
  };
}

/** Rows as the driver would have given them: moments as Date, bytes as Buffer, numeric as text with its scale. */
function fromJson<Row extends object>(rows: Record<string, unknown>[] | undefined): Row[] {
  return (rows ?? []).map((row) => {
    for (const [column, value] of Object.entries(row)) {
      if (value === null) continue;
      if (column.endsWith('_at') || column.endsWith('_until')) row[column] = new Date(String(value));
      else if (column === 'used_days') row[column] = Number(value).toFixed(2);
      else if (column === 'sha256') row[column] = Buffer.from(String(value).slice(2), 'hex');
    }
    return row as Row;
  });
}

/** Canonical text of each row of a bundle, to find what changed. */
export function fingerprint(bundle: MatterBundle | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  if (!bundle) return texts;
  for (const table of bundleTables) {
    for (const row of rowsOf(bundle, table)) {
      texts.set(`${table} ${row.id}`, canonicalJson(rowSnapshot(table, row)));
    }
  }
  return texts;
}

type ChangedRows = Partial<Record<BundleTable, Record<string, unknown>>>;

/** jsonb columns are written as JSON text. */
const jsonColumns: ReadonlySet<string> = new Set(['materials_wanted', 'pauses']);
const writable = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      jsonColumns.has(column) ? JSON.stringify(value) : value,
    ]),
  );

/** Writes the rows that differ from `before` and answers them as the journal keeps them. */
export async function saveBundle(
  tx: Tx,
  before: Map<string, string>,
  bundle: MatterBundle,
): Promise<ChangedRows> {
  const changed: ChangedRows = {};
  for (const table of bundleTables) {
    const fresh: object[] = [];
    for (const row of rowsOf(bundle, table)) {
      const snapshot = rowSnapshot(table, row);
      const known = before.get(`${table} ${row.id}`);
      if (known === canonicalJson(snapshot)) continue;
      changed[table] = { ...changed[table], [row.id]: snapshot };
      if (known === undefined && table !== 'attachment') fresh.push(writable(row));
      else await updateRow(tx, table, row);
    }
    if (fresh.length > 0) await insertRows(tx, table, fresh);
  }
  return changed;
}

async function insertRows(tx: Tx, table: BundleTable, rows: object[]): Promise<void> {
  // The row types are those of the table by construction of MatterBundle; the union can't say so to Kysely.
  await tx
    .insertInto(table)
    .values(rows as never)
    .execute();
}

async function updateRow(tx: Tx, table: BundleTable, row: { id: string }): Promise<void> {
  const { id, ...columns } = writable(row) as { id: string };
  await tx
    .updateTable(table)
    .set(columns as never)
    .where('id', '=', id)
    .execute();
}

/** The next number of the month, `GJ-YYMM-NNNN`; numbers have no gaps that stay. */
export async function takeMatterNumber(tx: Tx, month: string): Promise<string> {
  const { last } = await tx
    .insertInto('matter_number')
    .values({ month, last: 1 })
    .onConflict((c) => c.column('month').doUpdateSet((eb) => ({ last: eb('matter_number.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `GJ-${month}-${String(last).padStart(4, '0')}`;
}

export async function getButlerAccount(
  tx: Tx,
  butlerId: string,
): Promise<{ accountId: string; stationId: string }> {
  const row = await tx
    .selectFrom('butler')
    .select(['account_id', 'station_id'])
    .where('id', '=', butlerId)
    .executeTakeFirstOrThrow();
  return { accountId: row.account_id, stationId: row.station_id };
}

/** Offices by id, only those that work may be assigned to. */
export async function findAssignableOffices(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('office')
    .select(['id', 'short_name'])
    .where('id', 'in', [...ids])
    .where('active', '=', true)
    .where('kind', 'in', ['department', 'supplier'])
    // Whoever closes an office meanwhile waits, and then finds it at work.
    .forShare()
    .execute();
  return new Map(rows.map((r) => [r.id, r.short_name]));
}

/** Files handed in by this person that wait for a request to name them. */
export async function findWaitingAttachments(tx: Tx, ids: readonly string[], accountId: string) {
  return tx
    .selectFrom('attachment')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('uploaded_by', '=', accountId)
    .where(isUnused('attachment'))
    .forUpdate()
    .execute();
}
