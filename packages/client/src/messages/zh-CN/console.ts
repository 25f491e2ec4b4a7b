import { acts } from './console/acts.ts';
import { bulk } from './console/bulk.ts';
import { bundles } from './console/bundles.ts';
import { catalogue } from './console/catalogue.ts';
import { dictionaries } from './console/dictionaries.ts';
import { escalations } from './console/escalations.ts';
import { handbook } from './console/handbook.ts';
import { lists } from './console/lists.ts';
import { matters } from './console/matters.ts';
import { overview } from './console/overview.ts';
import { planTemplates } from './console/plan-templates.ts';
import { plans } from './console/plans.ts';
import { records } from './console/records.ts';
import { shell } from './console/shell.ts';
import { statistics } from './console/statistics.ts';
import { subjects } from './console/subjects.ts';

/** Words of the desk. */
export const console = {
  ...shell,
  ...matters,
  ...acts,
  ...bulk,
  ...subjects,
  ...bundles,
  ...catalogue,
  ...dictionaries,
  ...escalations,
  ...overview,
  ...handbook,
  ...lists,
  ...plans,
  ...planTemplates,
  ...records,
  ...statistics,
} as const;
