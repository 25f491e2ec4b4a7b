import { endAssignment } from './assigning.ts';
import { isOpenAssignmentRow, type MatterBundle, openEscalation } from './bundle.ts';
import { type ClockContext, endClock } from './clocks.ts';

/**
 * Nothing goes on in a matter that has ended: assignments are recalled and their offices told, an escalation needs
 * no decision any more, and of all clocks only the rating window runs.
 */
export function endLooseEnds(bundle: MatterBundle, ctx: ClockContext, tellOffices: Set<string>): void {
  for (const assignment of bundle.assignment.filter(isOpenAssignmentRow)) {
    tellOffices.add(assignment.office_id);
    endAssignment({ bundle, ctx }, assignment, 'recalled');
  }
  const escalation = openEscalation(bundle);
  if (escalation) escalation.status = 'lapsed';
  for (const clock of bundle.clock) {
    const runs = clock.state === 'running' || clock.state === 'paused';
    if (runs && clock.kind !== 'rating') endClock(clock, ctx);
  }
}
