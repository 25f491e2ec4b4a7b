import { localDate } from '@guanjia/core/calendar';
import type { Tx } from '../platform/database.ts';
import type { MaterialRow, MatterBundle } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { endPledge } from './material-rows.ts';
import { fingerprint } from './matter-store.ts';
import { settle } from './settle.ts';

/**
 * A promise near its day is called to mind once. One whose day has passed is broken, unless what was promised lies
 * there to be checked: then whoever checks is late, not the firm.
 */
export async function lookAtPledge(
  tx: Tx,
  ctx: ClockContext,
  bundle: MatterBundle,
  row: MaterialRow,
): Promise<void> {
  const due = row.pledge_due_at;
  if (due === null) return;
  const before = fingerprint(bundle);
  const over = ctx.now > due;
  const broken = over && row.state !== 'supplied';
  if (broken) {
    endPledge(row, ctx, 'broken');
    row.state = 'wanted';
    row.wanted_at = ctx.now;
  } else {
    row.pledge_next_at = over ? null : new Date(due.getTime() + 1);
  }
  await settle({
    tx,
    ctx,
    action: broken ? 'pledge-broken' : 'pledge-due',
    actor: null,
    deviceAt: null,
    before,
    bundle,
    texts: [],
    details: { material: row.name, until: localDate(ctx.calendar, due) },
    attachmentIds: [],
    tellOffices: new Set(),
  });
}
