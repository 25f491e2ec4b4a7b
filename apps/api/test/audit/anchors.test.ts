import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastAnchorOutside } from '../../src/audit/anchor-file.ts';
import { loadAnchorKey } from '../../src/audit/anchor-key.ts';
import { verifyJournal } from '../../src/audit/index.ts';
import { MerkleBuilder, merkleRoot, type StreamHead } from '../../src/audit/merkle.ts';
import { catchUpOutside, takeAnchor } from '../../src/audit/take-anchor.ts';
import { inTransaction, type Tx } from '../../src/platform/database.ts';
import { appendJournal } from '../../src/platform/journal.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = new Date('2026-03-02T01:00:00Z');
let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'guanjia-anchors-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const append = (tx: Tx, stream: string) =>
  appendJournal(tx, { stream, action: 'tried', actor: null, at: now, data: {} });
const anchor = async () => takeAnchor({ db: database.db, dataDir, key: await loadAnchorKey(dataDir), now });

async function findings(): Promise<string[]> {
  const found: string[] = [];
  await verifyJournal({ db: database.db, dataDir, onFinding: ({ code }) => found.push(code) });
  return found;
}

test('an anchor waits for whoever is writing, holds up nobody, and leaves nothing out', async () => {
  const { db } = database;
  let finish = () => {};
  const finished = new Promise<void>((done) => {
    finish = done;
  });
  let wrote = () => {};
  const written = new Promise<void>((done) => {
    wrote = done;
  });
  const slow = inTransaction(db, async (tx) => {
    await append(tx, 'slow'); // takes a position, and keeps it to itself
    wrote();
    await finished;
  });
  await written;
  await inTransaction(db, (tx) => append(tx, 'quick'));
  const taking = anchor();
  const early = await Promise.race([taking, new Promise((done) => setTimeout(() => done('waits'), 300))]);
  expect(early).toBe('waits');
  // Writers go on while it waits.
  await inTransaction(db, (tx) => append(tx, 'later'));
  finish();
  await slow;
  const first = await taking;
  expect(first).toMatchObject({ number: 1 });
  expect(first!.entries).toBeGreaterThanOrEqual(2);
  const last = (await anchor()) ?? first;
  expect(last).toMatchObject({ streams: 3, entries: 3 });
  expect(await anchor()).toBeUndefined();
  expect(await findings()).toEqual([]);
});

test('the key is for the server’s user alone', async () => {
  const { mode } = await stat(join(dataDir, 'keys', 'anchor-ed25519.pem'));
  expect(mode & 0o777).toBe(0o600);
});

test('two who anchor at once make one anchor', async () => {
  await inTransaction(database.db, (tx) => append(tx, 'once more'));
  const taken = await Promise.all([anchor(), anchor(), anchor()]);
  expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
  expect(await findings()).toEqual([]);
});

test('an anchor that a sudden end kept from the files is written at the next start', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'guanjia-anchors-'));
  await inTransaction(database.db, (tx) => append(tx, 'quick'));
  const key = await loadAnchorKey(dataDir);
  // The database has it, the folder has not.
  const kept = await takeAnchor({ db: database.db, dataDir: elsewhere, key, now });
  await rm(elsewhere, { recursive: true });
  expect(await lastAnchorOutside(dataDir)).toBe(kept!.number - 1);
  expect(await findings()).toEqual([]);
  await catchUpOutside(database.db, dataDir);
  expect(await lastAnchorOutside(dataDir)).toBe(kept!.number);
  expect(await findings()).toEqual([]);
});

test('the root is the same however the heads come, and another for any other heads', () => {
  const heads: StreamHead[] = Array.from({ length: 13 }, (_, n) => ({
    stream: `matter:${String(n).padStart(2, '0')}`,
    seq: n + 1,
    hash: Buffer.alloc(32, n),
  }));
  for (let count = 0; count <= heads.length; count++) {
    const some = heads.slice(0, count);
    const builder = new MerkleBuilder();
    for (const head of some) builder.add(head);
    expect(merkleRoot(some.toReversed())).toEqual(builder.root());
  }
  const roots = new Set([
    ...heads.map((_, n) => merkleRoot(heads.toSpliced(n, 1)).toString('hex')),
    ...heads.map((head, n) => merkleRoot(heads.with(n, { ...head, seq: 99 })).toString('hex')),
    merkleRoot(heads).toString('hex'),
  ]);
  expect(roots.size).toBe(27);
});
