import { z } from 'zod';

/** The rules by which a light of a plan turns (亮灯规则). */
export const lightRules = [
  'nodeOverdue',
  'nodeNearDue',
  'nodeLate',
  'endLate',
  'behind',
  'startMissed',
  'investment',
] as const;
export type LightRule = (typeof lightRules)[number];

export const lightCause = z.object({
  rule: z.enum(lightRules),
  light: z.enum(['yellow', 'red']),
  code: z.string().nullable(),
  nodeName: z.string().nullable(),
  /** Whose node it is; null: the firm's, or no node's. */
  office: z.object({ id: z.uuid(), name: z.string(), shortName: z.string() }).nullable(),
  /** Days, months, or a share, as the rule counts. */
  amount: z.number(),
});
export type LightCauseView = z.infer<typeof lightCause>;

/** What a project's row in a list says of its plan. */
export const planGlance = z.object({
  light: z.enum(['green', 'yellow', 'red']),
  /** 0–1, weighed by planned days. */
  progress: z.number().nullable(),
  plannedProgress: z.number().nullable(),
  endsOn: z.iso.date(),
  lateBy: z.int().nullable(),
  /** What the light is on for first. */
  cause: lightCause.nullable(),
});
export type PlanGlance = z.infer<typeof planGlance>;
