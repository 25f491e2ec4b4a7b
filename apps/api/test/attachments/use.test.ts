import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/platform/database.ts';
import { findUnusedUploads, requireUnusedUploads } from '../../src/platform/uploads.ts';
import { makeSmallZone, type SmallZone } from '../matters/small-zone.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let zone: SmallZone;
beforeAll(async () => {
  database = await createTestDatabase();
  zone = await makeSmallZone(database.db);
});
afterAll(async () => await database.drop());

async function uploaded(): Promise<string> {
  const id = randomUUID();
  await database.db
    .insertInto('attachment')
    .values({
      id,
      name: '现场.jpg',
      media_type: 'image/jpeg',
      bytes: 10,
      sha256: Buffer.alloc(32),
      visibility: 'internal',
      uploaded_by: zone.people.projectButler.accountId,
      created_at: new Date(),
    })
    .execute();
  return id;
}

test('whatever keeps files of its own stands among the uses, so that no file is used twice or taken for forgotten', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.conrelid::regclass::text as name from pg_constraint c
     where c.contype = 'f' and c.confrelid = 'attachment'::regclass order by 1`.execute(database.db);
  const tables = rows.map((row) => row.name);
  expect(tables).toContain('supervision_file');
  const { rows: used } = await sql<{ name: string }>`
    select distinct d.refobjid::regclass::text as name from pg_rewrite w
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
     where w.ev_class = 'attachment_use'::regclass and d.refclassid = 'pg_class'::regclass
       and d.refobjid <> 'attachment_use'::regclass order by 1`.execute(database.db);
  // A paper of a matter's list names a file that the matter has already.
  const ofMatters = ['matter_material_file'];
  expect(used.map((row) => row.name)).toEqual(tables.filter((name) => !ofMatters.includes(name)));
});

test('a form of the catalogue, or a file of another person, is not waiting; a request that names it is told which', async () => {
  const [free, form] = [await uploaded(), await uploaded()];
  const mine = zone.people.projectButler.accountId;
  await database.db
    .insertInto('matter_type_file')
    .values({ attachment_id: form, kept_by: mine, kept_at: new Date() })
    .execute();
  await inTransaction(database.db, async (tx) => {
    expect([...(await findUnusedUploads(tx, [free, form], mine))]).toEqual([free]);
    expect(await findUnusedUploads(tx, [free], zone.people.owner.accountId)).toEqual(new Set());
    expect(await requireUnusedUploads(tx, [free, free], mine)).toEqual([free]);
    expect(await requireUnusedUploads(tx, undefined, mine)).toEqual([]);
    await expect(requireUnusedUploads(tx, [free, free, form], mine)).rejects.toMatchObject({
      options: { errors: [{ path: 'attachmentIds.2' }] },
    });
  });
});
