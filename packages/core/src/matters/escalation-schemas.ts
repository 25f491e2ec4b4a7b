import { z } from 'zod';
import { escalationLevels, litClocks } from './statuses.ts';

const id = z.uuid();
const level = z.enum(escalationLevels);

export const escalationRuleLevels = [...escalationLevels, 'next'] as const;
export const escalationLights = ['yellow', 'red'] as const;
const ruleFields = {
  clock: z.enum(litClocks),
  light: z.enum(escalationLights),
  /** Working days after the light turned; 0: at once. */
  afterDays: z.int().min(0).max(250),
  level: z.enum(escalationRuleLevels),
};

export const escalationRuleView = z.object({
  id,
  ...ruleFields,
  active: z.boolean(),
  /** What was late before counts from then. */
  since: z.iso.datetime(),
  revision: z.int(),
  changedBy: z.string().nullable(),
  /** How often it brought something up in the last 30 days. */
  ranLately: z.int(),
});
export type EscalationRuleView = z.infer<typeof escalationRuleView>;

export const escalationRuleCreation = z.strictObject(ruleFields);
export type EscalationRuleCreation = z.infer<typeof escalationRuleCreation>;

export const escalationRuleChange = z
  .strictObject({
    /** The one that was read: of two who change it at once the second is told. */
    revision: z.int(),
    light: ruleFields.light.optional(),
    afterDays: ruleFields.afterDays.optional(),
    level: ruleFields.level.optional(),
    active: z.boolean().optional(),
  })
  .refine(({ revision: _, ...change }) => Object.keys(change).length > 0, '请至少修改一项');
export type EscalationRuleChange = z.infer<typeof escalationRuleChange>;

/** 提级: the rules, and who stands on the ladder of each station now. */
export const escalationLadder = z.object({
  rules: z.array(escalationRuleView),
  levels: z.array(z.object({ level, limitDays: z.int() })),
  stations: z.array(
    z.object({
      id,
      name: z.string(),
      levels: z.array(z.object({ level, people: z.array(z.string()) })),
    }),
  ),
  editable: z.boolean(),
});
export type EscalationLadder = z.infer<typeof escalationLadder>;
