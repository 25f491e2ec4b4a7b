import { yellowFrom } from '@guanjia/core/calendar';
import type { Light, PledgeOutcome } from '@guanjia/core/matters';
import { newId } from '../platform/ids.ts';
import type { MaterialRow, MatterBundle } from './bundle.ts';
import type { ClockContext } from './clocks.ts';

/** The row of an item; the first time that something happens to it there is a new one. */
export function itemRow(bundle: MatterBundle, ctx: ClockContext, name: string): MaterialRow {
  const found = bundle.matter_material.find((m) => m.name === name);
  if (found) return found;
  const row: MaterialRow = {
    id: newId(ctx.now.getTime()),
    matter_id: bundle.matter.id,
    name,
    state: 'open',
    attachment_ids: [],
    reused_from: null,
    wanted_at: null,
    supplied_at: null,
    supplied_by: null,
    checked_at: null,
    checked_by: null,
    remark_text_id: null,
    valid_through: null,
    pledge_kind: null,
    pledge_text_id: null,
    pledged_at: null,
    pledge_due_at: null,
    pledge_next_at: null,
    pledge_outcome: null,
    pledge_ended_at: null,
  };
  bundle.matter_material.push(row);
  return row;
}

/** When a promise begins to be near its day: the rule of the lights. */
export const yellowOf = (ctx: ClockContext, from: Date, due: Date): Date =>
  yellowFrom(ctx.calendar, from, due, {
    share: ctx.settings.yellowShare,
    minWorkingDays: ctx.settings.yellowMinDays,
    capShare: ctx.settings.yellowCapShare,
  });

export function endPledge(row: MaterialRow, ctx: ClockContext, outcome: PledgeOutcome): void {
  row.pledge_outcome = outcome;
  row.pledge_ended_at = ctx.now;
  row.pledge_next_at = null;
}

/** The light of a promise that is still to be kept. */
export function pledgeLight(
  row: Pick<MaterialRow, 'pledge_due_at' | 'pledged_at' | 'pledge_outcome'>,
  ctx: ClockContext,
): Light {
  if (row.pledge_due_at === null || row.pledged_at === null || row.pledge_outcome !== null) return 'none';
  if (ctx.now > row.pledge_due_at) return 'red';
  return ctx.now >= yellowOf(ctx, row.pledged_at, row.pledge_due_at) ? 'yellow' : 'green';
}
