import { z } from 'zod';
import { projectStages } from '../projects/index.ts';
import { durationUnits, linkKinds } from '../schedule/index.ts';

const words = (most: number) => z.string().trim().min(1, '请填写').max(most, `最多 ${most} 个字`);
/** Whole days: a node of the plan may take ten years, a slip of the pen may not. */
const planDays = z.int('请填写整数').min(0, '不能少于 0 天').max(3650, '最多 3650 天');
export const planDay = z.iso.date('日期写作 2026-01-05');
export const nodeCode = z
  .string()
  .trim()
  .regex(/^[A-Z][A-Z0-9-]{0,11}$/, '编号用大写字母和数字，以字母开头，如 A1');

/** A limit with where it comes from. What no source gives is unknown, and so is null. */
export const planLimit = z.strictObject({ days: planDays, unit: z.enum(durationUnits), source: words(200) });
export type PlanLimit = z.infer<typeof planLimit>;

export const planLink = z.strictObject({
  from: nodeCode,
  kind: z.enum(linkKinds),
  lag: z.int('请填写整数').min(-3650).max(3650),
  lagUnit: z.enum(durationUnits),
});

/** What a template says of a node and a plan takes over (节点). Offices are named by their codes. */
export const nodeProfile = z.strictObject({
  code: nodeCode,
  name: words(60),
  /** The stage of the template that it belongs to. */
  stage: words(12),
  /** The milestone of the project that is reached with it, of the nine. */
  milestone: z.enum(projectStages).nullable(),
  /** Who has it in hand: the first office leads; none: the firm itself. */
  officeCodes: z.array(z.string().min(1).max(60)).max(8, '最多 8 个单位').readonly(),
  /** What the schedule counts with. */
  days: planDays,
  unit: z.enum(durationUnits),
  promised: planLimit.nullable(),
  statutory: planLimit.nullable(),
  pastPractice: planLimit.nullable(),
  /** 停表: the time does not count against the promised limit of the whole, e.g. public notices. */
  stopsClock: z.boolean(),
  materials: z.array(words(100)).max(40, '最多 40 项').readonly(),
  /** 事项: what is opened for the butler as agent when the node begins. */
  matterType: z.string().max(60).nullable(),
  articleId: z.uuid().nullable(),
});
export type NodeProfile = z.infer<typeof nodeProfile>;
