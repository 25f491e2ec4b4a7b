import type { TypeMaterial } from '@guanjia/core/catalogue';
import type { Principal } from '@guanjia/core/identity';
import { firmMayPromise, isOwed, pledgeKinds } from '@guanjia/core/matters';
import type { PageQuery } from '@guanjia/core/paging';
import { sql } from 'kysely';
import { getVersion } from '../catalogue/index.ts';
import type { Tx } from '../platform/database.ts';
import { afterPlace, type Order, placeOf } from '../platform/query-cursors.ts';
import type { MatterBundle, MatterRow } from './bundle.ts';
import { matterScope } from './matter-scope.ts';

/** The check-list of the version that the matter keeps to. */
export async function listOf(
  tx: Tx,
  { matter, matter_rules: [kept] }: Pick<MatterBundle, 'matter' | 'matter_rules'>,
): Promise<readonly TypeMaterial[]> {
  return (await getVersion(tx, matter.type_code, kept?.version ?? 1)).rules.materials;
}

/** Whether the firm may promise something by itself: an item that it owes, of a kind that its list lets it. */
export async function mayPromiseAny(tx: Tx, bundle: MatterBundle): Promise<boolean> {
  const rows = new Map(bundle.matter_material.map((row) => [row.name, row]));
  return (await listOf(tx, bundle)).some((item) => {
    const row = rows.get(item.name);
    const promised = row !== undefined && row.pledge_kind !== null && row.pledge_outcome === null;
    const may = pledgeKinds.some((kind) => firmMayPromise(item, kind));
    return may && !promised && isOwed(row?.state ?? 'open');
  });
}

/**
 * What was handed in and found right for other matters of the same firm (project) that this person may know of, the
 * newest first. `id` narrows it to one.
 */
export async function findReusable(
  tx: Tx,
  principal: Principal,
  matter: Pick<MatterRow, 'id' | 'enterprise_id' | 'project_id'>,
  id?: string,
) {
  const { rows } = await sql<{
    id: string;
    name: string;
    number: string;
    attachment_ids: string[];
    supplied_at: Date;
    valid_through: string | null;
  }>`
    select x.id, x.name, m.number, x.attachment_ids, x.supplied_at, x.valid_through
    from matter m join matter_material x on x.matter_id = m.id
    where m.enterprise_id = ${matter.enterprise_id}
      and m.project_id is not distinct from ${matter.project_id} and m.id <> ${matter.id}
      and x.state = 'accepted' and x.supplied_at is not null and cardinality(x.attachment_ids) > 0
      and ${id === undefined ? sql<boolean>`true` : sql<boolean>`x.id = ${id}`}
      and ${matterScope(principal)}
    order by x.supplied_at desc, x.id limit 200`.execute(tx);
  return rows;
}

interface PledgeRow {
  id: string;
  order_key: string;
  matter_id: string;
  number: string;
  title: string | null;
  subject: string;
  butler: string;
  name: string;
  state: string;
  pledge_kind: 'supplement' | 'commitment';
  pledged_at: Date;
  pledge_due_at: Date;
}

/** Promises whose end is still to come, of what this person may know of, the nearest first; one row too many. */
export async function findOpenPledges(
  tx: Tx,
  principal: Principal,
  query: PageQuery,
): Promise<{ rows: PledgeRow[]; total: number }> {
  const order: Order = { key: sql`x.pledge_due_at`, type: 'timestamptz', direction: 'asc' };
  const after = placeOf(query, order.type);
  const open = sql`from matter_material x join matter m on m.id = x.matter_id
    where x.pledge_kind is not null and x.pledge_outcome is null and ${matterScope(principal)}`;
  const { rows } = await sql<PledgeRow>`
    select x.id, ${order.key}::text as order_key, x.matter_id, m.number,
      (select body from personal_text where id = m.title_text_id) as title,
      coalesce((select name from project where id = m.project_id),
        (select name from enterprise where id = m.enterprise_id)) as subject,
      (select a.display_name from butler b join account a on a.id = b.account_id where b.id = m.butler_id) as butler,
      x.name, x.state, x.pledge_kind, x.pledged_at, x.pledge_due_at
    ${open} ${after ? sql`and ${afterPlace(order, after, 'x.id')}` : sql``}
    order by ${order.key}, x.id limit ${query.limit + 1}`.execute(tx);
  const counted = await sql<{ n: number }>`select count(*)::int as n ${open}`.execute(tx);
  return { rows, total: counted.rows[0]?.n ?? 0 };
}

/** A promise that its firm broke and has not made good. */
export async function findBrokenPledge(tx: Tx, enterpriseId: string) {
  return await tx
    .selectFrom('matter as m')
    .innerJoin('matter_material as x', 'x.matter_id', 'm.id')
    .where('m.enterprise_id', '=', enterpriseId)
    .where('x.pledge_outcome', '=', 'broken')
    .where('x.state', 'in', ['open', 'wanted'])
    .select(['m.number', 'x.name'])
    .orderBy('x.pledge_ended_at')
    .limit(1)
    .executeTakeFirst();
}

/** Numbers of the matters for which items were handed in first, by the item's row. */
export async function numbersOfItems(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('matter_material as x')
    .innerJoin('matter as m', 'm.id', 'x.matter_id')
    .where('x.id', 'in', [...ids])
    .select(['x.id', 'm.number'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

export async function findFiles(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom('attachment as f')
    .innerJoin('account as a', 'a.id', 'f.uploaded_by')
    .select(['f.id', 'f.name', 'f.media_type', 'f.bytes', 'f.created_at', 'f.latitude', 'f.longitude'])
    .select('a.display_name')
    .where('f.id', 'in', [...ids])
    .execute();
}

/** Matters among whose materials a file is. */
export async function findMattersWithFile(tx: Tx, attachmentId: string): Promise<string[]> {
  const { rows } = await sql<{ matter_id: string }>`
    select distinct matter_id from matter_material where attachment_ids @> array[${attachmentId}::uuid]
    limit 50`.execute(tx);
  return rows.map((row) => row.matter_id);
}
