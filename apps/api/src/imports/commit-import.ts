import { createHash } from 'node:crypto';
import type { Principal } from '@guanjia/core/identity';
import type { Fault, ImportKind, NumberedRow } from '@guanjia/core/imports';
import { problemCatalogue } from '@guanjia/core/problems';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { problemOfDatabase } from '../platform/problems-of-database.ts';
import { byRow, checkRows, countFaultyRows } from './check-rows.ts';
import {
  beginCommit,
  checkDeferredRules,
  EMPTY_PREVIEW,
  findRows,
  getPreview,
  lockRun,
  lockWriting,
  markCommitted,
  markFailed,
  markFaulty,
  type RunRow,
  reportProgress,
} from './import-runs-store.ts';
import { writeRows } from './write-rows.ts';

/** The zone has changed since the file was checked. */
class RowsNoLongerHold extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('The rows no longer hold');
    this.faults = faults;
  }
}

/**
 * Takes a run for writing and answers at once; `finished` settles when all of its rows are written, or none. Throws
 * `import-faulty` and `action-not-available`.
 */
export async function commitImport(
  deps: AppDependencies,
  principal: Principal,
  run: RunRow,
): Promise<{ finished: Promise<void> }> {
  if (run.state === 'parsed' && run.faulty > 0) throw new Problem('import-faulty');
  if (!(await beginCommit(deps.db, run.id))) throw new Problem('action-not-available');
  return { finished: finishCommit(deps, principal, run) };
}

async function finishCommit(deps: AppDependencies, principal: Principal, run: RunRow): Promise<void> {
  const { db, now } = deps;
  try {
    await write(deps, principal, run);
  } catch (error) {
    if (error instanceof RowsNoLongerHold) {
      const faults = byRow(error.faults);
      const preview = { ...(await getPreview(db, run.id)), faults, faultCount: faults.length };
      const words = '检查之后情况有了变化，没有写入任何内容。请按下面的提示改正文件，重新上传。';
      await markFaulty(db, run.id, { preview, faulty: countFaultyRows(faults), error: words });
      return;
    }
    await markFailed(db, run.id, `${reasonOf(error)}没有写入任何内容，可以再试一次。`, now());
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const problem = error instanceof Problem ? error : problemOfDatabase(error);
  if (!problem) return '服务器出了问题，已记录。';
  return `${problem.options.detail ?? problemCatalogue[problem.code].title}。`.replace('。。', '。');
}

async function write(deps: AppDependencies, principal: Principal, run: RunRow): Promise<void> {
  const { db, now } = deps;
  const kind: ImportKind = run.kind;
  await inTransaction(db, async (tx) => {
    await lockRun(tx, run.id);
    await lockWriting(tx);
    const stored = await findRows(tx, run.id);
    if (!stored) throw new Error('The rows of the run are gone');
    const checked = await checkRows(tx, kind, stored as NumberedRow<typeof kind>[]);
    if (checked.faults.length > 0) throw new RowsNoLongerHold(checked.faults);

    const at = now();
    const outcome = await writeRows(kind, checked.rows, {
      tx,
      principal,
      runId: run.id,
      fileName: run.file_name,
      at,
      progress: async (done) => await reportProgress(db, run.id, done),
    });
    await checkDeferredRules(tx);
    await appendJournal(tx, {
      stream: 'zone',
      action: 'data.import',
      actor: actorFor(principal, 'data.import'),
      at,
      data: {
        importId: run.id,
        kind,
        total: checked.rows.length,
        written: outcome.written,
        unchanged: outcome.unchanged,
        sha256: createHash('sha256').update(JSON.stringify(stored)).digest('hex'),
      },
    });
    await markCommitted(tx, run.id, checked.rows.length, { ...EMPTY_PREVIEW, ...outcome }, now());
  });
}
