export { planFaults } from './network.ts';
export {
  type DurationUnit,
  durationUnits,
  type LinkKind,
  linkKinds,
  type NodeFault,
  type NodeTimes,
  nodeFaults,
  type PlanFault,
  PlanFaultError,
  type PlanLink,
  type PlanNode,
  type Schedule,
  type ScheduleInput,
} from './plan.ts';
export { schedule } from './schedule.ts';
