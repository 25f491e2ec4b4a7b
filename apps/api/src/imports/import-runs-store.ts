import type { Fault, ImportKind, ImportState, NumberedRow, ReadSheet } from '@guanjia/core/imports';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';

/** What a run shows of its file; `null` figures until it is written. */
export interface RunPreview {
  readonly headings: readonly string[];
  readonly ignored: readonly string[];
  readonly sample: ReadSheet['sample'];
  readonly faultCount: number;
  readonly faults: readonly Fault[];
  readonly written: number | null;
  readonly unchanged: number | null;
  readonly notes: readonly string[];
}

export interface RunRow {
  readonly id: string;
  readonly kind: ImportKind;
  readonly file_name: string;
  readonly state: ImportState;
  readonly total: number;
  readonly done: number;
  readonly faulty: number;
  readonly error: string | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

const columns = [
  'id',
  'kind',
  'file_name',
  'state',
  'total',
  'done',
  'faulty',
  'error',
  'created_at',
  'finished_at',
] as const;

export async function insertRun(
  db: Db,
  run: Pick<RunRow, 'id' | 'kind' | 'file_name' | 'total' | 'faulty' | 'created_at'> & {
    preview: RunPreview;
    rows: readonly NumberedRow[];
    created_by: string;
  },
): Promise<void> {
  const { preview, rows, ...rest } = run;
  await db
    .insertInto('import_run')
    .values({
      ...rest,
      state: 'parsed',
      done: 0,
      preview: JSON.stringify(preview),
      payload: JSON.stringify(rows),
      error: null,
      finished_at: null,
    })
    .execute();
}

/** A run of one's own: what a file holds is nobody else's to see. */
export async function findRun(db: Db | Tx, id: string, ownerId: string): Promise<RunRow | undefined> {
  const row = await db
    .selectFrom('import_run')
    .select(columns)
    .where('id', '=', id)
    .where('created_by', '=', ownerId)
    .executeTakeFirst();
  return row && { ...row, kind: row.kind as ImportKind };
}

export async function getPreview(db: Db | Tx, id: string): Promise<RunPreview> {
  const { preview } = await db
    .selectFrom('import_run')
    .select('preview')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return preview as RunPreview;
}

export async function findRows(db: Db | Tx, id: string): Promise<NumberedRow[] | undefined> {
  const run = await db.selectFrom('import_run').select('payload').where('id', '=', id).executeTakeFirst();
  return (run?.payload ?? undefined) as NumberedRow[] | undefined;
}

/** Newest first; one row more than asked for, and the total. */
export async function listRuns(
  db: Db,
  ownerId: string,
  query: { kind?: ImportKind | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: RunRow[]; total: number }> {
  let matching = db.selectFrom('import_run').where('created_by', '=', ownerId);
  if (query.kind) matching = matching.where('kind', '=', query.kind);
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = matching.select(columns);
  if (query.after) page = page.where('id', '<', query.after);
  const rows = await page
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return { rows: rows.map((row) => ({ ...row, kind: row.kind as ImportKind })), total };
}

/** Takes a sound run for writing; false where somebody else was first, or it isn't sound. */
export async function beginCommit(db: Db, id: string): Promise<boolean> {
  const taken = await db
    .updateTable('import_run')
    .set({ state: 'committing', done: 0, error: null, finished_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['parsed', 'failed'])
    .where('faulty', '=', 0)
    .where('payload', 'is not', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Seen by others at once: it isn't part of the transaction that writes. */
export async function reportProgress(db: Db, id: string, done: number): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ done })
    .where('id', '=', id)
    .where('state', '=', 'committing')
    .execute();
}

/** Part of the transaction that writes, so that a run says "committed" exactly when its rows are there. */
export async function markCommitted(
  tx: Tx,
  id: string,
  total: number,
  preview: RunPreview,
  at: Date,
): Promise<void> {
  const marked = await tx
    .updateTable('import_run')
    // What the file held is in its own tables now; no second copy of it stays here.
    .set({
      state: 'committed',
      done: total,
      preview: JSON.stringify(preview),
      payload: null,
      finished_at: at,
    })
    .where('id', '=', id)
    .where('state', '=', 'committing')
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) throw new Error('The run was taken away while it was written');
}

export async function markFailed(db: Db, id: string, error: string, at: Date): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ state: 'failed', done: 0, error, finished_at: at })
    .where('id', '=', id)
    .where('state', '=', 'committing')
    .execute();
}

/** The zone has changed since the file was checked: back to the preview, with what is wrong now. */
export async function markFaulty(
  db: Db,
  id: string,
  fresh: { preview: RunPreview; faulty: number; error: string },
): Promise<void> {
  await db
    .updateTable('import_run')
    .set({
      state: 'parsed',
      done: 0,
      faulty: fresh.faulty,
      error: fresh.error,
      preview: JSON.stringify(fresh.preview),
    })
    .where('id', '=', id)
    .where('state', '=', 'committing')
    .execute();
}

export async function discardRun(db: Db, id: string, at: Date): Promise<boolean> {
  const discarded = await db
    .updateTable('import_run')
    .set({ state: 'discarded', payload: null, preview: JSON.stringify(EMPTY_PREVIEW), finished_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['parsed', 'failed'])
    .executeTakeFirst();
  return discarded.numUpdatedRows > 0n;
}

export const EMPTY_PREVIEW: RunPreview = {
  headings: [],
  ignored: [],
  sample: [],
  faultCount: 0,
  faults: [],
  written: null,
  unchanged: null,
  notes: [],
};

/** Files that nobody took up again are discarded with what they held. */
export async function discardForgottenRuns(db: Db, before: Date, at: Date): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ state: 'discarded', payload: null, preview: JSON.stringify(EMPTY_PREVIEW), finished_at: at })
    .where('state', 'in', ['parsed', 'failed'])
    .where('created_at', '<', before)
    .execute();
}

/** Held by the transaction that writes a run, for as long as it lives. */
export async function lockRun(tx: Tx, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`import-run:${id}`}))`.execute(tx);
}

/** One import is written at a time: each checks itself against what the one before it left. */
export async function lockWriting(tx: Tx): Promise<void> {
  await sql`SET LOCAL statement_timeout = '15min'`.execute(tx);
  await sql`SELECT pg_advisory_xact_lock(hashtext('import-writing'))`.execute(tx);
}

/** Rules that wait for the end of the transaction speak now, before the run says that it is done. */
export async function checkDeferredRules(tx: Tx): Promise<void> {
  await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx);
}

/**
 * Gives up runs whose server died while writing: nobody holds their lock any more, and the database has undone what
 * they wrote. Answers how many.
 */
export async function releaseInterruptedRuns(db: Db, error: string, at: Date): Promise<number> {
  const released = await db
    .updateTable('import_run')
    .set({ state: 'failed', done: 0, error, finished_at: at })
    .where('state', '=', 'committing')
    .where(sql<boolean>`pg_try_advisory_xact_lock(hashtext('import-run:' || id))`)
    .executeTakeFirst();
  return Number(released.numUpdatedRows);
}
