import type { Principal } from '@guanjia/core/identity';
import type { ActionName, Addressee, AvailableAction, Standing } from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import { keepText, type TextCommitment } from '../platform/journal.ts';
import type { AssignmentRow, MatterBundle, RectificationRow } from './bundle.ts';
import { currentRectification } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { findWaitingAttachments } from './matter-store.ts';
import { badField } from './refusals.ts';

/** One action under way: what it reads, what it changes in memory, and what it leaves for the journal. */
export interface MatterWork {
  tx: Tx;
  ctx: ClockContext;
  principal: Principal;
  standing: Standing;
  action: ActionName | 'submit';
  available: AvailableAction;
  bundle: MatterBundle;
  /** Words of people that this action brings. */
  texts: TextCommitment[];
  /** What the journal and the timeline say beyond the rows: no personal words. */
  details: Record<string, unknown>;
  visibility?: 'firm' | 'internal';
  attachmentIds: string[];
  /** Offices that are told although they hold nothing (yet, or any more). */
  tellOffices: Set<string>;
  /** Relations that are told beyond the table of audiences. */
  alsoTell: Addressee[];
}

/** What it takes to keep words with an event, whoever brings them. */
export type WordsWork = Pick<MatterWork, 'tx' | 'ctx' | 'bundle' | 'texts' | 'details'>;

export const streamOf = (matterId: string): string => `matter:${matterId}`;

/** Keeps words apart from the journal and answers their id; nothing for no words. */
export async function keep(work: WordsWork, kind: string, body: string): Promise<string>;
export async function keep(work: WordsWork, kind: string, body: string | undefined): Promise<string | null>;
export async function keep(work: WordsWork, kind: string, body: string | undefined): Promise<string | null> {
  if (body === undefined || body === '') return null;
  const text = await keepText(work.tx, {
    stream: streamOf(work.bundle.matter.id),
    kind,
    body,
    at: work.ctx.now,
  });
  work.texts.push(text);
  return text.id;
}

/** The assignment that the available action names. */
export function namedAssignment(work: MatterWork): AssignmentRow {
  const found = work.bundle.assignment.find((a) => a.id === work.available.assignmentId);
  if (!found) throw badField('assignmentId', '请指明是哪一件交办');
  return found;
}

export function namedRectification(work: MatterWork): RectificationRow {
  const found = currentRectification(work.bundle);
  if (!found) throw new Error('an available rectification action without a rectification');
  return found;
}

/** Ties files that this person handed in to the matter. Unknown ones are named, so that nothing is lost unseen. */
export async function attach(
  work: Pick<MatterWork, 'tx' | 'principal' | 'bundle' | 'attachmentIds'>,
  ids: readonly string[] | undefined,
  visibility: 'firm' | 'internal',
): Promise<void> {
  if (!ids || ids.length === 0) return;
  const wanted = [...new Set(ids)];
  const rows = await findWaitingAttachments(work.tx, wanted, work.principal.accountId);
  const missing = wanted.find((id) => !rows.some((r) => r.id === id));
  if (missing) throw badField(`attachmentIds.${ids.indexOf(missing)}`, '这个附件找不到或已用过，请重新上传');
  for (const row of rows) {
    row.matter_id = work.bundle.matter.id;
    row.visibility = visibility;
    work.bundle.attachment.push(row);
    work.attachmentIds.push(row.id);
  }
}
