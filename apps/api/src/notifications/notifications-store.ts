import { type Principal, withoutFirm } from '@guanjia/core/identity';
import { visibleToFirm } from '@guanjia/core/matters';
import {
  isOfMatter,
  type NotificationCounts,
  newsKinds,
  notificationKinds,
} from '@guanjia/core/notifications';
import { scopeOf } from '@guanjia/core/permissions';
import { type RawBuilder, sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import { withinScope } from '../organisation/index.ts';
import type { Db } from '../platform/database.ts';

export interface NotificationRow {
  id: string;
  kind: string;
  matter_id: string | null;
  number: string | null;
  title: string | null;
  /** For what concerns a project's plan, where the person may read the project. */
  project_id: string | null;
  project_name: string | null;
  /** The person works on the matter; else he reads it as the firm does. */
  as_staff: boolean;
  details: Record<string, unknown>;
  created_at: Date;
  read_at: Date | null;
  held_until: Date | null;
}
export interface GroupRow extends NotificationRow {
  events: number;
  unread_events: number;
}

export interface Wanted {
  unreadOnly: boolean;
  about: 'duty' | 'news' | undefined;
  matterId: string | undefined;
  limit: number;
  before: string | undefined;
}

/** The same person without what makes him a firm's: what is left of his sight is a staff member's. */
const firmKinds = notificationKinds.filter(
  (kind) => kind === 'comment' || kind === 'steward-changed' || (isOfMatter(kind) && visibleToFirm(kind)),
);

const projectScope = (principal: Principal) =>
  withinScope(scopeOf(principal, 'project.read'), {
    enterpriseId: 'p.enterprise_id',
    projectId: 'p.id',
    stationId: 'p.station_id',
    butlerId: sql`(select butler_id from stewardship s where s.project_id = p.id and s.ended_at is null)`,
  });

/**
 * What the person was told and may still read, alias n, with the matter m. Whoever reads a matter only as its firm
 * does not learn what happened inside, though he was told as somebody else once.
 */
function toldTo(
  principal: Principal,
  wanted: Pick<Wanted, 'unreadOnly' | 'about' | 'matterId'>,
): RawBuilder<unknown> {
  const asStaff = sql`(m.id is not null and ${matterScope(withoutFirm(principal))})`;
  return sql`
    select n.id, n.kind, n.details, n.created_at, n.read_at, n.held_until, m.id as matter_id, m.number,
           p.id as project_id, p.name as project_name,
           title.body as title, ${asStaff} as as_staff, coalesce(n.matter_id, n.id) as about_id
    from notification n
    left join matter m on m.id = n.matter_id and ${matterScope(principal)}
    left join project p on p.id = n.project_id and ${projectScope(principal)}
    left join personal_text title on title.id = m.title_text_id
    where n.account_id = ${principal.accountId}
      and (m.id is null or ${asStaff} or n.kind = any(${sql.val(firmKinds)}::text[]))
      ${wanted.unreadOnly ? sql`and n.read_at is null` : sql``}
      ${wanted.matterId ? sql`and n.matter_id = ${wanted.matterId}::uuid` : sql``}
      ${wanted.about === 'news' ? sql`and n.kind = any(${sql.val(newsKinds)}::text[])` : sql``}
      ${wanted.about === 'duty' ? sql`and n.kind <> all(${sql.val(newsKinds)}::text[])` : sql``}`;
}

/** Newest first. A matter that the person may not see any more keeps its notice, without its title. */
export async function findNotifications(
  db: Db,
  principal: Principal,
  wanted: Wanted,
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select * from (${toldTo(principal, wanted)}) as told
    ${wanted.before ? sql`where id < ${wanted.before}::uuid` : sql``}
    order by id desc limit ${wanted.limit}`.execute(db);
  return rows;
}

/** The newest notice of each matter. A matter that was paged already and has news since comes up at the top anew. */
export async function findGroups(db: Db, principal: Principal, wanted: Wanted): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    with told as (${toldTo(principal, wanted)}),
    newest as (
      select distinct on (about_id) *, (count(*) over of_one)::int as events,
             (count(*) filter (where read_at is null) over of_one)::int as unread_events
      from told window of_one as (partition by about_id)
      order by about_id, id desc
    )
    select * from newest ${wanted.before ? sql`where id < ${wanted.before}::uuid` : sql``}
    order by id desc limit ${wanted.limit}`.execute(db);
  return rows;
}

export async function countTold(db: Db, principal: Principal, wanted: Wanted): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (${toldTo(principal, wanted)}) as told`.execute(db);
  return rows[0]?.total ?? 0;
}

/** For the badge: unread and not held back, and when the next ones come out of quiet hours. */
export async function countUnread(db: Db, principal: Principal, now: Date): Promise<NotificationCounts> {
  const unread = { unreadOnly: true, about: undefined, matterId: undefined };
  const { rows } = await sql<{ unread: number; next_at: Date | null }>`
    select (count(*) filter (where held_until is null or held_until <= ${now}))::int as unread,
           min(held_until) filter (where held_until > ${now}) as next_at
    from (${toldTo(principal, unread)}) as told`.execute(db);
  return { unread: rows[0]?.unread ?? 0, nextAt: rows[0]?.next_at?.toISOString() ?? null };
}

export async function markRead(
  db: Db,
  accountId: string,
  at: Date,
  which: { ids?: readonly string[] | undefined; matterId?: string | undefined },
): Promise<void> {
  const { ids, matterId } = which;
  await db
    .updateTable('notification')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(ids !== undefined, (q) => q.where('id', 'in', [...(ids ?? [])]))
    .$if(matterId !== undefined, (q) => q.where('matter_id', '=', matterId ?? null))
    .execute();
}

/** Read ones that are older than the zone keeps them. A duty that nobody read stays. */
export async function deleteOldNotifications(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('notification')
    .where('read_at', 'is not', null)
    .where('created_at', '<', before)
    .execute();
}
