import type { Principal } from '@guanjia/core/identity';
import { scopeOf } from '@guanjia/core/permissions';
import { sql } from 'kysely';
import { matterScope } from '../matters/index.ts';
import { withinScope } from '../organisation/index.ts';
import type { Db } from '../platform/database.ts';

export interface FeedRow {
  kind: 'matter' | 'meeting' | 'project' | 'supervision';
  id: string;
  action: string | null;
}

/** The oldest transaction that is still open: everything before it is final. */
export async function oldestOpen(db: Db): Promise<string> {
  const { rows } = await sql<{
    xmin: string;
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db);
  return rows[0]?.xmin ?? '0';
}

/**
 * Changes of transactions that ended between two looks. Ids are given before commit, so they come out of order; a
 * window over transactions leaves none out and gives none twice.
 */
export async function readFeed(db: Db, from: string, to: string): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select kind, subject_id as id, action from live_event
    where xact >= ${from}::xid8 and xact < ${to}::xid8 and kind in ('matter', 'meeting', 'project', 'supervision') order by live_event.id`.execute(
    db,
  );
  return rows;
}

/** Of these projects, those that the person may know of now. */
export async function projectsVisibleAmong(
  db: Db,
  principal: Principal,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from project p
    left join stewardship s on s.project_id = p.id and s.ended_at is null
    where p.id = any(${sql.val(ids)}::uuid[]) and ${withinScope(scopeOf(principal, 'project.read'), {
      enterpriseId: 'p.enterprise_id',
      projectId: 'p.id',
      stationId: 'p.station_id',
      butlerId: 's.butler_id',
    })}`.execute(db);
  return new Set(rows.map((r) => r.id));
}

/** Of these matters, those that the person may know of now. */
export async function visibleAmong(
  db: Db,
  principal: Principal,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select m.id from matter m where m.id = any(${sql.val(ids)}::uuid[]) and ${matterScope(principal)}`.execute(
    db,
  );
  return new Set(rows.map((r) => r.id));
}

/** The feed is kept for a day. */
export async function deleteOldEvents(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('live_event').where('created_at', '<', before).execute();
}
