import { rowSnapshot } from '../matters/index.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Tx } from '../platform/database.ts';
import { textCommitment } from '../platform/journal.ts';
import { type Report, StreamFold } from './stream-fold.ts';
import { codePart, ERASURES, matterOfStream } from './stream-names.ts';
import {
  allEntries,
  type BundleTable,
  type CurrentRow,
  currentRows,
  headsOf,
  mattersWithoutJournal,
  recordedErasures,
  streamsWithoutEntries,
  type TextRow,
  textsOf,
  textsWithoutJournal,
} from './verify-store.ts';

/** So many streams are held in memory before they are compared with the rows. */
const STREAMS_AT_ONCE = 200;

export interface StreamTotals {
  streams: number;
  entries: number;
  texts: number;
  rows: number;
}

/** Replays every stream, and compares its end, its words and its rows with what the database holds now. */
export async function verifyStreams(tx: Tx, report: Report): Promise<StreamTotals> {
  const totals: StreamTotals = { streams: 0, entries: 0, texts: 0, rows: 0 };
  const erased = await recordedErasures(tx, ERASURES);
  let done: StreamFold[] = [];
  let current: StreamFold | undefined;
  const compare = async () => {
    if (done.length > 0) await compareStreams(tx, done, erased, totals, report);
    done = [];
  };
  for await (const entry of allEntries(tx)) {
    if (current?.stream !== entry.stream) {
      if (current) done.push(current);
      if (done.length >= STREAMS_AT_ONCE) await compare();
      current = new StreamFold(entry.stream, report);
      totals.streams += 1;
    }
    current.add(entry);
    totals.entries += 1;
  }
  if (current) done.push(current);
  await compare();
  await findOrphans(tx, report);
  return totals;
}

async function compareStreams(
  tx: Tx,
  folds: readonly StreamFold[],
  erased: ReadonlySet<string>,
  totals: StreamTotals,
  report: Report,
): Promise<void> {
  const streams = folds.map((fold) => fold.stream);
  const heads = await headsOf(tx, streams);
  const texts = Map.groupBy(await textsOf(tx, streams), (text) => text.stream);
  const matters = streams.flatMap((stream) => matterOfStream(stream) ?? []);
  const rows = Map.groupBy(await currentRows(tx, matters), (row) => row.matterId);
  for (const fold of folds) {
    const { stream } = fold;
    const head = heads.get(stream);
    if (!head) report({ code: 'head-missing', stream, detail: `末条为第 ${fold.seq} 条` });
    else if (head.seq > fold.seq) {
      report({ code: 'tail-missing', stream, detail: `第 ${fold.seq + 1} 至 ${head.seq} 条` });
    } else if (head.seq < fold.seq || !head.hash.equals(fold.hash)) {
      report({ code: 'head-altered', stream, detail: `末端记录第 ${head.seq} 条，实际第 ${fold.seq} 条` });
    }
    const own = texts.get(stream) ?? [];
    compareTexts(fold, own, erased, report);
    totals.texts += own.length;
    const matterId = matterOfStream(stream);
    if (matterId === undefined) continue;
    const now = rows.get(matterId) ?? [];
    compareRows(fold, now, report);
    totals.rows += now.length;
  }
}

function compareTexts(
  fold: StreamFold,
  texts: readonly TextRow[],
  erased: ReadonlySet<string>,
  report: Report,
): void {
  const { stream } = fold;
  const kept = new Set(texts.map((text) => text.id));
  for (const id of fold.texts.keys()) {
    if (!kept.has(id)) report({ code: 'text-missing', stream, detail: `正文 ${codePart(id)}` });
  }
  for (const text of texts) {
    const detail = `正文 ${text.id}（${codePart(text.kind)}）`;
    const promised = fold.texts.get(text.id);
    if (promised === undefined) report({ code: 'text-unjournalled', stream, detail });
    else if (text.commitment.toString('hex') !== promised) report({ code: 'text-altered', stream, detail });
    else if (text.body === null || text.salt === null) {
      if (!erased.has(text.id)) report({ code: 'text-erased-unrecorded', stream, detail });
    } else if (textCommitment(text.salt, text.body).toString('hex') !== promised) {
      report({ code: 'text-altered', stream, detail });
    }
  }
}

function compareRows(
  fold: StreamFold,
  now: readonly { table: BundleTable; row: CurrentRow }[],
  report: Report,
): void {
  const { stream } = fold;
  const present = new Map(now.map(({ table, row }) => [`${table} ${row.id}`, { table, row }]));
  for (const [key, journalled] of fold.rows) {
    const found = present.get(key);
    if (!found) {
      if (journalled !== null) report({ code: 'row-missing', stream, detail: key });
      continue;
    }
    if (journalled === null) {
      report({ code: 'row-unjournalled', stream, detail: key });
      continue;
    }
    const snapshot = rowSnapshot(found.table, found.row);
    // Columns that a later version of the product added are in no old snapshot.
    const differing = Object.keys(journalled).filter(
      (column) => canonicalJson(journalled[column]) !== canonicalJson(snapshot[column]),
    );
    if (differing.length > 0) {
      report({ code: 'row-altered', stream, detail: `${key}：${differing.map(codePart).join('、')}` });
    }
  }
  for (const key of present.keys()) {
    if (!fold.rows.has(key)) report({ code: 'row-unjournalled', stream, detail: key });
  }
}

/** What stands in the database without any journal behind it. */
async function findOrphans(tx: Tx, report: Report): Promise<void> {
  for (const { stream, seq } of await streamsWithoutEntries(tx)) {
    if (seq > 0) report({ code: 'stream-missing', stream, detail: `应有 ${seq} 条` });
  }
  for (const { id, number } of await mattersWithoutJournal(tx)) {
    report({ code: 'row-unjournalled', stream: `matter:${id}`, detail: `matter ${id}（${number}）` });
  }
  for (const { id, stream } of await textsWithoutJournal(tx)) {
    report({ code: 'text-unjournalled', stream, detail: `正文 ${id}` });
  }
}
