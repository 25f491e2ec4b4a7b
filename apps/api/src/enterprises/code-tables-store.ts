import {
  type CodeTableQuery,
  DIVISION_SOURCE,
  DIVISIONS,
  INDUSTRIES,
  INDUSTRY_SOURCE,
} from '@guanjia/core/enterprises';
import { type Insertable, sql } from 'kysely';
import { countRows, decodeCursor } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Database } from '../platform/schema.ts';

export type Kind = 'industry' | 'division';

/** By code, in the order of its characters; one row more than asked for, and the total. */
export async function listCodes(db: Db, kind: Kind, query: CodeTableQuery & { code?: string }) {
  const { level, parent, q } = query;
  const carried = kind === 'industry' ? 'industry_code' : 'division_code';
  let matching = db.selectFrom('code_table_entry').where('kind', '=', kind);
  if (query.state !== 'all') matching = matching.where('active', '=', query.state === 'active');
  if (query.code !== undefined) matching = matching.where('code', '=', query.code);
  if (level) matching = matching.where('level', '=', level);
  if (parent) matching = matching.where('parent', '=', parent);
  if (q)
    matching = matching.where(
      sql<boolean>`(starts_with(code, ${q.toUpperCase()}) OR position(${q} in name) > 0)`,
    );
  const total = await countRows(db, matching.select('code'));
  let page = matching
    .select(['code', 'level', 'parent', 'name', 'source', 'active'])
    .select(
      sql<number>`(select count(*) from enterprise e where ${sql.ref(`e.${carried}`)} = code_table_entry.code)`.as(
        'enterprises',
      ),
    );
  if (query.cursor) {
    const [code] = decodeCursor(
      query.cursor,
      ([last, ...rest]) => typeof last === 'string' && rest.length === 0,
    );
    page = page.where(sql<boolean>`code COLLATE "C" > ${String(code)}`);
  }
  const rows = await page
    .orderBy(sql`code COLLATE "C"`)
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

/** Fills an empty table with the sections and divisions that the platform brings; what was imported stays. */
export async function ensureCodeTables(tx: Db | Tx, now: Date = new Date()): Promise<void> {
  const filled = await tx.selectFrom('code_table_entry').select('kind').distinct().execute();
  const brought = [
    ...INDUSTRIES.map((entry) => ({ ...entry, kind: 'industry' as const, source: INDUSTRY_SOURCE })),
    ...DIVISIONS.map((entry) => ({ ...entry, kind: 'division' as const, source: DIVISION_SOURCE })),
  ].filter(({ kind }) => !filled.some((table) => table.kind === kind));
  if (brought.length === 0) return;
  await tx
    .insertInto('code_table_entry')
    .values(brought)
    .onConflict((conflict) => conflict.columns(['kind', 'code']).doNothing())
    .execute();
  for (const [kind, some] of Map.groupBy(brought, (entry) => entry.kind)) {
    await recordVersion(tx, {
      kind,
      source: some[0]?.source ?? kind,
      entries: some.length,
      at: now,
      by: null,
    });
  }
}

/** Notes that a table was filled or imported: the next version of it. Two servers that begin at once note it once. */
export async function recordVersion(
  tx: Db | Tx,
  filled: { kind: Kind; source: string; entries: number; at: Date; by: string | null },
): Promise<void> {
  await tx
    .insertInto('code_table_import')
    .values({
      id: newId(filled.at.getTime()),
      ...filled,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from code_table_import where kind = ${filled.kind})`,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'version']).doNothing())
    .execute();
}

/** How many entries a table has by level, and how many of all are switched off. */
export async function countCodes(db: Db) {
  return await db
    .selectFrom('code_table_entry')
    .groupBy(['kind', 'level'])
    .orderBy('level')
    .select(['kind', 'level'])
    .select((eb) => [
      eb.fn.countAll<number>().as('entries'),
      sql<number>`count(*) filter (where not active)`.as('off'),
    ])
    .execute();
}

/** Each time that a table was filled, newest first. */
export async function listCodeVersions(db: Db) {
  return await db
    .selectFrom('code_table_import as i')
    .leftJoin('account as a', 'a.id', 'i.by')
    .orderBy('i.version', 'desc')
    .select(['i.kind', 'i.version', 'i.source', 'i.entries', 'i.at', 'a.display_name as by'])
    .execute();
}

/** Locks an entry, or answers nothing where there is none. */
export async function lockCode(tx: Tx, kind: Kind, code: string) {
  return await tx
    .selectFrom('code_table_entry')
    .select(['name', 'active'])
    .where('kind', '=', kind)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

export async function setCodeActive(
  tx: Tx,
  entry: { kind: Kind; code: string; active: boolean; at: Date; by: string },
): Promise<void> {
  await tx
    .updateTable('code_table_entry')
    .set({ active: entry.active, changed_at: entry.at, changed_by: entry.by })
    .where('kind', '=', entry.kind)
    .where('code', '=', entry.code)
    .execute();
}

/** Whether a code is in its table and switched off; one that the table lacks is nobody's to switch. */
export async function isCodeOff(tx: Tx, kind: Kind, code: string): Promise<boolean> {
  const entry = await tx
    .selectFrom('code_table_entry')
    .select('active')
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
  return entry?.active === false;
}

type Entry = Insertable<Database['code_table_entry']>;

/** Puts in entries, or others in place of those that are there. */
export async function putCodes(tx: Tx, entries: readonly Entry[]): Promise<void> {
  await tx
    .insertInto('code_table_entry')
    .values(entries)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'code']).doUpdateSet(({ ref }) => ({
        level: ref('excluded.level'),
        parent: ref('excluded.parent'),
        name: ref('excluded.name'),
        source: ref('excluded.source'),
      })),
    )
    .execute();
}
