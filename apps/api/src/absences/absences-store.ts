import type { Holder } from '@guanjia/core/absences';
import type { RoleGrant } from '@guanjia/core/identity';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

export interface HolderRow extends Holder {
  name: string;
  phone: string | null;
  butlerId: string | null;
  titles: readonly string[];
}

/** Active people with what they hold, as covering goes by it; all staff, or only these. */
export async function findHolders(db: Db | Tx, only?: readonly string[]): Promise<HolderRow[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    phone: string | null;
    roles: RoleGrant[];
    offices: string[];
    butler_id: string | null;
    station_id: string | null;
    kind: 'enterprise' | 'project' | 'both' | null;
  }>`SELECT a.id, a.display_name AS name, coalesce(b.phone, a.phone) AS phone,
      jsonb_agg(jsonb_build_object('role', r.role, 'officeId', r.office_id, 'enterpriseId', r.enterprise_id, 'projectId', r.project_id)) AS roles,
      coalesce(array_agg(DISTINCT o.short_name) FILTER (WHERE o.id IS NOT NULL), '{}') AS offices,
      b.id AS butler_id, b.station_id, b.kind
    FROM account a JOIN account_role r ON r.account_id = a.id LEFT JOIN office o ON o.id = r.office_id
      LEFT JOIN butler b ON b.account_id = a.id AND b.active
    WHERE a.status = 'active' AND ${only ? sql`a.id = any(${sql.val([...only])}::uuid[])` : sql`r.role IN ('butler', 'officer', 'department-head', 'station-master', 'coordinator')`}
    GROUP BY a.id, b.id ORDER BY a.display_name, a.id`.execute(db);
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    phone: row.phone,
    roles: row.roles,
    butlerId: row.butler_id,
    titles: row.offices,
    butler:
      row.butler_id && row.station_id && row.kind ? { stationId: row.station_id, kind: row.kind } : null,
  }));
}

export const findHolder = async (db: Db | Tx, id: string): Promise<HolderRow | undefined> =>
  (await findHolders(db, [id]))[0];

const absences = (db: Db | Tx) =>
  db
    .selectFrom('leave_cover as l')
    .innerJoin('account as away', 'away.id', 'l.account_id')
    .innerJoin('account as cover', 'cover.id', 'l.covered_by')
    .innerJoin('account as author', 'author.id', 'l.entered_by')
    .select([
      'l.id',
      'l.account_id',
      'l.covered_by',
      'l.reason',
      'l.starts_on',
      'l.ends_on',
      'l.starts_at',
      'l.ends_at',
      'l.entered_at',
      'away.display_name as away_name',
      'away.phone as away_phone',
      'cover.display_name as cover_name',
      'cover.phone as cover_phone',
      'author.display_name as author_name',
    ])
    // Called off before it began: it never was.
    .whereRef('l.ends_at', '>', 'l.starts_at');
export type AbsenceRow = Awaited<ReturnType<ReturnType<typeof absences>['executeTakeFirstOrThrow']>>;

const mostListed = 200;

/** The newest first; those to come in the order in which they begin. */
export async function listAbsences(
  db: Db | Tx,
  state: 'current' | 'upcoming' | 'past' | undefined,
  now: Date,
): Promise<AbsenceRow[]> {
  let query = absences(db);
  if (state === 'current') query = query.where('l.starts_at', '<=', now).where('l.ends_at', '>', now);
  if (state === 'upcoming') query = query.where('l.starts_at', '>', now);
  if (state === 'past') query = query.where('l.ends_at', '<=', now);
  return await query
    .orderBy('l.starts_at', state === 'upcoming' ? 'asc' : 'desc')
    .orderBy('l.id')
    .limit(mostListed)
    .execute();
}

export const findAbsence = async (db: Db | Tx, id: string): Promise<AbsenceRow | undefined> =>
  await absences(db).where('l.id', '=', id).executeTakeFirst();

/** Absences that meet a span of moments. */
export async function findSpans(db: Db | Tx, span: { startsAt: Date; endsAt: Date }) {
  const rows = await db
    .selectFrom('leave_cover')
    .select(['account_id', 'covered_by', 'starts_at', 'ends_at'])
    .where('starts_at', '<', span.endsAt)
    .where('ends_at', '>', span.startsAt)
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    coveredBy: row.covered_by,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }));
}

/** Who enters absences waits for who enters others: whether they lead in a ring depends on all of them. */
export async function lockAbsences(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(7314290520)`.execute(tx);
}
