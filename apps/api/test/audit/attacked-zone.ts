import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditFinding, FindingCode } from '@guanjia/core/audit';
import pg from 'pg';
import { inject } from 'vitest';
import { loadAnchorKey } from '../../src/audit/anchor-key.ts';
import { takeAnchor } from '../../src/audit/take-anchor.ts';
import { verifyJournal } from '../../src/audit/verify.ts';
import { createDatabase, type Db } from '../../src/platform/database.ts';
import { at, makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { asAdmin, createTestDatabase, onDatabase } from '../support/test-database.ts';

/** A zone whose past is told and anchored, to be copied for each attack. */
export interface PreparedZone {
  /** Road opening: signed, answered, rated badly, put right; all of it anchored. */
  told: string;
  /** Raised and assigned; anchored. */
  open: string;
  /** Raised after the last anchor. */
  fresh: string;
  zone: SmallZone;
  copy(): Promise<AttackedZone>;
  drop(): Promise<void>;
}

export interface AttackedZone {
  db: Db;
  dataDir: string;
  /** As the owner of the tables, with the guarding triggers off: the worst that somebody with that password can do. */
  attack(...statements: string[]): Promise<void>;
  query<T extends pg.QueryResultRow>(statement: string): Promise<T[]>;
  verify(): Promise<AuditFinding[]>;
  /** The codes found for a matter, or for anchors where it is null. */
  codes(matterId: string | null): Promise<FindingCode[]>;
  anchor(now: Date): Promise<void>;
  drop(): Promise<void>;
}

export async function prepareZone(): Promise<PreparedZone> {
  const base = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-audit-'));
  const zone = await makeSmallZone(base.db);
  const told = await tellStory(zone);
  await anchorNow(base.db, dataDir, at('2026-03-12 10:00'));
  const open = await zone.raise('owner', at('2026-03-12 10:30'));
  await zone.act('projectButler', at('2026-03-12 10:40'), open, 'accept', {});
  const assignments = [{ officeId: zone.ids.road, role: 'lead' as const, limitDays: 3 }];
  await zone.act('projectButler', at('2026-03-12 10:50'), open, 'assign', { assignments });
  await anchorNow(base.db, dataDir, at('2026-03-12 11:00'));
  const fresh = await zone.raise('firm', at('2026-03-12 11:30'), { typeCode: 'bank-credit' });
  await base.db.destroy();
  const { adminUrl, template } = inject('testServer');
  const name = new URL(base.appUrl).pathname.slice(1);
  return {
    told,
    open,
    fresh,
    zone,
    async copy() {
      const copy = `${template}_${randomBytes(6).toString('hex')}`;
      await asAdmin(adminUrl, `CREATE DATABASE ${copy} TEMPLATE ${name}`);
      const folder = await mkdtemp(join(tmpdir(), 'guanjia-audit-'));
      await cp(dataDir, folder, { recursive: true });
      return attackedZone(copy, folder);
    },
    async drop() {
      await asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true });
    },
  };
}

async function anchorNow(db: Db, dataDir: string, now: Date): Promise<void> {
  await takeAnchor({ db, dataDir, key: await loadAnchorKey(dataDir), now });
}

function attackedZone(name: string, dataDir: string): AttackedZone {
  const { adminUrl, appUrl, ownerUrl } = inject('testServer');
  const db = createDatabase(onDatabase(appUrl, name), { max: 3 });
  const owner = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: onDatabase(ownerUrl, name) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const verify = async (): Promise<AuditFinding[]> => {
    const findings: AuditFinding[] = [];
    const { found } = await verifyJournal({ db, dataDir, onFinding: (finding) => findings.push(finding) });
    if (found !== findings.length) throw new Error('the count and the findings differ');
    return findings;
  };
  return {
    db,
    dataDir,
    attack: (...statements) =>
      owner(async (client) => {
        for (const table of ['journal', 'journal_anchor', 'rating']) {
          await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
        }
        for (const statement of statements) await client.query(statement);
      }),
    query: (statement) => owner(async (client) => (await client.query(statement)).rows),
    verify,
    codes: async (matterId) =>
      (await verify())
        .filter(({ stream }) => stream === (matterId && `matter:${matterId}`))
        .map(({ code }) => code),
    anchor: (now) => anchorNow(db, dataDir, now),
    async drop() {
      await db.destroy();
      await asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true });
    },
  };
}

async function tellStory(zone: SmallZone): Promise<string> {
  const { act, ids, db } = zone;
  const id = await zone.raise('owner', at('2026-03-02 09:00'));
  await act('projectButler', at('2026-03-02 09:20'), id, 'accept', {});
  await act('projectButler', at('2026-03-02 09:30'), id, 'assign', {
    assignments: [{ officeId: ids.road, role: 'lead', limitDays: 5, instruction: '请牵头' }],
  });
  const { id: assignmentId } = await db
    .selectFrom('assignment')
    .select('id')
    .where('matter_id', '=', id)
    .executeTakeFirstOrThrow();
  await act('roadOfficer', at('2026-03-02 10:00'), id, 'sign', { assignmentId });
  await act('roadOfficer', at('2026-03-04 10:00'), id, 'answer', {
    assignmentId,
    outcome: 'solved',
    text: '同意',
  });
  await act('projectButler', at('2026-03-04 10:30'), id, 'accept-answer', { assignmentId });
  await act('projectButler', at('2026-03-04 11:00'), id, 'answer-firm', {
    outcome: 'solved',
    text: '办好了',
  });
  await act('owner', at('2026-03-05 09:00'), id, 'rate', { level: 2, text: '现场还没动工' });
  await act('projectButler', at('2026-03-05 10:00'), id, 'verify-rating', { text: '属实' });
  await act('projectButler', at('2026-03-09 10:00'), id, 'rectify', { text: '已整改' });
  await act('projectButler', at('2026-03-11 10:00'), id, 'revisit', { text: '已回访' });
  await act('owner', at('2026-03-11 15:00'), id, 'rate', { level: 5 });
  return id;
}
