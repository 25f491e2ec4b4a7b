import type { Covering, RoleGrant } from '@guanjia/core/identity';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

/** All that a request needs to know of who sends it, in one look-up. */
export interface SessionFacts {
  id: string;
  account_id: string;
  username: string;
  display_name: string;
  account_status: 'active' | 'disabled';
  must_change_password: boolean;
  last_seen_at: Date;
  expires_at: Date;
  idle_minutes: unknown;
  roles: RoleGrant[];
  butler_id: string | null;
  butler_station_id: string | null;
  butler_active: boolean | null;
  /** Place in the leading group. */
  heads_group: boolean;
  deputy_station_ids: string[];
  covering: Covering[];
  is_demo: boolean;
  has_second_factor: boolean;
  second_factor_for: unknown;
  created_at: Date;
  password_changed_at: Date;
  password_max_days: unknown;
  password_rule_since: Date | null;
  /** Of a zone that is one, or shared by everybody. */
  of_demonstration: boolean;
}

export type PersonFacts = Pick<
  SessionFacts,
  | 'account_id'
  | 'display_name'
  | 'roles'
  | 'heads_group'
  | 'deputy_station_ids'
  | 'covering'
  | 'butler_id'
  | 'butler_station_id'
  | 'butler_active'
>;

const rolesOf = (
  account: string,
) => sql`coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.role, 'officeId', r.office_id,
                    'enterpriseId', r.enterprise_id, 'projectId', r.project_id) ORDER BY r.granted_at, r.id)
                     FROM account_role r WHERE r.account_id = ${sql.ref(account)}), '[]')`;

/** Those whom the account stands in for at a moment; and those whom they stand in for, while they are away too. */
const coveringAt = (now: Date) => sql`coalesce((
    WITH RECURSIVE chain (account_id, until, depth) AS (
      SELECT l.account_id, l.ends_on, 1 FROM leave_cover l
       WHERE l.covered_by = s.account_id AND l.starts_at <= ${now} AND l.ends_at > ${now}
      UNION
      SELECT l.account_id, least(l.ends_on, c.until), c.depth + 1 FROM leave_cover l JOIN chain c ON l.covered_by = c.account_id
       WHERE l.starts_at <= ${now} AND l.ends_at > ${now} AND c.depth < 5)
    SELECT jsonb_agg(jsonb_build_object('accountId', a.id, 'displayName', a.display_name, 'until', c.until,
             'roles', ${rolesOf('a.id')},
             'butler', (SELECT jsonb_build_object('id', b.id, 'stationId', b.station_id, 'active', b.active)
                          FROM butler b WHERE b.account_id = a.id)) ORDER BY a.display_name)
      FROM (SELECT account_id, max(until) AS until FROM chain WHERE account_id <> s.account_id GROUP BY account_id) c
      JOIN account a ON a.id = c.account_id AND a.status = 'active'), '[]')`;

const facts = (now: Date) => sql`
  SELECT s.id, s.account_id, a.username, a.display_name, a.status AS account_status, a.must_change_password,
         s.last_seen_at, s.expires_at, s.created_at,
         coalesce(a.password_changed_at, a.created_at) AS password_changed_at,
         (SELECT value FROM zone_setting WHERE key = 'passwordMaxDays') AS password_max_days,
         (SELECT updated_at FROM zone_setting WHERE key = 'passwordMaxDays') AS password_rule_since,
         a.is_demo OR coalesce((SELECT z.is_demo FROM zone z), false) AS of_demonstration,
         (SELECT value FROM zone_setting WHERE key = 'sessionIdleMinutes') AS idle_minutes,
         ${rolesOf('a.id')} AS roles, ${coveringAt(now)} AS covering,
         a.is_demo, EXISTS (SELECT FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS has_second_factor,
         (SELECT value FROM zone_setting WHERE key = 'secondFactorFor') AS second_factor_for,
         EXISTS (SELECT FROM leading_group_member g WHERE g.account_id = a.id AND g.position = 'head') AS heads_group,
         ARRAY(SELECT d.station_id FROM deputy_station d WHERE d.account_id = a.id) AS deputy_station_ids,
         b.id AS butler_id, b.station_id AS butler_station_id, b.active AS butler_active
    FROM session s
    JOIN account a ON a.id = s.account_id
    LEFT JOIN butler b ON b.account_id = a.id
   WHERE s.revoked_at IS NULL`;

export async function findSessionByToken(
  db: Db | Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<SessionFacts | undefined> {
  const { rows } = await sql<SessionFacts>`${facts(now)} AND s.token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

export async function findSessionById(db: Db | Tx, id: string, now: Date): Promise<SessionFacts | undefined> {
  const { rows } = await sql<SessionFacts>`${facts(now)} AND s.id = ${id}`.execute(db);
  return rows[0];
}

/** The same of an active account without a session: what is sent to a person by another way than a page. */
export async function findPersonFacts(
  db: Db | Tx,
  accountId: string,
  now: Date,
): Promise<PersonFacts | undefined> {
  const { rows } = await sql<PersonFacts>`
    SELECT a.id AS account_id, a.display_name, ${rolesOf('a.id')} AS roles, ${coveringAt(now)} AS covering,
           EXISTS (SELECT FROM leading_group_member g WHERE g.account_id = a.id AND g.position = 'head') AS heads_group,
           ARRAY(SELECT d.station_id FROM deputy_station d WHERE d.account_id = a.id) AS deputy_station_ids,
           b.id AS butler_id, b.station_id AS butler_station_id, b.active AS butler_active
      FROM (SELECT ${accountId}::uuid AS account_id) s
      JOIN account a ON a.id = s.account_id AND a.status = 'active'
      LEFT JOIN butler b ON b.account_id = a.id`.execute(db);
  return rows[0];
}

export async function insertSession(
  tx: Tx,
  session: {
    id: string;
    tokenHash: Buffer;
    accountId: string;
    at: Date;
    expiresAt: Date;
    ip: string;
    userAgent: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
      ip: session.ip,
      user_agent: session.userAgent,
    })
    .execute();
}

export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', id).execute();
}

/** Ends sessions of an account: one, all but one, or all. Answers how many were open. */
export async function endSessions(
  tx: Db | Tx,
  of: { accountId: string; only?: string; except?: string },
  now: Date,
): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('account_id', '=', of.accountId)
    .where('revoked_at', 'is', null)
    .$if(of.only !== undefined, (query) => query.where('id', '=', of.only ?? ''))
    .$if(of.except !== undefined, (query) => query.where('id', '!=', of.except ?? ''))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

export async function endSessionByToken(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function findOpenSessions(db: Db, accountId: string, now: Date, idleMinutes: number) {
  return await db
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'ip', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute();
}

/** Sessions that ended over a day ago tell nothing that the sign-in log doesn't. */
export async function deleteEndedSessions(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await db
    .deleteFrom('session')
    .where((where) => where.or([where('expires_at', '<', dayAgo), where('revoked_at', '<', dayAgo)]))
    .execute();
}

export async function countUnexpiredSessions(db: Db, now: Date): Promise<number> {
  const { open } = await db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return open;
}
