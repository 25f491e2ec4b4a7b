import { isOpenRectification, type MatterFacts, workingStatus } from './available-actions.ts';
import { isBadRating, type MatterStatus, type RatingLevel } from './statuses.ts';
import { type ActionName, type MatterAction, matterTransitions } from './transitions.ts';

const isMatterAction = (action: ActionName): action is MatterAction => action in matterTransitions;

/**
 * The matter's status after an action. `facts` are those AFTER the action's own rows (assignments,
 * rectification) have changed; `before` is the status that the matter had.
 */
export function nextStatus(
  action: ActionName,
  before: MatterStatus,
  facts: Pick<MatterFacts, 'assignments' | 'rectification'>,
  level?: RatingLevel,
): MatterStatus {
  if (isMatterAction(action)) {
    const { to } = matterTransitions[action];
    if (to === 'same') return before;
    if (to === 'working') return workingStatus(facts);
    if (to === 'rated') return level !== undefined && isBadRating(level) ? 'rectifying' : 'closed';
    return to;
  }
  if (before === 'awaiting-materials') return before;
  if (before === 'rectifying') {
    return facts.rectification && isOpenRectification(facts.rectification.status) ? 'rectifying' : 'closed';
  }
  return workingStatus(facts);
}
