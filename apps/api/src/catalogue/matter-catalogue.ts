import type { CatalogueGroup } from './catalogue-type.ts';
import { approvals } from './types-approvals.ts';
import { honours, innovation, market } from './types-growth.ts';
import { legal, other, premises } from './types-other.ts';
import { financing, policies, staffing } from './types-policies.ts';
import { resources, siting } from './types-resources.ts';

/** 事项目录 that a zone begins with: 46 common kinds, and five that the zone's own description names besides. */
export const matterCatalogue: readonly CatalogueGroup[] = [
  resources,
  approvals,
  siting,
  policies,
  financing,
  staffing,
  market,
  honours,
  innovation,
  legal,
  premises,
  other,
];
