import type { Fault, ImportFault, ImportRun, ImportRunSummary } from '@guanjia/core/imports';
import { faultReason, IMPORT_DEFINITIONS } from '@guanjia/core/imports';
import type { RunPreview, RunRow } from './import-runs-store.ts';

const FAULTS_SHOWN = 100;

export function presentSummary(run: RunRow): ImportRunSummary {
  return {
    id: run.id,
    kind: run.kind,
    kindName: IMPORT_DEFINITIONS[run.kind].title,
    fileName: run.file_name,
    state: run.state,
    total: run.total,
    done: run.done,
    faulty: run.faulty,
    createdAt: run.created_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    error: run.error,
    actions: actionsOf(run),
  };
}

export function presentRun(run: RunRow, preview: RunPreview): ImportRun {
  return {
    ...presentSummary(run),
    headings: [...preview.headings],
    ignoredHeadings: [...preview.ignored],
    sample: preview.sample.map(({ row, cells }) => ({ row, cells: [...cells] })),
    faultCount: preview.faultCount,
    faults: preview.faults.slice(0, FAULTS_SHOWN).map(presentFault),
    written: preview.written,
    unchanged: preview.unchanged,
    notes: [...preview.notes],
  };
}

export function presentFault(fault: Fault): ImportFault {
  const { row, column, code, given } = fault;
  return { row, column, code, reason: faultReason(fault), given };
}

function actionsOf({ state, faulty }: RunRow): ImportRunSummary['actions'] {
  if (state !== 'parsed' && state !== 'failed') return [];
  return faulty > 0 ? ['discard'] : ['commit', 'discard'];
}
