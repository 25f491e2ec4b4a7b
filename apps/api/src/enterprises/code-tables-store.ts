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
import type { Database } from '../platform/schema.ts';

type Kind = 'industry' | 'division';

/** By code, in the order of its characters; one row more than asked for, and the total. */
export async function listCodes(db: Db, kind: Kind, query: CodeTableQuery) {
  const { level, parent, q } = query;
  let matching = db.selectFrom('code_table_entry').where('kind', '=', kind);
  if (level) matching = matching.where('level', '=', level);
  if (parent) matching = matching.where('parent', '=', parent);
  if (q)
    matching = matching.where(
      sql<boolean>`(starts_with(code, ${q.toUpperCase()}) OR position(${q} in name) > 0)`,
    );
  const total = await countRows(db, matching.select('code'));
  let page = matching.select(['code', 'level', 'parent', 'name', 'source']);
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
export async function ensureCodeTables(tx: Db | Tx): Promise<void> {
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
