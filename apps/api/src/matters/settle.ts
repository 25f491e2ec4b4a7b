import {
  type ActionName,
  type Addressee,
  audience,
  endedStatuses,
  type MatterStatus,
  nextStatus,
  type RatingLevel,
  type SystemAction,
  systemActions,
  visibleToFirm,
} from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import { appendJournal, type JournalActor, type TextCommitment } from '../platform/journal.ts';
import { isOpenAssignmentRow, type MatterBundle } from './bundle.ts';
import { type ClockContext, refreshLight } from './clocks.ts';
import { factsOf } from './facts.ts';
import { keepCounts } from './kept-counts.ts';
import { endLooseEnds } from './loose-ends.ts';
import { saveBundle } from './matter-store.ts';
import { findAudience, publish } from './notify.ts';
import { streamOf } from './work.ts';

export interface Settlement {
  tx: Tx;
  ctx: ClockContext;
  action: ActionName | SystemAction;
  actor: JournalActor | null;
  deviceAt: Date | null;
  before: Map<string, string>;
  bundle: MatterBundle;
  texts: readonly TextCommitment[];
  details: Record<string, unknown>;
  attachmentIds: readonly string[];
  visibility?: 'firm' | 'internal' | undefined;
  tellOffices: Set<string>;
  /** Relations that are told beyond the table (an escalated superior, the coordinator at the third return). */
  alsoTell?: readonly Addressee[];
}

/** The end of every change of a matter: status, light, rows, journal, notifications and live event, in one go. */
export async function settle(s: Settlement): Promise<void> {
  const { bundle, ctx, tx, action } = s;
  const { matter } = bundle;
  const fromStatus = s.before.size === 0 ? null : matter.status;
  if (isActionName(action)) {
    matter.status = nextStatus(
      action,
      matter.status,
      factsOf(bundle, []),
      s.details.level as RatingLevel | undefined,
    );
  }
  if (action === 'closed-silent') matter.status = 'closed';
  if (isEnded(matter.status)) endLooseEnds(bundle, ctx, s.tellOffices);
  refreshLight(bundle);
  matter.updated_at = ctx.now;
  if (s.before.size > 0) matter.version += 1;
  const rows = await saveBundle(tx, s.before, bundle);
  await keepCounts(tx, s.before, bundle);
  const visibility = s.visibility ?? (visibleToFirm(action) ? 'firm' : 'internal');
  const seq = await appendJournal(tx, {
    stream: streamOf(matter.id),
    action,
    actor: s.actor,
    at: ctx.now,
    deviceAt: s.deviceAt,
    visibility,
    texts: s.texts,
    data: { fromStatus, toStatus: matter.status, details: s.details, attachmentIds: s.attachmentIds, rows },
  });
  const relations: readonly Addressee[] = [...audience[action], ...(s.alsoTell ?? [])];
  const told = relations.filter((r) => !(r === 'firm' && visibility === 'internal'));
  const offices = new Set(s.tellOffices);
  for (const a of bundle.assignment) {
    if (isOpenAssignmentRow(a) || (concernsWhoAnswered.has(action) && a.status === 'accepted'))
      offices.add(a.office_id);
  }
  const accounts = await findAudience(tx, matter, told, [...offices], ctx.now);
  await publish(tx, {
    matterId: matter.id,
    action,
    eventKey: `${matter.id}:${seq}`,
    at: ctx.now,
    accounts: accounts.filter((id) => id !== s.actor?.accountId),
    details: s.details,
  });
}

/** Whoever answered hears what became of it. */
const concernsWhoAnswered: ReadonlySet<ActionName | SystemAction> = new Set<ActionName | SystemAction>([
  'rate',
  'reopen',
  'verify-rating',
  'uphold-rating',
  'exclude-rating',
  'revisit',
]);

const isEnded = (status: MatterStatus): boolean => endedStatuses.includes(status);

const systemNames: readonly string[] = systemActions;
const isActionName = (action: ActionName | SystemAction): action is ActionName =>
  !systemNames.includes(action);
