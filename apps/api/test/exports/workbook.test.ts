import { expect, test } from 'vitest';
import { streamWorkbook, type Value } from '../../src/exports/workbook.ts';

const batch: Value[][] = Array.from({ length: 500 }, (_, n) => [`事项 ${n}`, n, { serial: 46_000 + n }]);

/** Bytes held at most beyond the beginning, while a file of so many rows goes by. */
async function heldFor(rows: number): Promise<{ held: number; taken: number }> {
  async function* batches() {
    for (let n = 0; n < rows; n += batch.length) yield batch;
  }
  const book = streamWorkbook({
    title: '表',
    columns: [1, 2, 3].map((n) => ({ heading: `列${n}`, width: 10 })),
    batches: batches(),
    about: { title: '说明', lines: (count) => [['行数', count]] },
  });
  let taken = 0;
  let most = 0;
  let begin: number | undefined;
  for await (const chunk of book.stream) {
    taken += (chunk as Buffer).length;
    const { heapUsed, external } = process.memoryUsage();
    begin ??= heapUsed + external;
    most = Math.max(most, heapUsed + external - begin);
  }
  expect(book.rows()).toBe(rows);
  return { held: most, taken };
}

test('a hundred thousand rows go by without being held', { timeout: 60_000 }, async () => {
  await heldFor(2_000);
  const small = await heldFor(20_000);
  const large = await heldFor(100_000);
  expect(large.taken).toBeGreaterThan(small.taken * 4);
  expect(large.held).toBeLessThan(Math.max(small.held, 24_000_000) * 2.5);
});

test('the next batch is read only when the last was taken', async () => {
  let read = 0;
  async function* batches() {
    for (let n = 0; n < 1_000; n += 1) {
      read += 1;
      yield batch;
    }
  }
  const { stream } = streamWorkbook({
    title: '表',
    columns: [{ heading: '列', width: 10 }],
    batches: batches(),
    about: { title: '说明', lines: () => [] },
  });
  stream.once('readable', () => stream.read(1));
  await new Promise((done) => setTimeout(done, 300));
  expect(read).toBeLessThan(200);
  stream.destroy();
});
