import { canonicalJson } from '../platform/canonical-json.ts';
import type { Tx } from '../platform/database.ts';
import { type BundleTable, bundleTables, type MatterBundle, rowSnapshot, rowsOf } from './bundle.ts';

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

async function childrenOf(tx: Tx, id: string): Promise<Omit<MatterBundle, 'matter'>> {
  const [assignment, extension, escalation, rating, rectification, clock, attachment] = await Promise.all([
    tx
      .selectFrom('assignment')
      .selectAll()
      .where('matter_id', '=', id)
      .orderBy('assigned_at')
      .orderBy('id')
      .execute(),
    tx.selectFrom('extension').selectAll().where('matter_id', '=', id).orderBy('requested_at').execute(),
    tx.selectFrom('escalation').selectAll().where('matter_id', '=', id).orderBy('escalated_at').execute(),
    tx.selectFrom('rating').selectAll().where('matter_id', '=', id).orderBy('round').execute(),
    tx.selectFrom('rectification').selectAll().where('matter_id', '=', id).orderBy('opened_at').execute(),
    tx
      .selectFrom('clock')
      .selectAll()
      .where('matter_id', '=', id)
      .orderBy('started_at')
      .orderBy('id')
      .execute(),
    tx
      .selectFrom('attachment')
      .selectAll()
      .where('matter_id', '=', id)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  ]);
  return { assignment, extension, escalation, rating, rectification, clock, attachment };
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

/** Who can decide above the butler: coordinators, and masters of the station. */
export async function findSuperiors(
  tx: Tx,
  stationId: string,
): Promise<{ accountId: string; level: 'station-master' | 'coordinator' }[]> {
  const rows = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .where('a.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('r.role', '=', 'coordinator'),
        eb.and([eb('r.role', '=', 'station-master'), eb('r.office_id', '=', stationId)]),
      ]),
    )
    .select(['r.account_id', 'r.role'])
    .execute();
  return rows.map((r) => ({
    accountId: r.account_id,
    level: r.role === 'coordinator' ? 'coordinator' : 'station-master',
  }));
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
    .where('matter_id', 'is', null)
    .forUpdate()
    .execute();
}
