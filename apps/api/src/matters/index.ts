export { bundleTables, rowSnapshot } from './bundle.ts';
export type { ClockContext } from './clocks.ts';
export { contextAt } from './context.ts';
export { fillCounts, verifyCounts } from './count-upkeep.ts';
export { findSuperiors } from './escalation-ladder.ts';
export { moveOpenMatters } from './hand-over.ts';
export { mayReadHandedIn } from './handed-in.ts';
export { listMatters } from './list-matters.ts';
export { loadsOf } from './loads.ts';
export { matterGauges } from './matter-gauges.ts';
export { matterScope } from './matter-scope.ts';
export { matterRoutes } from './matters-routes.ts';
export {
  assignFromMeeting,
  findMatterForMeeting,
  noteMeeting,
  speaksForFirmOf,
} from './meeting-door.ts';
export { noteOnMatter } from './note-on-matter.ts';
export { findButlerAccounts, findOfficeAccounts, publishOther, withCovers } from './notify.ts';
export { type Asked, once } from './once.ts';
export { performAction } from './perform.ts';
export { raiseMatter } from './raise.ts';
export { findReadableMatter } from './read-matter.ts';
export { recountClocks } from './recount.ts';
export { sweepClocks, sweepMatter } from './sweep.ts';
export { createSweepWork } from './sweep-work.ts';
export { timeLeftOf } from './time-left.ts';
export { detailsForFirm } from './timeline.ts';
