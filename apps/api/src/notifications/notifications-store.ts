import type { Principal } from '@guanjia/core/identity';
import { sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';

export interface NotificationRow {
  id: string;
  kind: string;
  matter_id: string | null;
  number: string | null;
  title: string | null;
  details: Record<string, unknown>;
  created_at: Date;
  read_at: Date | null;
}

/** Newest first. A matter that the person may not see any more keeps its notice, without its title. */
export async function findNotifications(
  db: Db,
  principal: Principal,
  wanted: { unreadOnly: boolean; limit: number; before: string | undefined },
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select n.id, n.kind, n.details, n.created_at, n.read_at, m.id as matter_id, m.number, title.body as title
    from notification n
    left join matter m on m.id = n.matter_id and ${matterScope(principal)}
    left join personal_text title on title.id = m.title_text_id
    where n.account_id = ${principal.accountId}
      ${wanted.unreadOnly ? sql`and n.read_at is null` : sql``}
      ${wanted.before ? sql`and n.id < ${wanted.before}::uuid` : sql``}
    order by n.id desc limit ${wanted.limit}`.execute(db);
  return rows;
}

export async function countNotifications(
  db: Db,
  accountId: string,
): Promise<{ total: number; unread: number }> {
  const { rows } = await sql<{ total: number; unread: number }>`
    select count(*)::int as total, (count(*) filter (where read_at is null))::int as unread
    from notification where account_id = ${accountId}`.execute(db);
  return rows[0] ?? { total: 0, unread: 0 };
}

export async function markRead(
  db: Db,
  accountId: string,
  at: Date,
  ids: readonly string[] | undefined,
): Promise<void> {
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(ids !== undefined, (q) => q.where('id', 'in', [...(ids ?? [])]))
    .execute();
}
