import type { MatterStatus } from '@guanjia/core/matters';

/** Where a matter stands on the four stations that the firm sees: 已提交 · 管家接手 · 部门在办 · 办结. */
export const stationOf = {
  submitted: 0,
  accepted: 1,
  handling: 2,
  'awaiting-materials': 1,
  answered: 3,
  rectifying: 2,
  closed: 4,
  declined: 4,
  withdrawn: 4,
  merged: 4,
} as const satisfies Record<MatterStatus, number>;

export const endedStatuses: ReadonlySet<MatterStatus> = new Set<MatterStatus>([
  'closed',
  'declined',
  'withdrawn',
  'merged',
]);
