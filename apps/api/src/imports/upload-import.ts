import type { Principal } from '@guanjia/core/identity';
import type { ImportKind } from '@guanjia/core/imports';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problems.ts';
import { byRow, checkRows, countFaultyRows } from './check-rows.ts';
import { EMPTY_PREVIEW, insertRun } from './import-runs-store.ts';
import { FileProblem } from './reading/file-problem.ts';
import { readUpload } from './reading/read-upload.ts';

/** Beyond it a person reads the first and begins anew. */
const KEPT_FAULTS = 20_000;

/**
 * Reads and checks an uploaded file, and keeps it for the commit. Nothing of the zone changes. Throws
 * `file-type-refused` or `file-unreadable`, with the cause as `reason`.
 */
export async function uploadImport(
  { db, now }: AppDependencies,
  principal: Principal,
  file: { kind: ImportKind; name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const { kind } = file;
  const sheet = await readUpload(file.bytes, kind).catch((error: unknown) => {
    throw error instanceof FileProblem ? problemOf(error) : error;
  });
  const checked = await checkRows(db, kind, [...sheet.rows, ...sheet.drafts]);
  const faults = byRow([...sheet.faults, ...checked.faults]);
  const at = now();
  const id = newId(at.getTime());
  await insertRun(db, {
    id,
    kind,
    file_name: file.name,
    total: sheet.total,
    faulty: countFaultyRows(faults),
    created_at: at,
    created_by: principal.accountId,
    rows: sheet.rows,
    preview: {
      ...EMPTY_PREVIEW,
      headings: sheet.headings,
      ignored: sheet.ignored,
      sample: sheet.sample,
      faultCount: faults.length,
      faults: faults.slice(0, KEPT_FAULTS),
    },
  });
  return id;
}

function problemOf(error: FileProblem): Problem {
  const { code } = error.facts;
  const refused = code === 'wrong-type' || code === 'old-excel';
  return new Problem(refused ? 'file-type-refused' : 'file-unreadable', {
    detail: error.message,
    extensions: { reason: code },
    cause: error,
  });
}
