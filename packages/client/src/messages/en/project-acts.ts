import type { Texts } from '../../i18n/texts.ts';
import type { projectActs as chinese } from '../zh-CN/project-acts.ts';

/** What was done to a project, in the record of it and in the journal. */
export const projectActs = {
  'project-create': 'entered the project',
  'project-edit': 'changed the project',
  'contact-add': 'added a contact',
  'contact-edit': 'changed a contact',
  'contact-remove': 'removed a contact',
  'stewardship-handover': 'handed the project over',
  'project-production': 'handed over at production',
  'plan-make': 'made the plan',
  'plan-adjust': 'adjusted the plan',
  'plan-rebaseline': 'took a new baseline',
  'plan-export': 'exported the plan',
  'node-start': 'reported the start of a node',
  'node-progress': 'reported the progress of a node',
  'node-finish': 'reported a node as done',
  'node-note': 'reported on a node',
  'node-correct': 'corrected a node',
  'node-escalate': 'brought a node up',
  'node-open-matter': 'opened the matter of a node',
  'node-matter-ended': 'the matter of a node ended',
  'node-matter-reopened': 'the matter of a node was opened again',
  'month-report': 'reported a month',
  'node-supervised': 'supervision of a node',
  'bundle-open': 'opened a bundle',
} as const satisfies Texts<typeof chinese>;
