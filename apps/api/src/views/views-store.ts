import type { Principal } from '@guanjia/core/identity';
import { type ListLayout, type ListName, viewOfficesOf } from '@guanjia/core/views';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { Database } from '../platform/schema.ts';

const views = (db: Db | Tx) =>
  db
    .selectFrom('saved_view as v')
    .innerJoin('account as a', 'a.id', 'v.owner_id')
    .leftJoin('office as o', 'o.id', 'v.office_id')
    .selectAll('v')
    .select(['a.display_name as owner_name', 'o.name as office_name']);

/** The same rule as `maySeeView`, in SQL. */
export async function findViews(db: Db, principal: Principal, list: ListName) {
  const offices = viewOfficesOf(principal);
  return await views(db)
    .where('v.list', '=', list)
    .where((eb) =>
      eb.or([
        eb('v.owner_id', '=', principal.accountId),
        eb('v.sharing', '=', 'zone'),
        ...(offices.length > 0 ? [eb('v.office_id', 'in', offices)] : []),
      ]),
    )
    .orderBy('v.id')
    .limit(300)
    .execute();
}
export type ViewRow = Awaited<ReturnType<typeof findViews>>[number];

export async function findView(db: Db | Tx, id: string): Promise<ViewRow | undefined> {
  return await views(db).where('v.id', '=', id).executeTakeFirst();
}

export async function lockView(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('saved_view').select('id').where('id', '=', id).forUpdate().execute();
}

export async function countOwnViews(tx: Tx, accountId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('saved_view')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('owner_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return n;
}

export async function insertView(tx: Tx, view: Insertable<Database['saved_view']>): Promise<void> {
  await tx.insertInto('saved_view').values(view).execute();
}

export async function updateView(
  tx: Tx,
  id: string,
  change: Updateable<Database['saved_view']>,
): Promise<void> {
  await tx.updateTable('saved_view').set(change).where('id', '=', id).execute();
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute();
}

export async function findPreference(db: Db, accountId: string, list: ListName) {
  return await db
    .selectFrom('list_preference')
    .select(['default_view_id', 'view_order', 'layouts'])
    .where('account_id', '=', accountId)
    .where('list', '=', list)
    .executeTakeFirst();
}

/** Each part by itself, so that two tabs of one person don't undo one another. */
export async function putPreference(
  db: Db,
  key: { accountId: string; list: ListName; at: Date },
  change: {
    defaultViewId?: string | null | undefined;
    order?: readonly string[] | undefined;
    layout?: { of: string; is: ListLayout | null } | undefined;
  },
): Promise<void> {
  const { defaultViewId, order, layout } = change;
  await db
    .insertInto('list_preference')
    .values({
      account_id: key.accountId,
      list: key.list,
      default_view_id: defaultViewId ?? null,
      view_order: JSON.stringify(order ?? []),
      layouts: JSON.stringify(layout?.is ? { [layout.of]: layout.is } : {}),
      updated_at: key.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'list']).doUpdateSet({
        updated_at: key.at,
        ...(defaultViewId === undefined ? {} : { default_view_id: defaultViewId }),
        ...(order === undefined ? {} : { view_order: JSON.stringify(order) }),
        ...(layout === undefined
          ? {}
          : {
              layouts: layout.is
                ? sql<string>`list_preference.layouts || ${JSON.stringify({ [layout.of]: layout.is })}::jsonb`
                : sql<string>`list_preference.layouts - ${layout.of}::text`,
            }),
      }),
    )
    .execute();
}

export async function officeNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('office')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
}
