import type { ProjectStage } from '@guanjia/core/projects';

const ORDER = {
  signed: 0,
  approved: 1,
  'land-obtained': 2,
  started: 3,
  'topped-out': 4,
  'equipment-installed': 5,
  completed: 6,
  'in-production': 7,
  'at-capacity': 8,
} as const satisfies Record<ProjectStage, number>;

/** From signing to capacity. */
export const STAGES = Object.keys(ORDER) as readonly ProjectStage[];

export function rankOf(stage: ProjectStage): number {
  return ORDER[stage];
}
