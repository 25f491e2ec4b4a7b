import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entryHash } from '../../src/platform/journal.ts';
import { at } from '../matters/small-zone.ts';
import { type AttackedZone, type PreparedZone, prepareZone } from './attacked-zone.ts';

let prepared: PreparedZone;
let zone: AttackedZone;
beforeAll(async () => {
  prepared = await prepareZone();
}, 60_000);
afterAll(() => prepared.drop());
beforeEach(async () => {
  zone = await prepared.copy();
});
afterEach(() => zone.drop());

const told = () => `matter:${prepared.told}`;
const matterTables = [
  'attachment',
  'clock',
  'rectification',
  'rating',
  'escalation',
  'matter_rules',
  'extension',
  'assignment',
] as const;

test('what nobody touched is sound, before and after an anchor', async () => {
  expect(await zone.verify()).toEqual([]);
  await zone.anchor(at('2026-03-12 12:00'));
  expect(await zone.verify()).toEqual([]);
  const numbers = await zone.db.selectFrom('journal_anchor').select('number').execute();
  expect(numbers).toHaveLength(3);
});

describe('the journal', () => {
  test('a changed body', async () => {
    await zone.attack(
      `UPDATE journal SET body = replace(body, '"level":2', '"level":5') WHERE stream = '${told()}' AND action = 'rate'`,
    );
    expect(await zone.codes(prepared.told)).toContain('entry-altered');
  });

  test('a changed column beside an untouched body', async () => {
    await zone.attack(`UPDATE journal SET at = at - interval '1 day' WHERE stream = '${told()}' AND seq = 5`);
    expect(await zone.codes(prepared.told)).toEqual(['entry-column-altered']);
  });

  test('a middle entry deleted', async () => {
    await zone.attack(`DELETE FROM journal WHERE stream = '${told()}' AND seq = 4`);
    expect(await zone.codes(prepared.told)).toContain('entry-missing');
  });

  test('the tail cut off', async () => {
    await zone.attack(`DELETE FROM journal WHERE stream = '${told()}' AND seq > 8`);
    expect(await zone.codes(prepared.told)).toEqual(
      expect.arrayContaining(['tail-missing', 'anchored-head-missing', 'row-altered']),
    );
  });

  test('the tail cut off with head and rows put back to fit: the anchor knows', async () => {
    const { open } = prepared;
    const stream = `matter:${open}`;
    const [entry] = await zone.query<{ body: string; hash: Buffer }>(
      `SELECT body, hash FROM journal WHERE stream = '${stream}' AND seq = 2`,
    );
    const accepted = JSON.parse(entry!.body).data.rows.matter[open];
    const assigned = await zone.query<{ id: string }>(
      `SELECT id FROM assignment WHERE matter_id = '${open}'`,
    );
    await zone.attack(
      `DELETE FROM clock WHERE assignment_id = '${assigned[0]!.id}'`,
      `DELETE FROM assignment WHERE matter_id = '${open}'`,
      `UPDATE matter SET status = '${accepted.status}', version = ${accepted.version}, light = '${accepted.light}',
         updated_at = '${accepted.updated_at}', next_due_at = '${accepted.next_due_at}' WHERE id = '${open}'`,
      `DELETE FROM journal WHERE stream = '${stream}' AND seq > 2`,
      `UPDATE journal_head SET seq = 2, hash = '\\x${entry!.hash.toString('hex')}' WHERE stream = '${stream}'`,
    );
    expect(await zone.codes(open)).toEqual(['anchored-head-missing']);
  });

  test('two entries in each other’s place', async () => {
    await zone.attack(
      `UPDATE journal SET seq = 1000 WHERE stream = '${told()}' AND seq = 3`,
      `UPDATE journal SET seq = 3 WHERE stream = '${told()}' AND seq = 4`,
      `UPDATE journal SET seq = 4 WHERE stream = '${told()}' AND seq = 1000`,
    );
    expect(await zone.codes(prepared.told)).toContain('chain-broken');
  });

  test('a matter deleted whole, with its head, its words and its entries', async () => {
    await zone.attack(
      ...matterTables.map((table) => `DELETE FROM ${table} WHERE matter_id = '${prepared.told}'`),
      `DELETE FROM office_queue WHERE matter_id = '${prepared.told}'`,
      `DELETE FROM notification WHERE matter_id = '${prepared.told}'`,
      `DELETE FROM matter WHERE id = '${prepared.told}'`,
      `DELETE FROM personal_text WHERE stream = '${told()}'`,
      `DELETE FROM journal WHERE stream = '${told()}'`,
      `DELETE FROM journal_head WHERE stream = '${told()}'`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['anchored-head-missing']);
  });

  test('a stream deleted but for its head', async () => {
    await zone.attack(`DELETE FROM journal WHERE stream = '${told()}'`);
    expect(await zone.codes(prepared.told)).toEqual(
      expect.arrayContaining(['stream-missing', 'row-unjournalled', 'anchored-head-missing']),
    );
  });

  test('a head deleted, and a head turned', async () => {
    await zone.attack(
      `DELETE FROM journal_head WHERE stream = '${told()}'`,
      `UPDATE journal_head SET hash = sha256('x') WHERE stream = 'matter:${prepared.open}'`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['head-missing']);
    expect(await zone.codes(prepared.open)).toEqual(['head-altered']);
  });

  test('a whole stream forged with right hashes, after an anchor', async () => {
    const entries = await zone.query<{ seq: number; body: string }>(
      `SELECT seq, body FROM journal WHERE stream = '${told()}' ORDER BY seq`,
    );
    let previous = Buffer.alloc(32);
    const statements = entries.flatMap(({ seq, body }) => {
      const forged = body.replace('"role":"firm"', '"role":"butler"');
      const hash = entryHash(previous, told(), seq, forged);
      const statement = `UPDATE journal SET body = $$${forged}$$, previous_hash = '\\x${previous.toString('hex')}',
        hash = '\\x${hash.toString('hex')}' WHERE stream = '${told()}' AND seq = ${seq}`;
      previous = Buffer.from(hash);
      return [statement];
    });
    await zone.attack(
      ...statements,
      `UPDATE journal_head SET hash = '\\x${previous.toString('hex')}' WHERE stream = '${told()}'`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['anchored-head-altered']);
  });

  test('the same without the files outside: the signed roots still tell', async () => {
    await zone.attack(`UPDATE journal SET hash = sha256(hash) WHERE stream = '${told()}' AND seq = 1`);
    await rm(join(zone.dataDir, 'anchors'), { recursive: true });
    await zone.attack(
      `DELETE FROM journal WHERE stream = '${told()}' AND seq > 8`,
      `UPDATE journal_head SET seq = 8 WHERE stream = '${told()}'`,
    );
    expect(await zone.codes(null)).toEqual(expect.arrayContaining(['anchor-file', 'anchor-root']));
  });
});

describe('rows', () => {
  const edits: Record<string, string> = {
    matter: `UPDATE matter SET closed_at = closed_at - interval '3 days' WHERE id = '$'`,
    assignment: `UPDATE assignment SET answered_at = answered_at - interval '2 days' WHERE matter_id = '$'`,
    clock: `UPDATE clock SET used_days = 1, due_at = due_at + interval '5 days' WHERE matter_id = '$' AND kind = 'promise'`,
    rating: `UPDATE rating SET level = 5 WHERE matter_id = '$' AND level = 2`,
    rectification: `UPDATE rectification SET appealed = true WHERE matter_id = '$'`,
  };
  for (const [table, statement] of Object.entries(edits)) {
    test(`an edited ${table}`, async () => {
      await zone.attack(statement.replace('$', prepared.told));
      const findings = await zone.verify();
      expect(findings.map(({ code }) => code)).toEqual(['row-altered']);
      expect(findings[0]!.detail).toMatch(new RegExp(`^${table} `));
      expect(findings[0]!.matterNumber).toMatch(/^GJ-2603-/);
    });
  }

  test('a bad rating deleted', async () => {
    await zone.attack(
      `DELETE FROM rectification WHERE matter_id = '${prepared.told}'`,
      `DELETE FROM rating WHERE matter_id = '${prepared.told}' AND level = 2`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['row-missing', 'row-missing']);
  });

  test('an assignment that nobody made', async () => {
    await zone.attack(
      `INSERT INTO assignment (id, matter_id, round, office_id, role, status, limit_days, assigned_by, assigned_at, answer_text_id)
       SELECT gen_random_uuid(), matter_id, round, '${prepared.zone.ids.planning}', 'support', 'accepted', 3, assigned_by, assigned_at, answer_text_id
         FROM assignment WHERE matter_id = '${prepared.told}'`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['row-unjournalled']);
  });

  test('a matter of which the journal knows nothing', async () => {
    const id = '01990000-0000-7000-8000-00000000abcd';
    const columns = await zone.query<{ list: string }>(
      `SELECT string_agg(column_name, ', ') AS list FROM information_schema.columns
        WHERE table_name = 'matter' AND column_name NOT IN ('id', 'number')`,
    );
    const { list } = columns[0]!;
    await zone.attack(
      `INSERT INTO matter (id, number, ${list}) SELECT '${id}', 'GJ-9999-0001', ${list} FROM matter WHERE id = '${prepared.fresh}'`,
    );
    expect(await zone.codes(id)).toEqual(['row-unjournalled']);
  });
});

describe('words', () => {
  test('edited, also with a commitment that fits', async () => {
    await zone.attack(
      `UPDATE personal_text SET body = '很满意' WHERE stream = '${told()}' AND kind = 'rating'`,
      `UPDATE personal_text SET body = '没有', salt = '\\x00', commitment = sha256('\\x00'::bytea || '没有'::bytea)
        WHERE stream = 'matter:${prepared.open}' AND kind = 'body'`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['text-altered']);
    expect(await zone.codes(prepared.open)).toEqual(['text-altered']);
  });

  test('blanked without a record of it', async () => {
    await zone.attack(
      `UPDATE personal_text SET body = NULL, salt = NULL, erased_at = now() WHERE stream = '${told()}' AND kind = 'rating'`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['text-erased-unrecorded']);
  });

  test('added without an entry', async () => {
    await zone.attack(
      `INSERT INTO personal_text (id, stream, kind, body, salt, commitment, created_at)
       VALUES (gen_random_uuid(), '${told()}', 'comment', '伪造', '\\x00', sha256('x'), now())`,
    );
    expect(await zone.codes(prepared.told)).toEqual(['text-unjournalled']);
  });
});

describe('anchors', () => {
  test('the last one removed from the database', async () => {
    await zone.attack(`DELETE FROM journal_anchor WHERE number = 2`);
    expect(await zone.codes(null)).toEqual(['anchor-missing']);
  });

  test('one in the middle removed', async () => {
    await zone.anchor(at('2026-03-12 12:00'));
    await zone.attack(`DELETE FROM journal_anchor WHERE number = 2`);
    expect(await zone.codes(null)).toEqual(['anchor-missing', 'anchor-missing']);
  });

  test('one rewritten by somebody without the key', async () => {
    await zone.attack(`UPDATE journal_anchor SET entries = entries - 1 WHERE number = 2`);
    expect(await zone.codes(null)).toEqual(expect.arrayContaining(['anchor-altered']));
    const hash = createHash('sha256').update('forged').digest('hex');
    await zone.attack(`UPDATE journal_anchor SET hash = '\\x${hash}' WHERE number = 2`);
    expect(await zone.codes(null)).toEqual(expect.arrayContaining(['anchor-signature', 'anchor-altered']));
  });

  test('a head changed in the file outside', async () => {
    const [file] = await anchorFiles(zone);
    const text = await readFile(file!, 'utf8');
    const lines = text.trim().split('\n');
    const heads = JSON.parse(lines[0]!);
    heads.heads[0][2] = '00'.repeat(32);
    await writeFile(file!, [JSON.stringify(heads), ...lines.slice(1), ''].join('\n'));
    const codes = (await zone.verify()).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['anchored-head-altered', 'anchor-file']));
  });

  test('the key gone', async () => {
    await rm(join(zone.dataDir, 'keys'), { recursive: true });
    expect(await zone.codes(null)).toEqual(['anchor-key-missing']);
  });

  test('a line cut off by a sudden end is no finding', async () => {
    const [file] = await anchorFiles(zone);
    await appendFile(file!, '{"anchor":3,"part":0,"hea');
    expect(await zone.verify()).toEqual([]);
    await zone.anchor(at('2026-03-12 12:00'));
    expect(await zone.verify()).toEqual([]);
  });
});

async function anchorFiles({ dataDir }: AttackedZone): Promise<string[]> {
  const names = await readdir(join(dataDir, 'anchors'));
  return names.map((name) => join(dataDir, 'anchors', name));
}
