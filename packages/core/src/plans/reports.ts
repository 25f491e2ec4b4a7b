import { z } from 'zod';
import { planDay } from './node-fields.ts';

export const nodeReportKinds = ['start', 'progress', 'finish', 'note', 'correct'] as const;
export type NodeReportKind = (typeof nodeReportKinds)[number];

const words = z.string().trim().min(1).max(2000);
const base = {
  /** The local day that it is about; at most today. */
  on: planDay,
  note: words.optional(),
  attachmentIds: z.array(z.uuid()).max(9).optional(),
  deviceAt: z.iso.datetime({ offset: true }).optional(),
};
const progress = z.int().min(0).max(100);
/** Days that are left, in the node's own unit. */
const remaining = z.int().min(0).max(3650);

/** 报送进度: what whoever is on site says of a node. */
export const nodeReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), ...base, remaining: remaining.optional() }),
  z.strictObject({ kind: z.literal('progress'), ...base, progress, remaining: remaining.nullish() }),
  /** `startedOn` where the beginning was never reported. */
  z.strictObject({ kind: z.literal('finish'), ...base, startedOn: planDay.optional() }),
  z.strictObject({ kind: z.literal('note'), ...base, note: words }),
  /** 更正: what was reported wrongly is put right, with a reason. */
  z.strictObject({
    kind: z.literal('correct'),
    ...base,
    note: words,
    actualStart: planDay.nullable(),
    actualEnd: planDay.nullable(),
  }),
]);
export type NodeReport = z.infer<typeof nodeReport>;

/** What a report changes of a node. */
export interface NodeProgress {
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  readonly progress: number | null;
  readonly remaining: number | null;
  readonly remainingOn: string | null;
}

export type ReportFault =
  | 'inFuture'
  | 'alreadyBegun'
  | 'notBegun'
  | 'alreadyDone'
  | 'endBeforeStart'
  | 'endWithoutStart'
  | 'startsBeforeProject';

/** The node after a report, or why it can't be as reported. `today` and all days are local days. */
export function reported(
  node: NodeProgress,
  report: NodeReport,
  { today, startsOn }: { readonly today: string; readonly startsOn: string },
): NodeProgress | ReportFault {
  if (report.on > today) return 'inFuture';
  const next = applied(node, report);
  if (typeof next === 'string') return next;
  const { actualStart, actualEnd } = next;
  if (actualStart === null) return actualEnd === null ? next : 'endWithoutStart';
  if (actualStart > today || (actualEnd !== null && actualEnd > today)) return 'inFuture';
  if (actualStart < startsOn) return 'startsBeforeProject';
  if (actualEnd !== null && actualEnd < actualStart) return 'endBeforeStart';
  return next;
}

function applied(node: NodeProgress, report: NodeReport): NodeProgress | ReportFault {
  switch (report.kind) {
    case 'start':
      if (node.actualStart !== null) return 'alreadyBegun';
      return {
        ...node,
        actualStart: report.on,
        progress: 0,
        remaining: report.remaining ?? null,
        remainingOn: report.remaining === undefined ? null : report.on,
      };
    case 'progress': {
      if (node.actualEnd !== null) return 'alreadyDone';
      if (node.actualStart === null) return 'notBegun';
      const said = report.remaining ?? null;
      return {
        ...node,
        progress: report.progress,
        // Not said anew: what was said before still stands; null takes it back.
        ...(report.remaining === undefined
          ? {}
          : { remaining: said, remainingOn: said === null ? null : report.on }),
      };
    }
    case 'finish': {
      if (node.actualEnd !== null) return 'alreadyDone';
      const actualStart = node.actualStart ?? report.startedOn ?? report.on;
      return { actualStart, actualEnd: report.on, progress: 100, remaining: null, remainingOn: null };
    }
    case 'note':
      return node;
    case 'correct': {
      const { actualStart, actualEnd } = report;
      const progress =
        actualEnd !== null ? 100 : actualStart === null ? null : Math.min(99, node.progress ?? 0);
      return { actualStart, actualEnd, progress, remaining: null, remainingOn: null };
    }
  }
}
