import type { AppealReview, EscalationLevel, MatterFacts } from '@guanjia/core/matters';
import {
  type ClockRow,
  currentRectification,
  lastUrging,
  type MatterBundle,
  openEscalation,
  openPledges,
  runningClock,
} from './bundle.ts';

/** While a clock stands still, nothing that it limits can run out. */
const endOfTime = new Date(8.64e15);
const isPaused = (clock: ClockRow | undefined): boolean => clock?.state === 'paused';
const dueOf = (clock: ClockRow | undefined): Date | null =>
  isPaused(clock) ? endOfTime : (clock?.due_at ?? null);

/** What does not stand in the matter's own rows: left out where nobody asks for it. */
interface FurtherFacts {
  appealReview?: AppealReview | null;
  firmMayPromise?: boolean;
}

/** A matter as the rules see it. */
export function factsOf(
  bundle: MatterBundle,
  reachableLevels: readonly EscalationLevel[],
  { appealReview = null, firmMayPromise = false }: FurtherFacts = {},
): MatterFacts {
  const { matter } = bundle;
  const rectification = currentRectification(bundle);
  return {
    status: matter.status,
    round: matter.round,
    declineDisputed: matter.decline_disputed,
    materialsLapsed: matter.materials_lapsed,
    openPledges: openPledges(bundle).length,
    firmMayPromise,
    dispatchFailures: matter.dispatch_failures,
    rated: bundle.rating.some((r) => r.round === matter.round),
    ratingUntil: matter.rating_until,
    reopenUntil: matter.reopen_until,
    urgeAgainAt: lastUrging(bundle)?.again_at ?? null,
    openEscalation: openEscalation(bundle)?.level ?? null,
    escalatedBy: openEscalation(bundle)?.escalated_by ?? null,
    escalationOverdue: runningClock(bundle, 'escalation')?.level === 'red',
    reachableLevels,
    assignments: bundle.assignment.map((a) => ({
      id: a.id,
      officeId: a.office_id,
      status: a.status,
      returnUntil: isPaused(runningClock(bundle, 'return', a.id)) ? endOfTime : a.return_until,
      dueAt: dueOf(runningClock(bundle, 'assignment', a.id)),
      extension: bundle.extension.find((e) => e.assignment_id === a.id) ?? null,
    })),
    rectification: rectification
      ? {
          id: rectification.id,
          status: rectification.status,
          extended: rectification.extended,
          appealed: rectification.appealed,
          appealedBy: rectification.appealed_by,
        }
      : null,
    appealReview,
  };
}
