import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAction, exportRowLimit, exportsAtOnce, mayExport } from '@guanjia/core/exports';
import type { Principal } from '@guanjia/core/identity';
import { findZone } from '../identity/index.ts';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor, authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { readBatch, type Wanted } from './batches.ts';
import { sheetFor } from './cells.ts';
import { type ExportRow, findExport, moveExport } from './exports-store.ts';
import { serialOf } from './serial-date.ts';
import { aboutWords, listWords, type Words } from './words.ts';
import { streamWorkbook, type Value } from './workbook.ts';

const batchRows = 500;
let running = 0;

/**
 * The file of an export, once. Each batch is read in a transaction of its own and only when the reader has taken the
 * one before, so a slow download holds neither memory nor a connection.
 */
export async function takeExport(
  deps: AppDependencies,
  principal: Principal,
  id: string,
  ip: string,
): Promise<{ name: string; stream: Transform }> {
  const { db, now } = deps;
  if (!mayExport(principal)) throw new Problem('forbidden');
  const row = await findExport(db, id);
  if (row?.requested_by !== principal.accountId) throw new Problem('not-found');
  authorise(principal, exportAction(row.list));
  if (row.state !== 'ready' || !row.usable_until || row.usable_until <= now()) {
    throw new Problem('export-not-available');
  }
  if (running >= exportsAtOnce) throw new Problem('busy', { headers: { 'retry-after': '10' } });
  const zone = await findZone(db);
  if (!(await moveExport(db, id, 'ready', { state: 'taking', taken_at: now(), ip }))) {
    throw new Problem('export-not-available');
  }
  running += 1;
  const word = (words: Words): string => words[row.language === 'en' ? 1 : 0];
  const timeZone = zone?.timeZone ?? 'Asia/Shanghai';
  const moment = (iso: string | null): Value =>
    iso === null ? null : { serial: serialOf(new Date(iso), timeZone) };
  const columns = row.columns as never;
  const sheet = sheetFor({ list: row.list, columns }, { word, moment, phone: (phone) => phone });
  const title = word(listWords[row.list]);
  const book = streamWorkbook({
    title,
    columns: sheet.columns,
    batches: batches(
      deps,
      principal,
      { list: row.list, query: row.query },
      sheet.cells as (item: unknown) => Value[],
    ),
    about: {
      title: word(aboutWords.title),
      lines: (rows) => aboutLines(row, rows, word, moment(now().toISOString()), zone?.isDemo === true),
    },
  });
  const hash = createHash('sha256');
  let over = false;
  const ended = async (whole: boolean): Promise<void> => {
    if (over) return;
    over = true;
    running -= 1;
    const sha256 = whole ? hash.digest('hex') : null;
    const rows = book.rows();
    await inTransaction(db, async (tx) => {
      await moveExport(tx, id, 'taking', { state: whole ? 'taken' : 'broken', rows_taken: rows, sha256 });
      await appendJournal(tx, {
        stream: `export:${id}`,
        action: whole ? 'export.take' : 'export.break',
        actor: actorFor(principal, exportAction(row.list)),
        at: now(),
        data: { rows, sha256 },
      });
    });
  };
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    // Recorded before the file ends, so that none is out of which the log does not know.
    flush(done) {
      ended(true).then(() => done(), done);
    },
  });
  pipeline(book.stream, counted).catch(() => ended(false).catch(() => undefined));
  return { name: `${title}-${now().toISOString().slice(0, 10)}.xlsx`, stream: counted };
}

async function* batches(
  { db, now }: AppDependencies,
  principal: Principal,
  wanted: Wanted,
  cells: (item: unknown) => Value[],
): AsyncGenerator<Value[][]> {
  let cursor: string | undefined;
  let count = 0;
  do {
    const after = cursor;
    const batch = await inTransaction(db, (tx) =>
      readBatch(tx, principal, wanted, { limit: batchRows, ...(after ? { cursor: after } : {}) }, now()),
    );
    count += batch.items.length;
    if (count > exportRowLimit) throw new Problem('export-too-large');
    yield batch.items.map(cells);
    cursor = batch.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function aboutLines(
  row: ExportRow,
  rows: number,
  word: (words: Words) => string,
  at: Value,
  demo: boolean,
): [string, Value][] {
  return [
    [word(aboutWords.by), row.by_name],
    [word(aboutWords.at), at],
    [word(aboutWords.rows), rows],
    ...row.conditions.map(({ name, value }): [string, Value] => [name, value]),
    [word(aboutWords.number), row.id],
    ...(demo ? [[word(aboutWords.demo), word(aboutWords.demoNote)] as [string, Value]] : []),
    [word(aboutWords.care), word(aboutWords.careNote)],
  ];
}
