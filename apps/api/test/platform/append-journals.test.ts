import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/platform/database.ts';
import { appendJournal, appendJournals, entryHash } from '../../src/platform/journal.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => await test.drop());

const entry = (stream: string, action: string) => ({
  stream,
  action,
  actor: null,
  at: new Date('2026-09-30T02:00:00Z'),
  data: { about: stream },
});

describe('appendJournals', () => {
  it('chains as single entries do, in new streams and in old ones', async () => {
    await inTransaction(test.db, async (tx) => {
      await appendJournal(tx, entry('enterprise:b', 'first'));
      await appendJournals(tx, [entry('enterprise:b', 'second'), entry('enterprise:a', 'first')]);
      await appendJournals(tx, []);
      await appendJournal(tx, entry('enterprise:a', 'second'));
    });
    for (const stream of ['enterprise:a', 'enterprise:b']) {
      const rows = await test.db
        .selectFrom('journal')
        .selectAll()
        .where('stream', '=', stream)
        .orderBy('seq')
        .execute();
      expect(rows.map((row) => [row.seq, row.action])).toEqual([
        [1, 'first'],
        [2, 'second'],
      ]);
      let previous = Buffer.alloc(32);
      for (const row of rows) {
        expect(row.previous_hash.equals(previous)).toBe(true);
        expect(row.hash.equals(entryHash(previous, stream, row.seq, row.body))).toBe(true);
        previous = row.hash as Buffer<ArrayBuffer>;
      }
      const head = await test.db
        .selectFrom('journal_head')
        .select(['seq', 'hash'])
        .where('stream', '=', stream)
        .executeTakeFirstOrThrow();
      expect(head.seq).toBe(2);
      expect(head.hash.equals(previous)).toBe(true);
    }
  });

  it('two who append to many streams at once do not block each other for good', async () => {
    const streams = Array.from({ length: 50 }, (_, at) => `enterprise:c${at}`);
    const round = (order: string[]) =>
      inTransaction(test.db, (tx) =>
        appendJournals(
          tx,
          order.map((stream) => entry(stream, 'act')),
        ),
      );
    await Promise.all([round(streams), round(streams.toReversed()), round(streams)]);
    const heads = await test.db
      .selectFrom('journal_head')
      .select('seq')
      .where('stream', 'like', 'enterprise:c%')
      .execute();
    expect(new Set(heads.map((head) => head.seq))).toEqual(new Set([3]));
  });
});
