import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadDemoZone } from '../src/demo/index.ts';
import { fillCounts } from '../src/matters/index.ts';
import { type BroughtCluster, openBroughtCluster } from '../src/platform/brought-cluster.ts';
import { createDatabase, type Db, inTransaction } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { roleOf } from '../src/platform/open-database.ts';
import { hashSessionToken, newSessionToken } from '../src/platform/sessions.ts';

const demoMatters = 20;

/** A zone on a PostgreSQL of its own, with fsync as in use, that is filled up to a number of matters. */
export interface BenchZone {
  db: Db;
  dataDir: string;
  appUrl: string;
  ownerUrl: string;
  /** Fills up to so many matters and tells the planner. */
  fill(matters: number): Promise<void>;
  /** Matters handed in and waiting for their butlers, beside the others. */
  addSubmitted(matters: number): Promise<void>;
  /** A cookie of somebody signed in. */
  signIn(accountId: string): Promise<string>;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openBenchZone(say: (line: string) => void): Promise<BenchZone> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-bench-'));
  const cluster: BroughtCluster = await openBroughtCluster({ dataDir });
  try {
    return await prepare(cluster, dataDir, say);
  } catch (error) {
    await discard(cluster, dataDir);
    throw error;
  }
}

async function discard(cluster: BroughtCluster, dataDir: string): Promise<void> {
  await cluster.stop('immediate');
  await rm(cluster.folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

async function prepare(
  cluster: BroughtCluster,
  dataDir: string,
  say: (line: string) => void,
): Promise<BenchZone> {
  await migrate({ ownerUrl: cluster.ownerUrl, appRole: await roleOf(cluster.appUrl) });
  const db = createDatabase(cluster.appUrl, { statementTimeout: 0 });
  await loadDemoZone({ db, now: () => new Date(), pastMatters: demoMatters });
  // As the superuser, on the zone's database: rows are copied without their checks one by one.
  const url = new URL(cluster.adminUrl);
  url.pathname = new URL(cluster.ownerUrl).pathname;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`SET session_replication_role = replica`);
  await admin.query(materials);

  const derive = async () => {
    await admin.query('ANALYZE');
    await inTransaction(db, (tx) => fillCounts(tx));
    await admin.query('VACUUM (ANALYZE)');
  };
  return {
    db,
    dataDir,
    appUrl: cluster.appUrl,
    ownerUrl: cluster.ownerUrl,
    async fill(matters) {
      const { rows } = await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM matter');
      const have = rows[0]?.n ?? 0;
      if (matters <= have) return;
      say(`filling up to ${matters} matters`);
      await admin.query(addMatters, [have + 1, matters, 'mixed']);
      await admin.query(addAssignments);
      await admin.query(addClocks);
      await admin.query('TRUNCATE bench_fresh');
      await derive();
    },
    async addSubmitted(matters) {
      say(`handing in ${matters} matters`);
      const { rows } = await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM matter');
      const have = rows[0]?.n ?? 0;
      await admin.query(addMatters, [have + 1, have + matters, 'submitted']);
      await admin.query(addClocks);
      await admin.query('TRUNCATE bench_fresh');
      await derive();
    },
    async signIn(accountId) {
      const token = newSessionToken();
      const now = new Date();
      await db
        .insertInto('session')
        .values({
          id: newId(),
          token_hash: hashSessionToken(token),
          account_id: accountId,
          created_at: now,
          last_seen_at: now,
          expires_at: new Date(now.getTime() + 12 * 3_600_000),
          ip: null,
          user_agent: null,
        })
        .execute();
      return `guanjia_session=${token}`;
    },
    async sql<Row extends object>(text: string, values: unknown[] = []) {
      return (await admin.query<Row>(text, values)).rows;
    },
    async close() {
      await admin.end();
      await db.destroy();
      await discard(cluster, dataDir);
    },
  };
}

/** What the copies are made of: subjects with their butlers, the offices that somebody works in, types, words. */
const materials = `
  CREATE TABLE bench_subject AS
    SELECT row_number() OVER (ORDER BY e.id) - 1 AS n, e.id AS enterprise_id, b.id AS butler_id, b.station_id
    FROM enterprise e JOIN stewardship s ON s.enterprise_id = e.id AND s.ended_at IS NULL JOIN butler b ON b.id = s.butler_id;
  CREATE TABLE bench_office AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM office o WHERE kind = 'department'
      AND EXISTS (SELECT FROM account_role r WHERE r.office_id = o.id AND r.role IN ('officer', 'department-head'))
    ORDER BY id LIMIT 12;
  CREATE TABLE bench_type AS
    SELECT row_number() OVER (ORDER BY code) - 1 AS n, code FROM matter_type WHERE active AND subject <> 'project';
  CREATE TABLE bench_title AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM personal_text WHERE kind = 'title';
  CREATE UNLOGGED TABLE bench_fresh (i int PRIMARY KEY, id uuid NOT NULL);
  CREATE TABLE bench_history (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, matter_id uuid NOT NULL, from_status text, to_status text, actor uuid, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE bench_job (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, payload jsonb NOT NULL, run_at timestamptz NOT NULL DEFAULT now(), state text NOT NULL DEFAULT 'queued');
  CREATE INDEX ON bench_job (run_at) WHERE state = 'queued';
  DO $$ BEGIN EXECUTE (SELECT 'GRANT SELECT, INSERT ON bench_history, bench_job TO ' || quote_ident(r.rolname)
    FROM pg_roles r WHERE r.rolname LIKE '%app' LIMIT 1); END $$;
`;

/** Four of five are closed, as after some years; those open are spread over the states. */
const addMatters = `
  WITH raw AS (
    SELECT i, (i * 7919) % 1000 AS r, ((now() - interval '1 year') + (i % 525600) * interval '1 minute') AS born
    FROM generate_series($1::int, $2::int) i
  ), shaped AS (
    SELECT *, CASE WHEN $3 = 'submitted' THEN 'submitted' WHEN r < 800 THEN 'closed' WHEN r < 880 THEN 'handling'
      WHEN r < 920 THEN 'answered' WHEN r < 950 THEN 'accepted' WHEN r < 970 THEN 'awaiting-materials'
      WHEN r < 990 THEN 'submitted' ELSE 'declined' END AS status
    FROM raw
  ), made AS (
    INSERT INTO matter (id, number, type_code, subject_kind, enterprise_id, station_id, butler_id, title_text_id,
      body_text_id, raised_by, raised_as, urgency, status, promised_days, promised_source, complexity, light, next_due_at,
      outcome, close_reason, decline_reason, created_at, updated_at, accepted_at, answered_at, closed_at)
    SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'GJ-B' || lpad(i::text, 8, '0'),
      (SELECT code FROM bench_type WHERE n = i % (SELECT count(*) FROM bench_type)), 'enterprise', s.enterprise_id, s.station_id,
      s.butler_id, (SELECT id FROM bench_title WHERE n = i % (SELECT count(*) FROM bench_title)),
      (SELECT id FROM bench_title WHERE n = i % (SELECT count(*) FROM bench_title)),
      (SELECT id FROM account ORDER BY id LIMIT 1), 'firm', 'normal', status, 5, 'bench', 'general',
      CASE WHEN status IN ('closed', 'declined', 'answered') THEN 'none' WHEN status = 'awaiting-materials' THEN 'paused'
        WHEN i % 5 = 0 THEN 'red' WHEN i % 5 = 1 THEN 'yellow' ELSE 'green' END,
      CASE WHEN status IN ('handling', 'accepted', 'submitted') THEN now() + ((i % 20160) - 5000) * interval '1 minute' END,
      CASE WHEN status IN ('closed', 'answered') THEN 'solved' END, CASE WHEN status = 'closed' THEN 'confirmed' END,
      CASE WHEN status = 'declined' THEN 'outside-jurisdiction' END,
      born, born + interval '3 days', CASE WHEN status <> 'submitted' THEN born + interval '1 hour' END,
      CASE WHEN status IN ('closed', 'answered') THEN born + interval '2 days' END,
      CASE WHEN status = 'closed' THEN born + interval '3 days' END
    FROM shaped JOIN bench_subject s ON s.n = i % (SELECT count(*) FROM bench_subject)
    RETURNING id
  )
  INSERT INTO bench_fresh SELECT row_number() OVER (ORDER BY id), id FROM made`;

const assignmentStatus = `CASE m.status WHEN 'handling' THEN CASE WHEN f.i % 3 = 0 THEN 'assigned' ELSE 'signed' END
  ELSE 'accepted' END`;
/** One lead office each, and a supporting one for every third. */
const addAssignments = `
  INSERT INTO assignment (id, matter_id, round, office_id, role, status, limit_days, answer_text_id, outcome, assigned_by, assigned_at, signed_at, answered_at, ended_at)
  SELECT gen_random_uuid(), m.id, 1, o.id, part.role, ${assignmentStatus}, 3,
    CASE WHEN m.status <> 'handling' THEN m.body_text_id END, CASE WHEN m.status <> 'handling' THEN 'solved' END,
    m.raised_by, m.created_at, m.created_at + interval '1 hour', NULL, NULL
  FROM bench_fresh f JOIN matter m ON m.id = f.id
  CROSS JOIN (VALUES ('lead', 0), ('support', 5)) part (role, shift)
  JOIN bench_office o ON o.n = (f.i + part.shift) % (SELECT count(*) FROM bench_office)
  WHERE m.status IN ('handling', 'answered', 'closed') AND (part.role = 'lead' OR f.i % 3 = 1)`;

const addClocks = `
  INSERT INTO clock (id, matter_id, kind, assignment_id, state, level, limit_days, started_at, due_at, yellow_at, next_at, calendar_version)
  SELECT gen_random_uuid(), m.id, 'assignment', a.id, 'running', CASE WHEN m.light = 'none' THEN 'green' ELSE m.light END, 3, a.assigned_at,
    m.next_due_at, NULL::timestamptz, NULL::timestamptz, (SELECT max(version) FROM calendar_version)
  FROM bench_fresh f JOIN matter m ON m.id = f.id JOIN assignment a ON a.matter_id = m.id AND a.status IN ('assigned', 'signed')
  UNION ALL
  SELECT gen_random_uuid(), m.id, CASE m.status WHEN 'submitted' THEN 'accept' ELSE 'promise' END, NULL, 'running', m.light, 5, m.created_at,
    m.next_due_at, NULL::timestamptz, NULL::timestamptz, (SELECT max(version) FROM calendar_version)
  FROM bench_fresh f JOIN matter m ON m.id = f.id WHERE m.status IN ('handling', 'accepted', 'submitted')`;
