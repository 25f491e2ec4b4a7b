import { z } from 'zod';

/** What is told of a project's record (档案经过), by the names that the journal has for it. */
export const projectActs = [
  'project-create',
  'project-edit',
  'contact-add',
  'contact-edit',
  'contact-remove',
  'stewardship-handover',
  'project-production',
  'plan-make',
  'plan-adjust',
  'plan-rebaseline',
  'plan-export',
  'node-start',
  'node-progress',
  'node-finish',
  'node-note',
  'node-correct',
  'node-escalate',
  'node-open-matter',
  'node-matter-ended',
  'node-matter-reopened',
  'month-report',
  'bundle-open',
  'node-supervised',
] as const;
export type ProjectAct = (typeof projectActs)[number];

export const projectHistory = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      act: z.enum(projectActs),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      /** Words that were given with it: a reason, a note. */
      words: z.array(z.string()),
      /** What it was about: a node's code, a month. */
      about: z.string().nullable(),
    }),
  ),
});
export type ProjectHistory = z.infer<typeof projectHistory>;
