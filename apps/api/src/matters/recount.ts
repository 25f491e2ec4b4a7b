import { findOpenRecounts, keepRecount, loadCalendar } from '../calendars/index.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import type { ClockRow, MatterBundle } from './bundle.ts';
import { type ClockContext, firmClocks, moveClock, newDueOf } from './clocks.ts';
import { findMatterForChange, fingerprint } from './matter-store.ts';
import { listOpenClocks } from './recount-store.ts';
import { settle } from './settle.ts';

/** How many clocks are looked at together. */
const batch = 500;
/** Longer than a request may take: what began by the old calendar is written by then, and seen by a later look. */
const graceMs = 60_000;

const isOpen = (clock: ClockRow): boolean => clock.state === 'running' || clock.state === 'paused';

/**
 * Counts every open clock anew where a calendar was published since; answers how many matters moved. Each matter is
 * a transaction of its own and is journalled once; repeated, or by two servers at once, it changes nothing.
 */
export async function recountClocks(db: Db, context: (tx: Tx) => Promise<ClockContext>): Promise<number> {
  const open = await findOpenRecounts(db);
  if (open.length === 0) return 0;
  const ctx = await inTransaction(db, context);
  let moved = 0;
  for (let after: string | null = null; ; ) {
    const clocks = await listOpenClocks(db, ctx.calendar.version, after, batch);
    const last = clocks.at(-1);
    if (!last) break;
    after = last.id;
    const different = new Set<string>();
    for (const clock of clocks) {
      if (await newDue(db, ctx, clock)) different.add(clock.matter_id);
    }
    for (const id of different) {
      const did = await inTransaction(db, async (tx) => {
        const bundle = await findMatterForChange(tx, id);
        return bundle !== undefined && (await recountMatter(tx, ctx, bundle));
      });
      if (did) moved += 1;
    }
  }
  for (const { version, publishedAt } of open) {
    const isNewest = version === open.at(-1)?.version;
    const isOver = ctx.now.getTime() >= publishedAt.getTime() + graceMs;
    await keepRecount(db, version, isNewest ? moved : 0, isOver ? ctx.now : null);
  }
  return moved;
}

async function newDue(db: Db | Tx, ctx: ClockContext, clock: ClockRow) {
  if (!isOpen(clock) || clock.calendar_version >= ctx.calendar.version) return undefined;
  return newDueOf(clock, await loadCalendar(db, clock.calendar_version), ctx.calendar);
}

/**
 * Moves the due moments of a loaded and locked matter that the present calendar puts elsewhere, as one event with
 * the moments before and after. Answers whether there were any.
 */
export async function recountMatter(tx: Tx, ctx: ClockContext, bundle: MatterBundle): Promise<boolean> {
  const found = [];
  for (const clock of bundle.clock) {
    const due = await newDue(tx, ctx, clock);
    if (due) found.push({ clock, due });
  }
  if (found.length === 0) return false;
  const before = fingerprint(bundle);
  const moved = found.map(({ clock, due }) => {
    const from = clock.due_at;
    moveClock(clock, ctx, due);
    moveWindows(bundle, clock, from);
    const assignment = bundle.assignment.find((one) => one.id === clock.assignment_id);
    return {
      clock: clock.kind,
      ...(assignment ? { officeId: assignment.office_id } : {}),
      from: from.toISOString(),
      to: due.at.toISOString(),
      provisional: due.provisional,
    };
  });
  await settle({
    tx,
    ctx,
    action: 'due-moved',
    actor: null,
    deviceAt: null,
    before,
    bundle,
    texts: [],
    details: { calendar: ctx.calendar.version, moved },
    attachmentIds: [],
    visibility: found.some(({ clock }) => firmClocks.has(clock.kind)) ? 'firm' : 'internal',
    tellOffices: new Set(),
  });
  return true;
}

/** What may be done until a clock runs out is written beside it, and moves along. */
function moveWindows({ matter, assignment }: MatterBundle, clock: ClockRow, from: Date): void {
  const isSame = (moment: Date | null) => moment?.getTime() === from.getTime();
  if (clock.kind === 'return') {
    const own = assignment.find((one) => one.id === clock.assignment_id);
    if (own && isSame(own.return_until)) own.return_until = clock.due_at;
  }
  if (clock.kind === 'rating') {
    // The window for coming back opens with the one for rating; where both are as long, they close together.
    if (isSame(matter.reopen_until)) matter.reopen_until = clock.due_at;
    if (isSame(matter.rating_until)) matter.rating_until = clock.due_at;
  }
}
