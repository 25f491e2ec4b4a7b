import type { Selectable } from 'kysely';
import type {
  AssignmentTable,
  AttachmentTable,
  ClockTable,
  EscalationTable,
  ExtensionTable,
  MatterMaterialTable,
  MatterTable,
  RatingTable,
  RectificationTable,
  UrgingTable,
} from '../platform/schema-matters.ts';
import type { MatterRulesTable } from '../platform/schema-organisation.ts';

export type MatterRow = Selectable<MatterTable>;
export type RulesRow = Selectable<MatterRulesTable>;
export type AssignmentRow = Selectable<AssignmentTable>;
export type ExtensionRow = Selectable<ExtensionTable>;
export type EscalationRow = Selectable<EscalationTable>;
export type RatingRow = Selectable<RatingTable>;
export type RectificationRow = Selectable<RectificationTable>;
export type MaterialRow = Selectable<MatterMaterialTable>;
export type UrgingRow = Selectable<UrgingTable>;
export type ClockRow = Selectable<ClockTable>;
export type AttachmentRow = Selectable<AttachmentTable>;

/** A matter with all its rows: what a use case reads and changes, in memory, before one write. */
export interface MatterBundle {
  matter: MatterRow;
  /** One row, or none where the matter is older than versions are. */
  matter_rules: RulesRow[];
  assignment: AssignmentRow[];
  extension: ExtensionRow[];
  escalation: EscalationRow[];
  rating: RatingRow[];
  rectification: RectificationRow[];
  urging: UrgingRow[];
  matter_material: MaterialRow[];
  clock: ClockRow[];
  attachment: AttachmentRow[];
}

/** The tables of a bundle, parents before children, which is the order in which they are written. */
export const bundleTables = [
  'matter',
  'matter_rules',
  'assignment',
  'extension',
  'escalation',
  'rating',
  'rectification',
  'urging',
  'clock',
  'attachment',
  'matter_material',
] as const;
export type BundleTable = (typeof bundleTables)[number];

type Snapshot = Record<string, unknown>;

/** Left out of the journal: a file's name may name a person, its place tells where one was; neither is state. */
const leftOut: Partial<Record<BundleTable, readonly string[]>> = {
  attachment: ['name', 'latitude', 'longitude'],
};

/** A row as the journal keeps it and as verification compares it: plain JSON values. */
export function rowSnapshot(table: BundleTable, row: object): Snapshot {
  const snapshot: Snapshot = {};
  const omit = leftOut[table];
  for (const [column, value] of Object.entries(row)) {
    if (omit?.includes(column)) continue;
    if (value instanceof Date) snapshot[column] = value.toISOString();
    else if (Buffer.isBuffer(value)) snapshot[column] = value.toString('hex');
    else snapshot[column] = value;
  }
  return snapshot;
}

/** Rows of a bundle by table, a matter being one row. */
export function rowsOf(bundle: MatterBundle, table: BundleTable): { id: string }[] {
  return table === 'matter' ? [bundle.matter] : bundle[table];
}

export const currentRectification = (bundle: MatterBundle): RectificationRow | undefined =>
  bundle.rectification.findLast((r) => r.status !== 'done' && r.status !== 'excluded');
/** The firm's last urging in the present round. */
export const lastUrging = (bundle: MatterBundle): UrgingRow | undefined =>
  bundle.urging.findLast((u) => u.round === bundle.matter.round);
export const openPledges = (bundle: MatterBundle): MaterialRow[] =>
  bundle.matter_material.filter((m) => m.pledge_kind !== null && m.pledge_outcome === null);
export const openEscalation = (bundle: MatterBundle): EscalationRow | undefined =>
  bundle.escalation.find((e) => e.status === 'open');
export const runningClock = (
  bundle: MatterBundle,
  kind: ClockRow['kind'],
  assignmentId: string | null = null,
): ClockRow | undefined =>
  bundle.clock.findLast(
    (c) =>
      c.kind === kind && c.assignment_id === assignmentId && (c.state === 'running' || c.state === 'paused'),
  );

export const isOpenAssignmentRow = (a: AssignmentRow): boolean =>
  a.status === 'assigned' || a.status === 'signed' || a.status === 'answered';
