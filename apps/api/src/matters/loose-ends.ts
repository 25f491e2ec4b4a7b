import { voidsPledges } from '@guanjia/core/matters';
import { endAssignment } from './assigning.ts';
import { isOpenAssignmentRow, type MatterBundle, openEscalation, openPledges } from './bundle.ts';
import { type ClockContext, endClock } from './clocks.ts';
import { endPledge } from './material-rows.ts';

/**
 * Nothing goes on in a matter that has ended: assignments are recalled and their offices told, an escalation needs
 * no decision any more, and of all clocks only the rating window runs. A promise for later outlives an answered matter, and no other.
 */
export function endLooseEnds(bundle: MatterBundle, ctx: ClockContext, tellOffices: Set<string>): void {
  for (const assignment of bundle.assignment.filter(isOpenAssignmentRow)) {
    tellOffices.add(assignment.office_id);
    endAssignment({ bundle, ctx }, assignment, 'recalled');
  }
  const escalation = openEscalation(bundle);
  if (escalation) escalation.status = 'lapsed';
  if (voidsPledges(bundle.matter.status, bundle.matter.close_reason)) {
    for (const item of openPledges(bundle)) endPledge(item, ctx, 'void');
  }
  for (const clock of bundle.clock) {
    const runs = clock.state === 'running' || clock.state === 'paused';
    if (runs && clock.kind !== 'rating') endClock(clock, ctx);
  }
}
