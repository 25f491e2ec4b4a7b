import {
  type ExportRequest,
  exportAction,
  exportRowLimit,
  exportsPerHour,
  needsApproval,
} from '@guanjia/core/exports';
import type { Principal } from '@guanjia/core/identity';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor, authorise } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal, keepText } from '../platform/journal.ts';
import { faultyField } from '../platform/problems.ts';
import { countAttempt } from '../platform/rate-limit.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { readBatch } from './batches.ts';
import { describeConditions } from './conditions.ts';
import { insertExport } from './exports-store.ts';

/** Long enough to press a button, too short to leave a download lying about. */
const readyMinutes = 10;

/** Asks for a file of what is shown: at once ready to be fetched, or waiting for another person's approval. */
export async function requestExport(
  { db, now }: AppDependencies,
  principal: Principal,
  request: ExportRequest,
): Promise<string> {
  authorise(principal, exportAction(request.list));
  const at = now();
  await countAttempt(
    db,
    { key: `export:${principal.accountId}`, points: exportsPerHour, windowSeconds: 3_600 },
    at,
  );
  return await inTransaction(db, async (tx) => {
    const id = newId(at.getTime());
    const first = await readBatch(tx, principal, request, { limit: 1 }, at);
    const { exportApprovalAbove } = await loadZoneSettings(tx);
    const rows = { counted: first.total, exact: first.totalIsExact };
    const approval = needsApproval(exportApprovalAbove, rows);
    if (approval && request.purpose === undefined) {
      throw faultyField('purpose', '这次导出须经审批，请写明用途', 'rule-violated');
    }
    const word = (words: readonly [string, string]) => words[request.language === 'en' ? 1 : 0];
    const conditions = await describeConditions(tx, request, word);
    const stream = `export:${id}`;
    const purpose =
      request.purpose === undefined
        ? undefined
        : await keepText(tx, { stream, kind: 'purpose', body: request.purpose, at });
    await insertExport(tx, {
      id,
      requested_by: principal.accountId,
      requested_at: at,
      list: request.list,
      query: JSON.stringify(request.query),
      columns: JSON.stringify(request.columns),
      language: request.language,
      conditions: JSON.stringify(conditions),
      purpose_text_id: purpose?.id ?? null,
      rows_counted: Math.min(rows.counted, exportRowLimit),
      rows_exact: rows.exact,
      needs_approval: approval,
      state: approval ? 'waiting' : 'ready',
      decided_by: null,
      decided_at: null,
      decision_text_id: null,
      usable_until: approval ? null : new Date(at.getTime() + readyMinutes * 60_000),
      taken_at: null,
      rows_taken: null,
      sha256: null,
      ip: null,
    });
    await appendJournal(tx, {
      stream,
      action: 'export.request',
      actor: actorFor(principal, exportAction(request.list)),
      at,
      texts: purpose ? [purpose] : [],
      data: { list: request.list, columns: request.columns, rows: rows.counted, approval },
    });
    return id;
  });
}
