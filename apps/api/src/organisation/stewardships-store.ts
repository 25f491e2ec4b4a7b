import type { StewardshipQuery } from '@guanjia/core/organisation';
import type { Scope, SubjectFacts } from '@guanjia/core/permissions';
import { sql } from 'kysely';
import { z } from 'zod';
import { countRows, decodeCursor, isUuid } from '../platform/cursors.ts';
import type { Db, Tx } from '../platform/database.ts';
import { withinScope } from './scope-filter.ts';

export type Subject = { enterpriseId: string } | { projectId: string };

const stewardships = (db: Db | Tx) =>
  db
    .selectFrom('stewardship as s')
    .innerJoin('butler as b', 'b.id', 's.butler_id')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .innerJoin('office as o', 'o.id', 'b.station_id')
    .leftJoin('enterprise as e', 'e.id', 's.enterprise_id')
    .leftJoin('project as p', 'p.id', 's.project_id')
    .leftJoin('account as c', 'c.id', 's.created_by')
    // Who may see the past of a subject is judged by who is in charge of it now.
    .leftJoin('stewardship as now', (join) =>
      join
        .on('now.ended_at', 'is', null)
        .on(sql<boolean>`(now.enterprise_id = s.enterprise_id OR now.project_id = s.project_id)`),
    );

const columns = [
  's.id',
  's.enterprise_id',
  's.project_id',
  's.started_at',
  's.ended_at',
  's.reason',
  'b.id as butler_id',
  'a.display_name as butler_name',
  'b.phone as butler_phone',
  'o.name as station_name',
  'e.name as enterprise_name',
  'p.name as project_name',
  'c.display_name as created_by_name',
] as const;

const isPlace = ([startedAt, id, ...rest]: unknown[]): boolean =>
  z.iso.datetime().safeParse(startedAt).success && isUuid(id) && rest.length === 0;

/** Newest first; one row more than asked for, and the total. */
export async function listStewardships(db: Db, scope: Scope, query: StewardshipQuery) {
  const { enterpriseId, projectId, butlerId, current } = query;
  let matching = stewardships(db).where(
    withinScope(scope, {
      enterpriseId: sql`coalesce(s.enterprise_id, p.enterprise_id)`,
      projectId: 's.project_id',
      butlerId: 'now.butler_id',
      stationId: sql`coalesce(e.station_id, p.station_id)`,
    }),
  );
  if (enterpriseId) matching = matching.where('s.enterprise_id', '=', enterpriseId);
  if (projectId) matching = matching.where('s.project_id', '=', projectId);
  if (butlerId) matching = matching.where('s.butler_id', '=', butlerId);
  if (current !== undefined) matching = matching.where('s.ended_at', current ? 'is' : 'is not', null);
  const total = await countRows(db, matching.select('s.id'));
  let page = matching.select(columns);
  if (query.cursor) {
    const [startedAt, id] = decodeCursor(query.cursor, isPlace);
    page = page.where(sql<boolean>`(s.started_at, s.id) < (${String(startedAt)}::timestamptz, ${id}::uuid)`);
  }
  const rows = await page
    .orderBy('s.started_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows, total };
}

export async function findStewardship(db: Db | Tx, id: string) {
  return await stewardships(db).select(columns).where('s.id', '=', id).executeTakeFirst();
}
export type StewardshipRow = NonNullable<Awaited<ReturnType<typeof findStewardship>>>;

/** The past and present of one subject, newest first. */
export async function findTenures(db: Db | Tx, subject: Subject): Promise<StewardshipRow[]> {
  const all = stewardships(db).select(columns).orderBy('s.started_at', 'desc');
  return await ('enterpriseId' in subject
    ? all.where('s.enterprise_id', '=', subject.enterpriseId)
    : all.where('s.project_id', '=', subject.projectId)
  ).execute();
}

/** Locks a subject against every other change of who is in charge; undefined where there is none. */
export async function lockSubject(
  tx: Tx,
  subject: Subject,
): Promise<(SubjectFacts & { active: boolean }) | undefined> {
  if ('enterpriseId' in subject) {
    const row = await tx
      .selectFrom('enterprise')
      .select(['id', 'station_id', 'active'])
      .where('id', '=', subject.enterpriseId)
      .forUpdate()
      .executeTakeFirst();
    const current = row && (await findCurrent(tx, subject));
    return (
      row && {
        enterpriseId: row.id,
        projectId: null,
        stationId: row.station_id,
        butlerId: current?.butler_id ?? null,
        active: row.active,
      }
    );
  }
  const row = await tx
    .selectFrom('project')
    .select(['id', 'enterprise_id', 'station_id', 'active'])
    .where('id', '=', subject.projectId)
    .forUpdate()
    .executeTakeFirst();
  const current = row && (await findCurrent(tx, subject));
  return (
    row && {
      enterpriseId: row.enterprise_id,
      projectId: row.id,
      stationId: row.station_id,
      butlerId: current?.butler_id ?? null,
      active: row.active,
    }
  );
}

export async function findCurrent(tx: Db | Tx, subject: Subject) {
  const current = tx
    .selectFrom('stewardship')
    .select(['id', 'butler_id', 'started_at'])
    .where('ended_at', 'is', null);
  return await ('enterpriseId' in subject
    ? current.where('enterprise_id', '=', subject.enterpriseId)
    : current.where('project_id', '=', subject.projectId)
  ).executeTakeFirst();
}

export async function endCurrent(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('stewardship').set({ ended_at: at }).where('id', '=', id).execute();
}

interface Tie {
  id: string;
  subject: Subject;
  butlerId: string;
  at: Date;
  reason: string | null;
  by: string | null;
}

export async function insertStewardship(tx: Tx, ties: Tie | readonly Tie[]): Promise<void> {
  await tx
    .insertInto('stewardship')
    .values(
      [ties].flat().map((tie) => ({
        id: tie.id,
        enterprise_id: 'enterpriseId' in tie.subject ? tie.subject.enterpriseId : null,
        project_id: 'projectId' in tie.subject ? tie.subject.projectId : null,
        butler_id: tie.butlerId,
        started_at: tie.at,
        reason: tie.reason,
        created_by: tie.by,
      })),
    )
    .execute();
}
